import * as lists from "@/db/code-lists";
import {
  type EntryProblem,
  inRole,
  type RegisterDefinition,
  TEXT,
  textOf,
  token,
  type Values,
} from "../fields";
import { AGE, figureProblems, SEX, VALUE, WHO_COUNTED } from "./figure-fields";

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
    ...WHO_COUNTED,
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
    SEX,
    { ...AGE, filter: true },
    ...VALUE,
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
