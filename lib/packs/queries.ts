/** What a pack is made of and compared with. */
import "server-only";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { countries } from "@/db/schema/country";
import { ratings } from "@/db/schema/rating";
import { sourceCountries, sources } from "@/db/schema/source";
import { assessmentSubject, type NamedAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { editionByHash } from "@/lib/editions/queries";
import type { Edition } from "@/lib/instruments/edition";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { can } from "@/lib/policy/can";
import type { AssessmentSubject } from "@/lib/policy/subjects";
import { writePermission } from "@/lib/ratings/kinds";
import type { StoredRating } from "@/lib/ratings/merge";
import { storedRating } from "@/lib/ratings/rows";
import { readHandIn, readPairs, readSample } from "@/lib/second-ratings/queries";
import { ownSections } from "@/lib/self-assessments/sections";
import { mayBePublic, visibleTo } from "@/lib/sources/visible-to";
import { PACK_KINDS, type PackKey, type PackKind } from "./schema";

/** The ratings of one kind in an assessment, for a person who writes them. */
export type PackPlace = NamedAssessment & {
  key: PackKey;
  edition: Edition;
  /** The indicators that a person rates by this kind, in the order of the edition. */
  indicators: readonly string[];
  /** Whether the present state takes ratings of the kind, and these were not handed in or certified. */
  isOpen: boolean;
  mayReadNotes: boolean;
};

/** Whether the actor writes ratings of a kind while the assessment is in drafting, and its State's answers are open. */
function writes(ctx: Ctx, subject: AssessmentSubject, kind: PackKind): boolean {
  const selfIsOpen = subject.selfIsOpen || subject.selfIsCertified;
  return can(ctx.actor, writePermission(kind), { ...subject, state: "drafting", selfIsOpen });
}

/** The kinds of rating of which the actor may take a pack now. */
export function packKinds(ctx: Ctx, subject: AssessmentSubject): readonly PackKind[] {
  return PACK_KINDS.filter((kind) => can(ctx.actor, writePermission(kind), subject));
}

/** The permission that opens the pages of a pack, beside that the actor writes its ratings. */
export function packReader(kind: PackKind): AssessmentPermission {
  return kind === "self" ? "self_rating.read" : "progress.read";
}

/** Reads what a pack is about. Throws NOT_FOUND for who does not write these ratings in drafting. */
export async function packPlace(ctx: Ctx, key: PackKey): Promise<PackPlace> {
  const loaded = await assessmentSubject(ctx, key);
  const { subject, assessment } = loaded;
  if (!writes(ctx, subject, key.kind)) {
    throw new AppError("NOT_FOUND", `pack of ${key.round}/${key.iso3}/${key.kind}`);
  }
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const { indicators, isHandedIn } = await indicatorsOf(ctx, loaded, key.kind, edition);
  if (indicators.length === 0 && key.kind === "self") throw new AppError("NOT_FOUND", "no section to answer");
  return {
    ...loaded,
    key,
    edition,
    indicators,
    isOpen: loaded.writableKinds.includes(key.kind) && !isHandedIn,
    mayReadNotes: can(ctx.actor, "team_note.read", subject),
  };
}

async function indicatorsOf(ctx: Ctx, loaded: NamedAssessment, kind: PackKind, edition: Edition) {
  if (kind === "second") return openSample(ctx, edition, loaded.assessment);
  const all = [...edition.indicators.values()];
  const own = kind === "self" ? await ownSections(ctx, loaded) : null;
  const indicators = all.filter(({ domain }) => own === null || (domain !== null && own.includes(domain)));
  return {
    indicators: indicators.map(({ code }) => code),
    isHandedIn: kind === "self" && loaded.subject.selfIsCertified,
  };
}

/** What is still rated a second time: indicators that were revealed stay as they were handed in. */
async function openSample(ctx: Ctx, edition: Edition, assessment: NamedAssessment["assessment"]) {
  const sample = await readSample(ctx, edition, assessment);
  const pairs = await readPairs(ctx, assessment.id);
  const handIn = await readHandIn(ctx, assessment.id);
  const revealed = new Set(pairs.map(({ indicator }) => indicator));
  const indicators = sample.map(({ indicator }) => indicator).filter((code) => !revealed.has(code));
  return { indicators, isHandedIn: handIn.handedInAt !== null };
}

/** The stored ratings of a pack by indicator, locked against other writers where it is asked for. */
export async function packRatings(
  ctx: Ctx,
  { assessment, key, indicators }: PackPlace,
  lock?: "update",
): Promise<ReadonlyMap<string, StoredRating>> {
  const query = ctx.read
    .select()
    .from(ratings)
    .where(
      and(
        eq(ratings.assessmentId, assessment.id),
        eq(ratings.kind, key.kind),
        inArray(ratings.indicator, [...indicators]),
      ),
    )
    .orderBy(asc(ratings.indicator));
  const rows = await (lock ? query.for(lock) : query);
  const stored = new Map(rows.map((row) => [row.indicator, storedRating(row)]));
  return new Map(indicators.map((code) => [code, stored.get(code) ?? storedRating(undefined)]));
}

/** A source as a pack names it. */
export type PackSource = { code: string; title: string; isPublic: boolean };

/**
 * The sources about the country of a pack that its taker may read. Confidential ones never leave by a pack, whoever
 * takes it.
 */
export async function packSources(ctx: Ctx, { assessment }: PackPlace): Promise<readonly PackSource[]> {
  const rows = await ctx.read
    .select({
      code: sources.code,
      title: sources.title,
      isPublic: sql<boolean>`${sources.accessClass} = 'public' and ${mayBePublic}`,
    })
    .from(sources)
    .innerJoin(sourceCountries, eq(sourceCountries.sourceId, sources.id))
    .innerJoin(countries, eq(countries.id, sourceCountries.countryId))
    .where(
      and(
        eq(countries.iso3, assessment.iso3),
        isNull(sources.withdrawnAt),
        inArray(sources.accessClass, ["public", "restricted"]),
        visibleTo(ctx),
      ),
    )
    .orderBy(asc(sources.code));
  return rows;
}
