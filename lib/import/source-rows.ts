import { type AccessClass, CREDIBILITIES, RELIABILITIES, SOURCE_TYPES } from "@/db/enums";
import { type Problem, problem } from "./problem";
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
  title: string;
  accessClass: Exclude<AccessClass, "confidential">;
  reliability: (typeof RELIABILITIES)[number] | null;
  credibility: (typeof CREDIBILITIES)[number] | null;
  issuedByState: boolean;
  texts: Readonly<Record<TextColumn, string | null>>;
};

const TEXT_COLUMNS = [
  "publisher",
  "origin",
  "issuing_body",
  "ministry",
  "in_force_checked_on",
  "published_on",
  "period_from",
  "period_to",
  "language",
  "link",
] as const;
type TextColumn = (typeof TEXT_COLUMNS)[number];

const CODE_FORM = /^[A-Z]{3}-S-\d{3,}$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const IMPORTABLE_TYPES = SOURCE_TYPES.filter((type) => !/^interview|survivor/.test(type));
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
    const { source, found } = parseRow(row, countries);
    found.push(...repeated(row.line, source.code));
    problems.push(...found);
    if (found.length === 0) sources.push(source);
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
  else if (!CODE_FORM.test(code)) report("code_form", "code", { value: code });
  const countries = (cells.country_iso3 ?? "")
    .split("|")
    .map((iso3) => iso3.trim())
    .filter((iso3) => iso3 !== "");
  if (countries.length === 0) report("required", "country_iso3");
  for (const iso3 of countries)
    if (!known.has(iso3)) report("country_unknown", "country_iso3", { value: iso3 });
  if ((cells.title ?? "") === "") report("required", "title");
  const issued = (cells.issued_by_state ?? "").toLowerCase();
  if (![...TRUE_WORDS, ...FALSE_WORDS].includes(issued)) {
    report("value_unknown", "issued_by_state", { value: issued, expected: "yes, no" });
  }
  for (const column of ["published_on", "period_from", "period_to"] as const) {
    const value = cells[column] ?? "";
    if (value !== "" && !PARTIAL_DATE.test(value)) report("date_unreadable", column, { value });
  }
  const checked = cells.in_force_checked_on ?? "";
  if (checked !== "" && !DAY.test(checked))
    report("date_unreadable", "in_force_checked_on", { value: checked });
  const texts = Object.fromEntries(TEXT_COLUMNS.map((column) => [column, cells[column] || null]));
  const source: ImportedSource = {
    line,
    code,
    countries,
    type: choice("type", IMPORTABLE_TYPES, null) ?? "official_document",
    title: cells.title ?? "",
    accessClass: choice("access_class", IMPORTABLE_CLASSES, "public") ?? "public",
    reliability: choice("reliability", RELIABILITIES, null),
    credibility: choice("credibility", CREDIBILITIES, null),
    issuedByState: TRUE_WORDS.includes(issued),
    texts: { ...emptyTexts(), ...texts },
  };
  return { source, found };
}

function emptyTexts(): Record<TextColumn, string | null> {
  return {
    publisher: null,
    origin: null,
    issuing_body: null,
    ministry: null,
    in_force_checked_on: null,
    published_on: null,
    period_from: null,
    period_to: null,
    language: null,
    link: null,
  };
}
