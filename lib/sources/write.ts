/** How a source is written: what adding, saving, making a twin and taking over a contribution share. */
import "server-only";
import { eq } from "drizzle-orm";
import { interviews, sourceCountries, sourceReaders, sources } from "@/db/schema/source";
import type { AuditChange } from "@/lib/audit/append";
import { personOrNull } from "@/lib/core/acting-person";
import type { MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { done, type Result, refused } from "@/lib/core/result";
import { NO_PART } from "@/lib/policy/source";
import type { SourceSubject } from "@/lib/policy/subjects";
import { programmeDay } from "@/lib/settings/programme-day";
import { countriesOf, drawNumber, nextSourceCode } from "./code";
import { SOURCE_ENTITY, sourceContent } from "./content";
import { type DayRefusal, refusedDay } from "./interview-days";
import { isInterview } from "./kinds";
import { leadsInCountriesOf } from "./leads";
import type { AddSource } from "./schema";
import { mayAddTo } from "./visible-to";

/** What is written about a source, whatever its countries. */
export type SourceFields = Omit<AddSource, "countries">;

type Insertion = {
  /** Gives the number of a source that is not public. */
  draw?: () => number;
  /** Who reads a confidential one; where nobody names them, its author and who leads now. */
  readers?: readonly string[];
  twinOfId?: string | null;
  /** Whose source it is; where nobody says so, that of who acts. */
  authorId?: string;
};

/** Subject of `source.add`: whether the actor drafts in the country that the code comes from. */
export async function addSubject(ctx: MutationCtx, iso3: string | undefined): Promise<SourceSubject> {
  const onDraftingTeam = iso3 !== undefined && (await mayAddTo(ctx, iso3));
  return {
    kind: "source",
    accessClass: "public",
    mayBePublic: true,
    ...NO_PART,
    isAuthor: true,
    onTeam: onDraftingTeam,
    onDraftingTeam,
  };
}

/**
 * Inserts a source with a code of the first of its countries. Refused where the days of an interview cannot be true or
 * its erasure does not lie ahead.
 */
export async function insertSource(
  ctx: MutationCtx,
  input: Omit<AddSource, "wantedFor">,
  { draw = drawNumber, readers, twinOfId = null, authorId }: Insertion = {},
): Promise<Result<{ id: string; code: string; change: AuditChange }, DayRefusal>> {
  const wrong = await wrongDay(ctx, input, null);
  if (wrong !== null) return refused(wrong);
  const inCountries = await countriesOf(ctx, input.countries);
  const [home] = inCountries;
  if (!home) throw new AppError("INVALID", "a source has a country");
  const id = newId(ctx.now);
  const code = await nextSourceCode(ctx, home, input.accessClass, draw);
  await ctx.tx.insert(sources).values({
    ...columnsOf(input),
    id,
    code,
    authorId: authorId ?? personOrNull(ctx),
    twinOfId,
    receivedAt: ctx.now,
    version: 1,
  });
  await ctx.tx
    .insert(sourceCountries)
    .values(inCountries.map((country) => ({ sourceId: id, countryId: country.id })));
  await writeInterview(ctx, id, input);
  if (input.accessClass === "confidential") {
    if (readers === undefined) await nameFirstReaders(ctx, id);
    else await nameReaders(ctx, id, readers);
  }
  const after = await sourceContent(ctx, id);
  return done({ id, code, change: { entity: SOURCE_ENTITY, entityId: id, version: 1, before: null, after } });
}

/** The columns of `sources` that a form fills. */
export function columnsOf(input: SourceFields) {
  return {
    type: input.type,
    title: input.title,
    publisher: input.publisher,
    origin: input.origin,
    issuingBody: input.issuingBody,
    ministry: input.ministry,
    issuedByState: input.issuedByState,
    inForceCheckedOn: input.inForceCheckedOn,
    publishedOn: input.publishedOn,
    periodFrom: input.periodFrom,
    periodTo: input.periodTo,
    language: input.language,
    accessClass: input.accessClass,
    reliability: input.reliability,
    credibility: input.credibility,
    link: input.link,
    typedLanguage: input.typedLanguage,
  };
}

/** Why the days of an interview are refused, or null; `sourceId` is that of one that was recorded before. */
export async function wrongDay(
  ctx: MutationCtx,
  input: SourceFields,
  sourceId: string | null,
): Promise<DayRefusal | null> {
  if (!isInterview(input.type)) return null;
  const [before] =
    sourceId === null
      ? []
      : await ctx.read
          .select({ deleteOn: interviews.deleteOn })
          .from(interviews)
          .where(eq(interviews.sourceId, sourceId));
  return refusedDay(input, { today: await programmeDay(ctx), kept: before?.deleteOn ?? null });
}

/** Writes what belongs to an interview; nothing for every other type. */
export async function writeInterview(ctx: MutationCtx, sourceId: string, input: SourceFields): Promise<void> {
  if (!isInterview(input.type)) return;
  const { personCode, consent, consentOn, attribution, deleteOn } = input;
  if (!personCode || !consent || !consentOn || !attribution || !deleteOn) {
    throw new AppError("INVALID", "an interview has a code, consent, attribution and a deletion date");
  }
  const columns = {
    personCode,
    consent,
    consentOn,
    attribution,
    deleteOn,
    functionHeld: input.functionHeld,
    province: input.province,
    heldOn: input.heldOn,
    consentWithdrawnOn: input.consentWithdrawnOn,
  };
  await ctx.tx
    .insert(interviews)
    .values({ sourceId, ...columns, deletedAt: null })
    .onConflictDoUpdate({ target: interviews.sourceId, set: columns });
}

/** The author and whoever leads now an open assessment of a country of the source; later leads ask the author. */
export async function nameFirstReaders(ctx: MutationCtx, sourceId: string): Promise<void> {
  const author = personOrNull(ctx);
  const leads = await leadsInCountriesOf(ctx, sourceId);
  await nameReaders(ctx, sourceId, [
    ...(author === null ? [] : [author]),
    ...leads.map(({ userId }) => userId),
  ]);
}

async function nameReaders(ctx: MutationCtx, sourceId: string, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  const grantedBy = personOrNull(ctx);
  await ctx.tx
    .insert(sourceReaders)
    .values([...new Set(people)].map((userId) => ({ sourceId, userId, grantedBy, grantedAt: ctx.now })))
    .onConflictDoNothing();
}
