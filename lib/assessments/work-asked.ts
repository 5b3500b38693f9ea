/** What waits beside the state: more time, the note that no comment came, a correction, the State's own assessment. */
import "server-only";
import { and, asc, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { AssessmentState, Duty } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { correctionRequests } from "@/db/schema/correction-request";
import { countryDrafts } from "@/db/schema/country-comment";
import { releases } from "@/db/schema/release";
import { selfAssessments } from "@/db/schema/self-assessment";
import { hasRole } from "@/lib/core/context";
import type { PersonCtx } from "@/lib/core/request";
import { anyOf } from "@/lib/database/any-of";

/** What an assessment asks of a person, and the page on which it is decided, below the language. */
export type Asked = { kind: "time" | "silence" | "correction" | "self_assessment"; path: string };

const openRequestForTime = and(
  isNull(countryDrafts.outcome),
  isNotNull(countryDrafts.extensionAskedAt),
  isNull(countryDrafts.extensionGranted),
);

/** Whether an assessment asks something of programme managers, as a condition on rows of `assessments`. */
export const asksManagers: SQL | undefined = or(
  sql`exists (select 1 from ${countryDrafts} where ${and(eq(countryDrafts.assessmentId, assessments.id), openRequestForTime)})`,
  sql`exists (select 1 from ${correctionRequests} where ${and(
    eq(correctionRequests.assessmentId, assessments.id),
    isNull(correctionRequests.decision),
  )})`,
);

type Row = {
  id: string;
  round: string;
  iso3: string;
  state: AssessmentState;
  duties: readonly Duty[];
  /** Negative where the due day of the state is over. */
  daysLeft: number | null;
  /** The day by which the State assesses itself; null where it does not, or has certified. */
  selfDueOn: string | null;
};

/** That day, as a column beside rows of `assessments`. */
export const selfDueOn = sql<
  string | null
>`(select ${selfAssessments.dueOn} from ${selfAssessments} where ${and(
  eq(selfAssessments.assessmentId, assessments.id),
  isNull(selfAssessments.certifiedAt),
)})`;

/** The duties that answer for the State. */
const OF_STATE: readonly Duty[] = ["focal_point", "contributor"];
const WHILE_SELF_ASSESSED: readonly AssessmentState[] = ["scoping", "drafting"];

function isToAssessItself({ state, duties, selfDueOn: due }: Pick<Row, "state" | "duties" | "selfDueOn">) {
  return (
    due !== null && WHILE_SELF_ASSESSED.includes(state) && duties.some((duty) => OF_STATE.includes(duty))
  );
}

/** The due day of a row for a person: of the State's own assessment for who answers it, else that of the state. */
export function dueDayFor(row: Pick<Row, "state" | "duties" | "selfDueOn"> & { dueOn: string | null }) {
  return isToAssessItself(row) ? row.selfDueOn : row.dueOn;
}

/**
 * What each of these assessments asks of the person: of managers what waits for a decision, of a lead to note the
 * silence, of the State to assess itself.
 */
export async function askedOf(ctx: PersonCtx, rows: readonly Row[]): Promise<ReadonlyMap<string, Asked>> {
  const isManager = hasRole(ctx.actor, "programme_manager");
  const asked = new Map<string, Asked>();
  for (const { id, round, iso3, state, duties, daysLeft, selfDueOn: due } of rows) {
    if (isToAssessItself({ state, duties, selfDueOn: due }))
      asked.set(id, { kind: "self_assessment", path: `/rounds/${round}/${iso3}/self-assessment` });
    const isSilent = state === "country_comment" && daysLeft !== null && daysLeft < 0;
    if (isSilent && (isManager || duties.includes("lead")))
      asked.set(id, { kind: "silence", path: `/rounds/${round}/${iso3}/country-comments` });
  }
  if (!isManager) return asked;
  const ids = rows.map(({ id }) => id);
  const corrections = await ctx.read
    .select({ id: correctionRequests.assessmentId, code: releases.code })
    .from(correctionRequests)
    .innerJoin(releases, eq(releases.id, correctionRequests.releaseId))
    .where(and(anyOf(correctionRequests.assessmentId, ids), isNull(correctionRequests.decision)))
    .orderBy(asc(correctionRequests.madeAt));
  for (const { id, code } of corrections)
    asked.set(id, { kind: "correction", path: `/releases/${code}#corrections` });
  const times = await ctx.read
    .select({ id: countryDrafts.assessmentId })
    .from(countryDrafts)
    .where(and(anyOf(countryDrafts.assessmentId, ids), openRequestForTime));
  for (const { id } of times) {
    const row = rows.find((one) => one.id === id);
    if (row) asked.set(id, { kind: "time", path: `/rounds/${row.round}/${row.iso3}/country-comments` });
  }
  return asked;
}
