import "server-only";
import { and, eq, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { ReadDatabase } from "@/db/client";
import {
  type AssessmentState,
  DUTIES,
  type Duty,
  type RatingKind,
  type RoundKind,
  type RoundPurpose,
} from "@/db/enums";
import { prepared, valueFor } from "@/db/prepared";
import { assessmentDueDates, assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries, countryNames } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { writableRatings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import { personOrNull } from "@/lib/core/acting-person";
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
  /** The round asks for a blind second rating. */
  secondRating: boolean;
  /** The State is asked to comment on the draft before approval. */
  stateIsHeard: boolean;
  /** The round opens its assessments in scoping. */
  beginsWithScoping: boolean;
  /** The round asks every State that consents to assess itself. */
  asksSelfAssessment: boolean;
  /** The last day that the round gives for it; null for the time of the method. */
  selfAssessmentDueOn: string | null;
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
  /** Kinds of rating that the present state takes. */
  writableKinds: readonly RatingKind[];
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
  secondRating: rounds.secondRating,
  stateIsHeard: rounds.stateIsHeard,
  beginsWithScoping: rounds.beginsWithScoping,
  asksSelfAssessment: rounds.asksSelfAssessment,
  selfAssessmentDueOn: rounds.selfAssessmentDueOn,
  countryId: assessments.countryId,
  iso3: countries.iso3,
  editionId: assessments.editionId,
  instrument: instrumentEditions.instrument,
  editionVersion: instrumentEditions.version,
  editionSha256: instrumentEditions.sha256,
};

/** The active duties of the actor on a row of `assessments`, as an array of text. */
export function dutiesOf(actor: Actor): SQL<string[]> {
  return actor.kind === "user" ? dutiesOfPerson(actor.userId) : sql<string[]>`array[]::text[]`;
}

function dutiesOfPerson(userId: string | Placeholder): SQL<string[]> {
  return sql<
    string[]
  >`array(select ${assessmentDuties.duty}::text from ${assessmentDuties} where ${assessmentDuties.assessmentId} = ${assessments.id} and ${assessmentDuties.userId} = ${userId} and ${assessmentDuties.endedAt} is null order by 1)`;
}

const HEAD = {
  names: sql<Record<string, string>>`(select coalesce(jsonb_object_agg(${countryNames.language}, ${
    countryNames.name
  }), '{}') from ${countryNames} where ${eq(countryNames.countryId, countries.id)})`,
  dueOn: sql<string | null>`(select ${assessmentDueDates.dueOn} from ${assessmentDueDates} where ${and(
    eq(assessmentDueDates.assessmentId, assessments.id),
    eq(assessmentDueDates.state, assessments.state),
  )})`,
  writableKinds: sql<
    RatingKind[]
  >`array(select ${writableRatings.kind}::text from ${writableRatings} where ${eq(
    writableRatings.state,
    assessments.state,
  )})`,
};

/** Words of the database as duties; anything else is dropped. */
export function asDuties(words: readonly string[]): readonly Duty[] {
  return DUTIES.filter((duty) => words.includes(duty));
}

const FOUND = and(
  eq(rounds.code, valueFor(rounds.code, "round")),
  eq(countries.iso3, valueFor(countries.iso3, "iso3")),
);

const lockedRow = (strength: "share" | "update") =>
  prepared((read: ReadDatabase) =>
    read
      .select({ id: assessments.id })
      .from(assessments)
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .where(FOUND)
      .for(strength, { of: assessments }),
  );
const LOCKS = { share: lockedRow("share"), update: lockedRow("update") };

const readSubject = prepared((read: ReadDatabase) =>
  read
    .select({
      ...assessmentColumns,
      ...HEAD,
      duties: dutiesOfPerson(sql.placeholder("userId")),
      wasReviewed: FACTS.wasReviewed,
      hasRelease: FACTS.hasRelease,
      hasSecondRating: FACTS.hasSecondRating,
      wasRevealed: FACTS.wasRevealed,
      selfIsOpen: FACTS.selfIsOpen,
      selfIsCertified: FACTS.selfIsCertified,
      stateWasAsked: FACTS.stateWasAsked,
      hasHeardRelease: FACTS.hasHeardRelease,
    })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(FOUND),
);

/**
 * The assessment and what a permission on it is asked about. `share` and `update` lock its row until the end of the
 * transaction (ratings take `share`, transitions `update`). Throws NOT_FOUND where it is absent or hidden from the
 * actor (`assessment.see`).
 */
export function assessmentSubject(
  ctx: Ctx,
  key: AssessmentKey,
  lock?: "share" | "update",
): Promise<NamedAssessment> {
  return subjectFor(ctx, key, "assessment.see", lock);
}

/** The same for a contributor, to whom nothing else of the assessment is open. Throws NOT_FOUND for anybody else. */
export function contributorSubject(
  ctx: Ctx,
  key: AssessmentKey,
  lock?: "share" | "update",
): Promise<NamedAssessment> {
  return subjectFor(ctx, key, "contribution.send", lock);
}

async function subjectFor(
  ctx: Ctx,
  key: AssessmentKey,
  opens: AssessmentPermission,
  lock: "share" | "update" | undefined,
): Promise<NamedAssessment> {
  const userId = personOrNull(ctx); // nobody's duties are found by null
  const asked = { round: key.round, iso3: key.iso3, userId };
  // Locked first, read after: a statement that waits for the row sees duties, certification and whatever else stands
  // beside it as they were before it waited.
  if (lock !== undefined) await LOCKS[lock](ctx.read, asked);
  const [row] = await readSubject(ctx.read, asked);
  if (!row) throw new AppError("NOT_FOUND", `assessment ${key.round}/${key.iso3}`);
  const {
    names,
    dueOn,
    writableKinds,
    duties,
    wasReviewed,
    hasRelease,
    hasSecondRating,
    wasRevealed,
    selfIsOpen,
    selfIsCertified,
    stateWasAsked,
    hasHeardRelease,
    ...assessment
  } = row;
  const subject: AssessmentSubject = {
    kind: "assessment",
    state: assessment.state,
    roundKind: assessment.roundKind,
    duties: asDuties(duties),
    wasReviewed,
    hasRelease,
    hasSecondRating,
    wasRevealed,
    beginsWithScoping: assessment.beginsWithScoping,
    selfIsOpen,
    selfIsCertified,
    stateIsHeard: assessment.stateIsHeard,
    stateWasAsked,
    hasHeardRelease,
  };
  if (!can(ctx.actor, opens, subject)) {
    throw new AppError("NOT_FOUND", `assessment ${key.round}/${key.iso3}`);
  }
  return { subject, assessment, names, dueOn, writableKinds };
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
