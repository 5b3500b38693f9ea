/** The fields of scope and limits, in the order in which they are printed. Pure, and safe in the browser. */
export const SCOPE_DATES = ["periodFrom", "periodTo"] as const;
export const SCOPE_TEXTS = [
  "territory",
  "governmentLevels",
  "placesVisited",
  "institutionsSilent",
  "limits",
] as const;
export const SCOPE_FIELDS = [...SCOPE_DATES, ...SCOPE_TEXTS] as const;
export type ScopeField = (typeof SCOPE_FIELDS)[number];

/** Whether a field holds a date, not a text. */
export function isScopeDate(field: ScopeField): boolean {
  return SCOPE_DATES.some((date) => date === field);
}
