/** What the registers of figures have in common: who counted, of whom, and what a number is. */
import * as lists from "@/db/code-lists";
import { type EntryProblem, type Field, NAME, textOf, type Values, YEAR } from "../fields";

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

/** A number with what it is, and the bound of one that its publisher hid. */
export const VALUE = [
  {
    name: "valueStatus",
    kind: "code",
    list: "value_status",
    codes: lists.VALUE_STATUSES,
    required: true,
    listed: true,
  },
  { name: "value", kind: "integer", min: 0, max: 100_000_000, listed: true },
  { name: "below", kind: "integer", min: 1, max: 1_000 },
] as const satisfies readonly Field[];

/** What every figure obeys: a number where it is known, a bound where its publisher hid it, else neither. */
export function figureProblems(values: Values): EntryProblem[] {
  const status = textOf(values, "valueStatus");
  const known = status === "exact" || status === "estimated";
  const problems: EntryProblem[] = [];
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
