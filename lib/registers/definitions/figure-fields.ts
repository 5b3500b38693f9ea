/** What the registers of figures have in common: who counted, of whom, and what a number is. */
import * as lists from "@/db/code-lists";
import { type EntryProblem, type Field, NAME, TEXT, textOf, type Values, YEAR } from "../fields";

export const WHO_COUNTED = [
  { name: "country", kind: "country", required: true, filter: true },
  { name: "reportingBody", ...NAME, required: true },
  { name: "year", ...YEAR, required: true, filter: true, listed: true },
] as const satisfies readonly Field[];

export const SEX = {
  name: "sex",
  kind: "code",
  list: "sex",
  codes: lists.SEXES,
  required: true,
  filter: true,
  listed: true,
} as const satisfies Field;

export const AGE = {
  name: "age",
  kind: "code",
  list: "age_band",
  codes: lists.AGE_BANDS,
  required: true,
  listed: true,
} as const satisfies Field;

const COUNT_MAX = 100_000_000;

/** A number with what it is, the bound of one that its publisher hid, the range and method of an estimate. */
export const VALUE = [
  {
    name: "valueStatus",
    kind: "code",
    list: "value_status",
    codes: lists.VALUE_STATUSES,
    required: true,
    listed: true,
  },
  { name: "value", kind: "integer", min: 0, max: COUNT_MAX, listed: true },
  { name: "below", kind: "integer", min: 1, max: 1_000 },
  { name: "estimateLow", kind: "integer", min: 0, max: COUNT_MAX },
  { name: "estimateHigh", kind: "integer", min: 0, max: COUNT_MAX },
  { name: "estimateMethod", ...TEXT },
] as const satisfies readonly Field[];

const RANGE = ["estimateLow", "estimateHigh", "estimateMethod"] as const;

/** An estimate states its range and its method (value status of the instrument), and nothing else does. */
function estimateProblems(values: Values): EntryProblem[] {
  const isEstimate = textOf(values, "valueStatus") === "estimated";
  const wrong = RANGE.filter((name) => ((values[name] ?? null) !== null) !== isEstimate);
  const [field] = wrong;
  if (field !== undefined) {
    const message = isEstimate
      ? "registers.problems.range_missing"
      : "registers.problems.range_only_estimated";
    return [{ field, message }];
  }
  const [low, value, high] = [values.estimateLow, values.value, values.estimateHigh].map(Number);
  if (!isEstimate || values.value === null || (Number(low) <= Number(value) && Number(value) <= Number(high)))
    return [];
  return [{ field: "estimateLow", message: "registers.problems.range_off_value" }];
}

/**
 * What every figure obeys: a number where it is known, a bound where its publisher hid it, else neither; range and
 * method where it is an estimate.
 */
export function figureProblems(values: Values): EntryProblem[] {
  const status = textOf(values, "valueStatus");
  const known = status === "exact" || status === "estimated";
  const problems: EntryProblem[] = estimateProblems(values);
  if (known !== (values.value !== null)) {
    problems.push({
      field: "value",
      message: known ? "registers.problems.value_missing" : "registers.problems.value_not_with_status",
    });
  }
  if ((status === "suppressed") !== (values.below !== null)) {
    problems.push({
      field: "below",
      message:
        status === "suppressed"
          ? "registers.problems.bound_missing"
          : "registers.problems.bound_only_suppressed",
    });
  }
  return problems;
}
