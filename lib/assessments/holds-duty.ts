import { inArray, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Duty } from "@/db/enums";
import { assessmentDuties } from "@/db/schema/assessment";

/** Whether a person holds one of these duties on an assessment now, as a condition of a statement on rows of others. */
export function holdsDuty(
  person: string | SQLWrapper,
  assessment: SQLWrapper,
  duties: readonly Duty[],
): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${assessmentDuties} where ${assessmentDuties.assessmentId} = ${assessment} and ${assessmentDuties.userId} = ${person} and ${assessmentDuties.endedAt} is null and ${inArray(assessmentDuties.duty, [...duties])})`;
}
