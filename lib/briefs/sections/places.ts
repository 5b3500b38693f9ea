/** Where the record behind a line of a brief stands. Pure. */
import type { AssessmentKey } from "@/lib/assessments/subject";

/** The address of an assessment, without its language. */
export function addressOf({ round, iso3 }: AssessmentKey): string {
  return `/rounds/${round}/${iso3}`;
}

/** The rating of an indicator among those of its domain. */
export function ratingAddress(key: AssessmentKey, domain: string | null, code: string): string {
  return `${addressOf(key)}/${domain ?? ""}#${code}`;
}
