/** What a check of data quality says. Pure. */
export const QUALITY_RULES = [
  "parts_above_total",
  "forms_above_total",
  "convicted_above_prosecuted",
  "jump",
  "jump_over_years",
  "same_two_years",
  "in_force_before_adopted",
  "legs_apart",
  "same_route",
] as const;
export type QualityRule = (typeof QUALITY_RULES)[number];

/** One warning: the entries it is about, first the one to look at, and the values that do not fit. */
export type Warning = {
  rule: QualityRule;
  codes: readonly string[];
  values: Readonly<Record<string, string | number>>;
};

/** What identifies a warning: other entries or other values are another warning. */
export function signatureOf({ codes, values }: Warning): string {
  return JSON.stringify([codes, Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
