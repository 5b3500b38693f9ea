import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { type AssessmentState, DUTIES, type Duty, type RoundKind, type RoundPurpose } from "@/db/enums";
import { assessmentDueDates, assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries, countryNames } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { rounds } from "@/db/schema/round";
import type { Actor, Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { type Change, mutate } from "@/lib/core/mutate";
import type { Refused, Result } from "@/lib/core/result";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { can } from "@/lib/policy/can";
import type { AssessmentSubject } from "@/lib/policy/subjects";
import { FACTS } from "./visible-to";

/** How an assessment is named in addresses: code of the round and ISO code of the country. */
export type AssessmentKey = { round: string; iso3: string };

/** An assessment with what nearly every page and rule needs of its round, country and edition. */
export type AssessmentRecord = {
  id: string;
  version: number;
  state: AssessmentState;
  stateSince: Date;
  createdAt: Date;
  roundId: string;
  round: string;
  roundTitle: string;
  roundKind: RoundKind;
  purpose: RoundPurpose;
  startsOn: string;
  endsOn: string;
  cutOffOn: string;
  countryId: string;
  iso3: string;
  editionId: string;
  /** Code of the instrument, such as gpat. */
  instrument: string;
  editionVersion: string;
  editionSha256: string;
};

export type LoadedAssessment = { subject: AssessmentSubject; assessment: AssessmentRecord };

/** An assessment with what the head of a page about it says. */
export type NamedAssessment = LoadedAssessment & {
  /** Names of the country by language. */
  names: Readonly<Record<string, string>>;
  /** The day by which the present state is to be left; null where it has none. */
  dueOn: string | null;
};

/** The columns of `AssessmentRecord`; the statement joins rounds, countries and instrument editions. */
export const assessmentColumns = {
  id: assessments.id,
  version: assessments.version,
  state: assessments.state,
  stateSince: assessments.stateSince,
  createdAt: assessments.createdAt,
  roundId: assessments.roundId,
  round: rounds.code,
  roundTitle: rounds.title,
  roundKind: rounds.kind,
  purpose: rounds.purpose,
  startsOn: rounds.startsOn,
  endsOn: rounds.endsOn,
  cutOffOn: rounds.cutOffOn,
  countryId: assessments.countryId,
  iso3: countries.iso3,
  editionId: assessments.editionId,
  instrument: instrumentEditions.instrument,
  editionVersion: instrumentEditions.version,
  editionSha256: instrumentEditions.sha256,
};

/** The active duties of the actor on a row of `assessments`, as an array of text. */
export function dutiesOf(actor: Actor): SQL<string[]> {
  if (actor.kind !== "user") return sql<string[]>`array[]::text[]`;
  return sql<
    string[]
  >`array(select ${assessmentDuties.duty}::text from ${assessmentDuties} where ${assessmentDuties.assessmentId} = ${assessments.id} and ${assessmentDuties.userId} = ${actor.userId} and ${assessmentDuties.endedAt} is null order by 1)`;
}

const HEAD = {
  names: sql<Record<string, string>>`(select coalesce(jsonb_object_agg(${countryNames.language}, ${
    countryNames.name
  }), '{}') from ${countryNames} where ${eq(countryNames.countryId, countries.id)})`,
  dueOn: sql<string | null>`(select ${assessmentDueDates.dueOn} from ${assessmentDueDates} where ${and(
    eq(assessmentDueDates.assessmentId, assessments.id),
    eq(assessmentDueDates.state, assessments.state),
  )})`,
};

/** Words of the database as duties; anything else is dropped. */
export function asDuties(words: readonly string[]): readonly Duty[] {
  return DUTIES.filter((duty) => words.includes(duty));
}

/**
 * The assessment and what a permission on it is asked about. `share` and `update` lock its row until the end of the
 * transaction (ratings take `share`, transitions `update`). Throws NOT_FOUND where it is absent or hidden from the
 * actor (`assessment.see`).
 */
export async function assessmentSubject(
  ctx: Ctx,
  key: AssessmentKey,
  lock?: "share" | "update",
): Promise<NamedAssessment> {
  const found = and(eq(rounds.code, key.round), eq(countries.iso3, key.iso3));
  if (lock === "update") {
    // Locked first, read after: facts about the row that other transactions wrote meanwhile are seen.
    await ctx.read
      .select({ id: assessments.id })
      .from(assessments)
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .where(found)
      .for("update", { of: assessments });
  }
  const query = ctx.read
    .select({
      ...assessmentColumns,
      ...HEAD,
      duties: dutiesOf(ctx.actor),
      wasReviewed: FACTS.wasReviewed,
      hasRelease: FACTS.hasRelease,
    })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(found);
  const [row] = await (lock === "share" ? query.for("share", { of: assessments }) : query);
  if (!row) throw new AppError("NOT_FOUND", `assessment ${key.round}/${key.iso3}`);
  const { names, dueOn, duties, wasReviewed, hasRelease, ...assessment } = row;
  const subject: AssessmentSubject = {
    kind: "assessment",
    state: assessment.state,
    roundKind: assessment.roundKind,
    duties: asDuties(duties),
    wasReviewed,
    hasRelease,
  };
  if (!can(ctx.actor, "assessment.see", subject)) {
    throw new AppError("NOT_FOUND", `assessment ${key.round}/${key.iso3}`);
  }
  return { subject, assessment, names, dueOn };
}

/**
 * A write on one assessment through the one door: its row is locked, the permission is asked about it, and `run`
 * gets it. Throws NOT_FOUND, FORBIDDEN or UNAUTHENTICATED.
 */
export function mutateAssessment<T, Reason extends string = never>(
  ctx: Ctx,
  permission: AssessmentPermission,
  key: AssessmentKey,
  lock: "share" | "update",
  run: (
    ctx: MutationCtx,
    assessment: AssessmentRecord,
    subject: AssessmentSubject,
  ) => Promise<Change<T> | Refused<Reason>>,
): Promise<Result<T, Reason>> {
  return mutate<AssessmentPermission, T, Reason, AssessmentSubject & { assessment: AssessmentRecord }>(
    ctx,
    permission,
    async (inside) => {
      const { subject, assessment } = await assessmentSubject(inside, key, lock);
      return { ...subject, assessment };
    },
    (inside, { assessment, ...subject }) => run(inside, assessment, subject),
  );
}
