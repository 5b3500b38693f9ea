import "server-only";
import { and, desc, eq, exists, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { assessmentScopes, assessments } from "@/db/schema/assessment";
import { countryNames } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { releaseSeals, releases } from "@/db/schema/release";
import { rounds } from "@/db/schema/round";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import { FACTS, visibleTo } from "@/lib/assessments/visible-to";
import type { Ctx } from "@/lib/core/context";
import { dayIn } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import { editionIsValidated } from "@/lib/editions/is-validated";
import { editionByHash } from "@/lib/editions/queries";
import { type Standing, standingOf } from "@/lib/editions/standing";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import type { ReleaseDocument } from "@/lib/releases/format";
import { parseRelease } from "@/lib/releases/queries";
import type { ScopeFact } from "./facts";
import type { ReleaseHead } from "./page-data";

const english = alias(countryNames, "english_name");
const local = alias(countryNames, "local_name");

/** What stands around a card, whoever reads it. */
export type AssessmentHead = {
  countryName: string;
  editionLanguage: string;
  editionStanding: Standing;
  /** The State was asked to comment at least once. */
  stateAsked: boolean;
  scope: ScopeFact | null;
};

/**
 * Names, scope and standing of an assessment, in one statement once its edition was read. The caller checked that the
 * actor may see it.
 */
export async function readHead(
  ctx: Ctx,
  assessment: AssessmentRecord,
  locale: Locale,
): Promise<AssessmentHead> {
  const [row] = await ctx.read
    .select({
      countryName: sql<string>`coalesce(${local.name}, ${english.name}, ${assessment.iso3})`,
      editionLanguage: instrumentEditions.language,
      isValidated: editionIsValidated(ctx),
      stateAsked: FACTS.stateWasAsked,
      scope: {
        periodFrom: assessmentScopes.periodFrom,
        periodTo: assessmentScopes.periodTo,
        territory: assessmentScopes.territory,
        governmentLevels: assessmentScopes.governmentLevels,
        placesVisited: assessmentScopes.placesVisited,
        institutionsSilent: assessmentScopes.institutionsSilent,
        limits: assessmentScopes.limits,
        language: assessmentScopes.language,
      },
    })
    .from(assessments)
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .leftJoin(assessmentScopes, eq(assessmentScopes.assessmentId, assessments.id))
    .leftJoin(
      english,
      and(eq(english.countryId, assessments.countryId), eq(english.language, DEFAULT_LOCALE)),
    )
    .leftJoin(local, and(eq(local.countryId, assessments.countryId), eq(local.language, locale)))
    .where(eq(assessments.id, assessment.id));
  if (!row) throw new AppError("INTERNAL", `assessment ${assessment.id} is gone`);
  const { isValidated, ...head } = row;
  const { file } = await editionByHash(ctx, assessment.editionSha256);
  return { ...head, editionStanding: standingOf(isValidated, file) };
}

const releaseHead = {
  code: releases.code,
  number: releases.number,
  sha256: releases.sha256,
  publishedAt: releases.publishedAt,
  corrigendum: releases.corrigendum,
};

/** The release in force, or null where there is none or where it was sealed. `zone` says which day it was published on. */
export async function releaseInForce(
  ctx: Ctx,
  assessmentId: string,
  zone: string,
): Promise<ReleaseHead | null> {
  const [row] = await ctx.read
    .select({ ...releaseHead, sealedAt: releaseSeals.confirmedAt })
    .from(releases)
    .leftJoin(releaseSeals, eq(releaseSeals.releaseId, releases.id))
    .where(eq(releases.assessmentId, assessmentId))
    .orderBy(desc(releases.number))
    .limit(1);
  if (!row || row.sealedAt !== null) return null;
  const { sealedAt: _sealedAt, publishedAt, ...head } = row;
  return { ...head, publishedOn: dayIn(zone, publishedAt) };
}

/** The document of the release in force; null where there is none or where it was sealed. */
export async function documentInForce(ctx: Ctx, assessmentId: string): Promise<ReleaseDocument | null> {
  const [row] = await ctx.read
    .select({ content: releases.content, sealedAt: releaseSeals.confirmedAt })
    .from(releases)
    .leftJoin(releaseSeals, eq(releaseSeals.releaseId, releases.id))
    .where(eq(releases.assessmentId, assessmentId))
    .orderBy(desc(releases.number))
    .limit(1);
  return row && row.sealedAt === null ? parseRelease(row.content) : null;
}

/** The same country in the round before, as it was released. */
export type LastRound = { round: string; roundTitle: string; document: ReleaseDocument };

/**
 * The latest release of the same country in an earlier round of the same purpose; null where there is none. Whoever
 * follows the assessment from inside the programme reads what the last one of that country said; readers of releases,
 * and a card that is `forReaders`, only one of which the State was asked beforehand, as its own address answers them.
 */
export async function lastRound(
  ctx: Ctx,
  assessment: AssessmentRecord,
  { forReaders = false }: { forReaders?: boolean } = {},
): Promise<LastRound | null> {
  const [row] = await ctx.read
    .select({ round: rounds.code, roundTitle: rounds.title, content: releases.content })
    .from(releases)
    .innerJoin(assessments, eq(assessments.id, releases.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .leftJoin(releaseSeals, and(eq(releaseSeals.releaseId, releases.id), isNotNull(releaseSeals.confirmedAt)))
    .where(
      and(
        eq(assessments.countryId, assessment.countryId),
        eq(rounds.kind, "programme"),
        eq(rounds.purpose, assessment.purpose),
        lt(rounds.startsOn, assessment.startsOn),
        isNull(releaseSeals.releaseId),
        or(FACTS.stateWasAsked, forReaders ? undefined : followedFromInside(ctx, assessment.id)),
      ),
    )
    .orderBy(desc(rounds.startsOn), desc(releases.number))
    .limit(1);
  return row
    ? {
        round: row.round,
        roundTitle: row.roundTitle,
        document: parseRelease(row.content),
      }
    : null;
}

/** That the actor reads an assessment otherwise than as one of the readers of releases, as a condition. */
function followedFromInside(ctx: Ctx, assessmentId: string): SQL {
  const { actor } = ctx;
  if (actor.kind !== "user") return sql`${actor.kind === "system"}`;
  const inside = { ...actor, roles: actor.roles.filter((role) => role !== "reader") };
  return exists(
    ctx.read
      .select({ one: sql`1` })
      .from(assessments)
      .where(
        and(
          eq(assessments.id, assessmentId),
          or(visibleTo(inside, "progress.read"), visibleTo(inside, "release.read")),
        ),
      ),
  );
}
