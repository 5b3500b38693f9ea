/** Reads the entries of a file: every cell by its field, what other layouts write taken apart, sources by name. */
import { FIGURE_FORMS, type TREATY_ACTIONS } from "@/db/code-lists";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { readChoice } from "../choice";
import { readCountry, readCountryPair } from "../country-cell";
import { readDate } from "../dates";
import type { CellPlace } from "../findings";
import { problem } from "../problem";
import { readDeposit } from "../treaty-cell";
import { type CellReader, type CellValue, readCell, readCommon, readFigure } from "./cells";
import { type FieldColumn, fieldColumns } from "./columns";
import type { FileEntry } from "./lines";

/** An entry as the file gives it: only what its columns hold, for the schema of the register. */
export type ReadEntry = {
  line: number;
  code: string | null;
  /** Fields, common ones and lists of rows by name, as `entrySchema` takes them. */
  given: Readonly<Record<string, unknown>>;
  /** Where the rows of each list stand. */
  rowLines: Readonly<Record<string, readonly number[]>>;
  /** Columns of which a problem was reported already, with their line: `3 legs.from_country`. */
  broken: ReadonlySet<string>;
  /** Codes or titles of sources; null where the file has no such column. */
  sources: readonly string[] | null;
};

/** Fields of the common columns by their name in files. */
const COMMON_FIELDS: Readonly<Record<string, string>> = {
  access_class: "accessClass",
  not_before: "notBefore",
  reported_by: "reportedBy",
  language: "language",
  note: "note",
};
/** A constant may stand for another column of its row: `{country}`. */
const REFERENCE = /^\{([a-z_]+)\}$/;

/**
 * Every entry of a file; those of a region, a total or another organisation are left out, which is said, and where that
 * is asked for, those with a name that nobody has decided.
 */
export function readEntries(
  reader: CellReader,
  definition: RegisterDefinition,
  entries: readonly FileEntry[],
  columnOf: ReadonlyMap<string, string>,
): { entries: readonly ReadEntry[]; leftOutLines: readonly number[] } {
  const columns = fieldColumns(definition);
  const { findings, leavesOutUndecided } = reader;
  const leftOutLines: number[] = [];
  const read = entries.flatMap((entry) => {
    const before = findings.problems.length;
    const made = readOne(reader, definition, columns, entry, columnOf);
    const isLeftOut = made === null || (leavesOutUndecided && findings.giveUpUndecided(before));
    if (isLeftOut) leftOutLines.push(entry.line);
    return isLeftOut ? [] : made;
  });
  return { entries: read, leftOutLines };
}

/** The entries of one entry of the file: none where it is left out, two where a line of a treaty holds two actions. */
function readOne(
  reader: CellReader,
  definition: RegisterDefinition,
  columns: readonly FieldColumn[],
  entry: FileEntry,
  columnOf: ReadonlyMap<string, string>,
): readonly ReadEntry[] | null {
  const broken = new Set<string>();
  const given: Record<string, unknown> = {};
  const textOf = (name: string) => {
    const text = entry.cells[name] ?? "";
    const reference = REFERENCE.exec(text)?.[1];
    return reference === undefined ? text : (entry.cells[reference] ?? "");
  };
  const placeOf = (name: string): CellPlace => ({
    line: entry.line,
    column: columnOf.get(name) ?? name,
    text: textOf(name),
  });
  const has = (name: string) => entry.cells[name] !== undefined;
  const keep = (field: string, name: string, { value, isBroken }: CellValue) => {
    given[field] = value;
    if (isBroken) broken.add(`${entry.line} ${name}`);
  };
  const foreign = reader.other(has, placeOf);
  if (foreign !== null) {
    reader.findings.add(foreign);
    return null;
  }
  const home = has("country") ? homeOf(reader, entry, placeOf) : null;
  if (home === "left_out") return null;
  for (const { name, list, field } of columns) {
    if (list !== null || !has(name)) continue;
    if (name === "country" && home) keep(field.name, name, home);
    else if (!(name === "value" && has("value")))
      keep(field.name, name, readCell(reader, field, name, placeOf(name)));
  }
  if (has("value") && columns.some(({ name }) => name === "value_status")) {
    keepFigure(reader, given, placeOf("value"), !has("value_status"), () => {
      for (const name of ["value", "value_status", "below"]) broken.add(`${entry.line} ${name}`);
    });
  }
  for (const [name, field] of Object.entries(COMMON_FIELDS)) {
    if (!has(name)) continue;
    const isHome = textOf(name) !== "" && entry.cells[name] === "{country}" && home;
    keep(field, name, isHome ? home : readCommon(reader, name, placeOf(name)));
  }
  if (has("category") && definition.key === "detections")
    keepCategory(reader, given, placeOf("category"), keep);
  if (has("category") && definition.key === "proceedings") {
    const isOne = keepCitizenship(reader, given, placeOf("category"), keep);
    if (!isOne) return null;
  }
  const rowLines = readRows(reader, columns, entry, columnOf, given, broken);
  const sources = has("source")
    ? [
        ...new Set(
          textOf("source")
            .split("|")
            .map((name) => name.trim()),
        ),
      ].filter((name) => name !== "")
    : null;
  const one: ReadEntry = { line: entry.line, code: entry.code, given, rowLines, broken, sources };
  if (!has("signature") && !has("deposit")) return [one];
  return treatyActs(reader, placeOf).map((act) => ({ ...one, given: { ...given, ...act } }));
}

