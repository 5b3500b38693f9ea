import { type AccessClass, CREDIBILITIES, RELIABILITIES, SOURCE_TYPES } from "@/db/enums";
import { parseInput } from "@/lib/core/form";
import { isInterview } from "@/lib/sources/kinds";
import { type DocumentTexts, documentTextsSchema, sourceCodeSchema } from "@/lib/sources/schema";
import { type Problem, type ProblemCode, problem } from "./problem";
import { repeatedKeys } from "./repeated-keys";
import type { TableRow } from "./table-body";

export const SOURCE_COLUMNS = {
  required: ["code", "country_iso3", "type", "title"],
  optional: [
    "publisher",
    "origin",
    "issuing_body",
    "ministry",
    "issued_by_state",
    "in_force_checked_on",
    "published_on",
    "period_from",
    "period_to",
    "language",
    "access_class",
    "reliability",
    "credibility",
    "link",
  ],
} as const;

/** One source as imported; interviews are not imported, because consent is recorded with the person. */
export type ImportedSource = {
  line: number;
  code: string;
  countries: readonly string[];
  type: (typeof SOURCE_TYPES)[number];
  accessClass: Exclude<AccessClass, "confidential">;
  reliability: (typeof RELIABILITIES)[number] | null;
  credibility: (typeof CREDIBILITIES)[number] | null;
  issuedByState: boolean;
  texts: DocumentTexts;
};

/** Where the texts of a source stand in the table. */
const COLUMN_OF = {
  title: "title",
  publisher: "publisher",
  origin: "origin",
  issuingBody: "issuing_body",
  ministry: "ministry",
  inForceCheckedOn: "in_force_checked_on",
  publishedOn: "published_on",
  periodFrom: "period_from",
  periodTo: "period_to",
  language: "language",
  link: "link",
} as const satisfies Record<keyof DocumentTexts, string>;
const TEXT_FIELDS = Object.entries(COLUMN_OF);
/** What the rules of the form refuse, as problems of a table. */
const PROBLEM_OF: Readonly<Record<string, ProblemCode>> = {
  "errors.field.missing": "required",
  "errors.field.too_long": "text_too_long",
  "errors.field.not_a_day": "day_unreadable",
  "errors.field.not_a_partial_date": "date_unreadable",
  "errors.field.not_a_language": "language_form",
  "errors.field.not_a_link": "link_form",
  "sources.problems.period_backwards": "period_backwards",
};
/** As much of a refused text as its problem repeats. */
const QUOTED_MAX = 60;

/** Interviews are recorded with the person's consent, never in a table. */
export const IMPORTABLE_TYPES = SOURCE_TYPES.filter((type) => !isInterview(type));
/** A confidential source names its readers, which a table cannot. */
const IMPORTABLE_CLASSES = ["public", "restricted"] as const satisfies readonly AccessClass[];
const TRUE_WORDS = ["yes", "true", "1"];
const FALSE_WORDS = ["", "no", "false", "0"];

/** Parses every row and reports every problem; a row with a problem is left out of `sources`. */
export function parseSourceRows(
  rows: readonly TableRow[],
  countries: ReadonlySet<string>,
): { sources: readonly ImportedSource[]; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const sources: ImportedSource[] = [];
  const repeated = repeatedKeys("code");
  for (const row of rows) {
    const { code, source, found } = parseRow(row, countries);
    found.push(...repeated(row.line, code));
    problems.push(...found);
    if (source && found.length === 0) sources.push(source);
  }
  return { sources, problems };
}

function parseRow({ line, cells }: TableRow, known: ReadonlySet<string>) {
  const found: Problem[] = [];
  const report = (code: Parameters<typeof problem>[0], column: string, values = {}) =>
    found.push(problem(code, { line, column }, values));
  const choice = <T extends string>(column: string, list: readonly T[], fallback: T | null): T | null => {
    const value = cells[column] ?? "";
    if (value === "") {
      if (fallback === null && SOURCE_COLUMNS.required.some((name) => name === column))
        report("required", column);
      return fallback;
    }
    const match = list.find((member) => member === value);
    if (match === undefined) report("value_unknown", column, { value, expected: list.join(", ") });
    return match ?? fallback;
  };
  const code = cells.code ?? "";
  if (code === "") report("required", "code");
  else if (!sourceCodeSchema.safeParse(code).success) report("code_form", "code", { value: code });
  const countries = (cells.country_iso3 ?? "")
    .split("|")
    .map((iso3) => iso3.trim())
    .filter((iso3) => iso3 !== "");
  if (countries.length === 0) report("required", "country_iso3");
  for (const iso3 of countries)
    if (!known.has(iso3)) report("country_unknown", "country_iso3", { value: iso3 });
  const issued = (cells.issued_by_state ?? "").toLowerCase();
  if (![...TRUE_WORDS, ...FALSE_WORDS].includes(issued)) {
    report("value_unknown", "issued_by_state", { value: issued, expected: "yes, no" });
  }
  const texts = parseInput(
    documentTextsSchema,
    Object.fromEntries(TEXT_FIELDS.map(([field, column]) => [field, cells[column] ?? ""])),
  );
  if (!texts.ok) {
    for (const [field, column] of TEXT_FIELDS) {
      const value = (cells[column] ?? "").slice(0, QUOTED_MAX);
      for (const key of texts.fields[field] ?? [])
        report(PROBLEM_OF[key] ?? "value_unknown", column, { value });
    }
    return { code, source: null, found };
  }
  const source: ImportedSource = {
    line,
    code,
    countries,
    type: choice("type", IMPORTABLE_TYPES, null) ?? "official_document",
    accessClass: choice("access_class", IMPORTABLE_CLASSES, "public") ?? "public",
    reliability: choice("reliability", RELIABILITIES, null),
    credibility: choice("credibility", CREDIBILITIES, null),
    issuedByState: TRUE_WORDS.includes(issued),
    texts: texts.value,
  };
  if (source.type === "unclassified" && (source.reliability ?? source.credibility) !== null) {
    report("grade_without_type", "type");
  }
  return { code, source, found };
}
