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

function breakdownProblems(values: Values): EntryProblem[] {
  const byCitizenship = textOf(values, "dimension") === "citizenship";
  const problems: EntryProblem[] = [];
  if (byCitizenship !== (values.categoryCountry !== null)) {
    problems.push({ field: "categoryCountry", message: "registers.problems.citizenship_with_dimension" });
  }
  const hasAmount = values.confiscatedAmount !== null || values.compensationAmount !== null;
  if (hasAmount && values.currency === null) {
    problems.push({ field: "currency", message: "registers.problems.currency_missing" });
  }
  return problems;
}

export const PROCEEDINGS: RegisterDefinition = {
  key: "proceedings",
  letter: "P",
  accessClass: "public",
  fields: [
    ...WHO_COUNTED,
    {
      name: "stage",
      kind: "code",
      list: "case_stage",
      codes: lists.CASE_STAGES,
      required: true,
      filter: true,
      listed: true,
    },
    {
      name: "dimension",
      kind: "code",
      list: "proceedings_dimension",
      codes: lists.PROCEEDINGS_DIMENSIONS,
      required: true,
      filter: true,
    },
    { name: "categoryCountry", kind: "country" },
    {
      name: "legalBasis",
      kind: "code",
      list: "legal_basis",
      codes: lists.LEGAL_BASES,
      required: true,
      filter: true,
      listed: true,
    },
    {
      name: "countingUnit",
      kind: "code",
      list: "counting_unit",
      codes: lists.COUNTING_UNITS,
      required: true,
    },
    { name: "yearRule", kind: "code", list: "year_rule", codes: lists.YEAR_RULES, required: true },
    SEX,
    AGE,
    ...VALUE,
    { name: "sentences", ...TEXT },
    { name: "confiscatedAmount", kind: "amount" },
    { name: "compensationAmount", kind: "amount" },
    { name: "currency", kind: "currency" },
  ],
  rows: [],
  title: (values) =>
    [
      token("country", textOf(values, "country")),
      String(values.year ?? ""),
      token("case_stage", textOf(values, "stage")),
      textOf(values, "categoryCountry") ? token("country", textOf(values, "categoryCountry")) : "",
    ]
      .filter(Boolean)
      .join(" · "),
  countries: (values) => [
    ...inRole("subject", [textOf(values, "country")]),
    ...inRole("party", [textOf(values, "categoryCountry")]),
  ],
  home: (values) => textOf(values, "country"),
  problems: (values) => [...figureProblems(values), ...breakdownProblems(values)],
  naturalKey: [
    "country",
    "reportingBody",
    "year",
    "stage",
    "dimension",
    "categoryCountry",
    "legalBasis",
    "countingUnit",
    "sex",
    "age",
  ],
  linkedRegisters: ["proceedings"],
};