/** The country that an entry is about, by its code and its name where the file has both. */
function homeOf(
  { knowledge, findings }: CellReader,
  entry: FileEntry,
  placeOf: (name: string) => CellPlace,
): CellValue | "left_out" {
  const place = placeOf("country");
  const reading =
    entry.cells.country_name === undefined
      ? readCountry(place.text, knowledge)
      : readCountryPair(place.text, entry.cells.country_name, knowledge);
  const before = findings.problems.length;
  const value = findings.takeCountry(reading, place);
  return value === "left_out" ? "left_out" : { value, isBroken: findings.problems.length > before };
}

/** Value, bound and status of a figure; what the file says of bound or status itself stays. */
function keepFigure(
  reader: CellReader,
  given: Record<string, unknown>,
  place: CellPlace,
  needsStatus: boolean,
  onBroken: () => void,
): void {
  const figure = readFigure(reader, place, needsStatus);
  const stated = given.valueStatus;
  const contradicts = figure.status === "suppressed" && typeof stated === "string" && stated !== "suppressed";
  if (contradicts) {
    const { line, column, text } = place;
    const values = { value: text, status: stated, below: figure.below ?? 0 };
    reader.findings.problems.push(problem("figure_contradicts", { line, column }, values));
  }
  if (figure.isBroken || contradicts) onBroken();
  given.value = figure.value;
  given.below ??= figure.below;
  given.valueStatus ??= figure.status;
}

/** The category of UNODC's table: a country, a form, or the publisher's own word, by what the row is broken down by. */
function keepCategory(
  { knowledge, findings, words }: CellReader,
  given: Record<string, unknown>,
  place: CellPlace,
  keep: (field: string, name: string, read: CellValue) => void,
): void {
  Object.assign(given, { categoryCountry: null, categoryForm: null, categoryText: null });
  if (given.dimension === "total" || place.text === "") return;
  if (given.dimension === "form_of_exploitation") {
    const form = readChoice(place.text, FIGURE_FORMS, formsOf(words.category));
    given[form.kind === "value" ? "categoryForm" : "categoryText"] =
      form.kind === "value" ? form.value : place.text;
    return;
  }
  const country = readCountry(place.text, knowledge);
  if (country.kind === "left_out") {
    given.categoryText = place.text;
    return;
  }
  const before = findings.problems.length;
  const value = findings.take(country, place);
  keep("categoryCountry", "category", { value, isBroken: findings.problems.length > before });
}

/**
 * The citizenship of UNODC's table in proceedings. Answers false where it is no country: such a part has no place there,
 * so that its row is left out, which is said.
 */
function keepCitizenship(
  { knowledge, findings }: CellReader,
  given: Record<string, unknown>,
  place: CellPlace,
  keep: (field: string, name: string, read: CellValue) => void,
): boolean {
  given.categoryCountry = null;
  if (given.dimension !== "citizenship" || place.text === "") return true;
  const before = findings.problems.length;
  const value = findings.takeCountry(readCountry(place.text, knowledge), place);
  if (value === "left_out") return false;
  keep("categoryCountry", "category", { value, isBroken: findings.problems.length > before });
  return true;
}

function formsOf(
  words: Readonly<Record<string, string>> = {},
): Record<string, (typeof FIGURE_FORMS)[number]> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([word, code]) => {
      const form = FIGURE_FORMS.find((known) => known === code);
      return form === undefined ? [] : [[word, form]];
    }),
  );
}

/** The signature and the deposit of a line of the Treaty Collection. */
function treatyActs(
  { findings, rules }: CellReader,
  placeOf: (name: string) => CellPlace,
): readonly { action: (typeof TREATY_ACTIONS)[number]; happenedOn: string }[] {
  const [signature, deposit] = [placeOf("signature"), placeOf("deposit")];
  const signedOn = findings.take(readDate(signature.text, rules), signature);
  const reading = readDeposit(deposit.text, signature.text !== "");
  const shown = reading.kind === "value" ? { ...reading, value: reading.value.on } : reading;
  const depositedOn = findings.take(shown, deposit);
  return [
    ...(signedOn === null ? [] : [{ action: "signature" as const, happenedOn: signedOn }]),
    ...(depositedOn === null || reading.kind !== "value"
      ? []
      : [{ action: reading.value.action, happenedOn: depositedOn }]),
  ];
}

function readRows(
  reader: CellReader,
  columns: readonly FieldColumn[],
  entry: FileEntry,
  columnOf: ReadonlyMap<string, string>,
  given: Record<string, unknown>,
  broken: Set<string>,
): Record<string, number[]> {
  const lines: Record<string, number[]> = {};
  for (const [list, rows] of Object.entries(entry.rows)) {
    const own = columns.filter((column) => column.list === list);
    lines[list] = rows.map(({ line }) => line);
    given[list] = rows.map(({ line, cells }) =>
      Object.fromEntries(
        own.map(({ name, field }) => {
          const place = { line, column: columnOf.get(name) ?? name, text: cells[name] ?? "" };
          const { value, isBroken } = readCell(reader, field, name, place);
          if (isBroken) broken.add(`${line} ${name}`);
          return [field.name, value];
        }),
      ),
    );
  }
  return lines;
}
