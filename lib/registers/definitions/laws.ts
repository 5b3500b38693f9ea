import * as lists from "@/db/code-lists";
import {
  type EntryProblem,
  inRole,
  NAME,
  PARAGRAPH,
  type RegisterDefinition,
  type Rows,
  TEXT,
  textOf,
  type Values,
} from "../fields";

/** Values that stand somewhere in the text, so that the article can be named. */
export const READ_WITH_ARTICLE: readonly string[] = ["covered", "covered_wider", "partly"];

function dateProblems(values: Values): EntryProblem[] {
  const status = textOf(values, "lawStatus");
  const problems: EntryProblem[] = [];
  if (status === "in_force" && values.inForceOn === null) {
    problems.push({ field: "inForceOn", message: "registers.problems.in_force_without_day" });
  }
  if (status === "repealed" && values.repealedOn === null) {
    problems.push({ field: "repealedOn", message: "registers.problems.repealed_without_day" });
  }
  return problems;
}

function elementProblems(rows: Rows): EntryProblem[] {
  const elements = rows.elements ?? [];
  return elements.flatMap((row, index) => {
    const problems: EntryProblem[] = [];
    if (elements.findIndex((other) => other.element === row.element) < index) {
      problems.push({ field: `elements.${index}.element`, message: "registers.problems.element_twice" });
    }
    if (READ_WITH_ARTICLE.includes(textOf(row, "value")) && row.article === null) {
      problems.push({ field: `elements.${index}.article`, message: "registers.problems.article_missing" });
    }
    return problems;
  });
}

export const LAWS: RegisterDefinition = {
  key: "laws",
  letter: "L",
  accessClass: "public",
  fields: [
    { name: "country", kind: "country", required: true, filter: true },
    { name: "lawTitle", ...NAME, required: true },
    { name: "englishTitle", ...NAME },
    { name: "number", ...NAME, short: true, listed: true },
    { name: "kind", kind: "code", list: "law_kind", codes: lists.LAW_KINDS, required: true, filter: true },
    {
      name: "lawStatus",
      kind: "code",
      list: "law_status",
      codes: lists.LAW_STATUSES,
      required: true,
      filter: true,
      listed: true,
    },
    {
      name: "role",
      kind: "code",
      list: "law_role",
      codes: lists.LAW_ROLES,
      required: true,
      filter: true,
      listed: true,
    },
    { name: "adoptedOn", kind: "partial_date", listed: true },
    { name: "inForceOn", kind: "partial_date", listed: true },
    { name: "repealedOn", kind: "partial_date" },
    { name: "amends", kind: "entries", register: "laws" },
    { name: "link", kind: "link" },
    { name: "translationChecked", kind: "flag" },
  ],
  rows: [
    {
      name: "elements",
      min: 0,
      max: lists.LAW_ELEMENTS.length,
      ownPages: true,
      fields: [
        { name: "element", kind: "code", list: "law_element", codes: lists.LAW_ELEMENTS, required: true },
        {
          name: "value",
          kind: "code",
          list: "law_element_value",
          codes: lists.LAW_ELEMENT_VALUES,
          required: true,
        },
        { name: "article", ...TEXT, short: true },
        { name: "quotation", ...TEXT },
      ],
    },
    {
      name: "events",
      min: 0,
      max: 40,
      fields: [
        {
          name: "kind",
          kind: "code",
          list: "reform_event_kind",
          codes: lists.REFORM_EVENT_KINDS,
          required: true,
        },
        { name: "happenedOn", kind: "partial_date", required: true },
        { name: "remark", ...PARAGRAPH },
      ],
    },
  ],
  title: (values) => textOf(values, "englishTitle") || textOf(values, "lawTitle"),
  countries: (values) => inRole("subject", [textOf(values, "country")]),
  home: (values) => textOf(values, "country"),
  problems: (values, rows) => [...dateProblems(values), ...elementProblems(rows)],
  linkedRegisters: ["law", "reform_event"],
};
