import * as lists from "@/db/code-lists";
import {
  type EntryProblem,
  inRole,
  NAME,
  type RegisterDefinition,
  TEXT,
  textOf,
  token,
  type Values,
  YEAR,
} from "../fields";

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

const CATEGORIES = ["categoryCountry", "categoryForm", "categoryText"] as const;

function categoryProblems(values: Values): EntryProblem[] {
  const given = CATEGORIES.filter((name) => values[name] !== null).length;
  const wanted = textOf(values, "dimension") === "total" ? 0 : 1;
  return given === wanted ? [] : [{ field: "categoryCountry", message: "registers.problems.one_category" }];
}

function category(values: Values): string {
  const [country, form] = [textOf(values, "categoryCountry"), textOf(values, "categoryForm")];
  if (country) return token("country", country);
  return form ? token("figure_form", form) : textOf(values, "categoryText");
}

export const DETECTIONS: RegisterDefinition = {
  key: "detections",
  letter: "D",
  accessClass: "public",
  fields: [
    { name: "country", kind: "country", required: true, filter: true },
    { name: "reportingBody", ...NAME, required: true },
    { name: "year", ...YEAR, required: true, filter: true, listed: true },
    {
      name: "indicator",
      kind: "code",
      list: "detection_indicator",
      codes: lists.DETECTION_INDICATORS,
      required: true,
    },
    {
      name: "dimension",
      kind: "code",
      list: "dimension",
      codes: lists.DIMENSIONS,
      required: true,
      filter: true,
    },
    { name: "categoryCountry", kind: "country" },
    { name: "categoryForm", kind: "code", list: "figure_form", codes: lists.FIGURE_FORMS, filter: true },
    { name: "categoryText", ...TEXT },
    {
      name: "sex",
      kind: "code",
      list: "sex",
      codes: lists.SEXES,
      required: true,
      filter: true,
      listed: true,
    },
    {
      name: "age",
      kind: "code",
      list: "age_band",
      codes: lists.AGE_BANDS,
      required: true,
      filter: true,
      listed: true,
    },
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
    { name: "unit", ...TEXT, required: true },
  ],
  rows: [],
  title: (values) =>
    [token("country", textOf(values, "country")), String(values.year ?? ""), category(values)]
      .filter(Boolean)
      .join(" · "),
  countries: (values) => [
    ...inRole("subject", [textOf(values, "country")]),
    ...inRole("party", [textOf(values, "categoryCountry")]),
  ],
  home: (values) => textOf(values, "country"),
  problems: (values) => [...figureProblems(values), ...categoryProblems(values)],
  naturalKey: [
    "country",
    "reportingBody",
    "year",
    "indicator",
    "dimension",
    "categoryCountry",
    "categoryForm",
    "categoryText",
    "sex",
    "age",
  ],
  linkedRegisters: ["detection"],
};
