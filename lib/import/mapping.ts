import type { StoredMapping } from "@/db/schema/import";
import { nameKey } from "@/lib/countries/name-key";
import { type Header, ownName } from "./header";
import { type FigureRules, isMarkMeaning, type MarkMeaning } from "./numbers";
import { type Problem, problem } from "./problem";
import type { Sheet } from "./sheet";
import { bodyRows, type TableRow } from "./table-body";

/** A field that an import of a kind fills, and the words by which files name it. */
export type ImportField = {
  name: string;
  required: boolean;
  /** Its labels in the product's languages. */
  labels: readonly string[];
  /** Other words for it. */
  aliases: readonly string[];
};

/** How the columns of a file are read: see `StoredMapping`. */
export type Mapping = Readonly<StoredMapping>;

/** A mapping guessed from names, and where a person has to decide. */
export type GuessedMapping = {
  mapping: Mapping;
  /** Required fields that no column seems to hold. */
  missing: readonly string[];
  /** Columns left unread because several fields, or several columns, go by the name. */
  undecided: readonly { column: number; fields: readonly string[] }[];
};

/** All words by which the fields of a kind may stand in a header. */
export function knownNames(fields: readonly ImportField[]): readonly string[] {
  return fields.flatMap(({ name, labels, aliases }) => [name, ...labels, ...aliases]);
}

/**
 * Guesses the field of each column by equal names (case, accents, spaces and signs do not matter): the field's own name
 * before its labels, labels before aliases. What two claim stays open. The guess is to be shown and can be changed.
 */
export function guessMapping(names: readonly string[], fields: readonly ImportField[]): GuessedMapping {
  const claims = names.map((name) => claimsOn(name, fields));
  const claimants = new Map<string, number>();
  for (const [field, ...others] of claims) {
    if (field !== undefined && others.length === 0) claimants.set(field, (claimants.get(field) ?? 0) + 1);
  }
  const mapped = claims.map(([field, ...others]) =>
    field !== undefined && others.length === 0 && claimants.get(field) === 1 ? field : null,
  );
  return {
    mapping: { fields: mapped, constants: {}, decimals: null, dates: null, marks: {} },
    missing: fields
      .filter(({ name, required }) => required && !mapped.includes(name))
      .map(({ name }) => name),
    undecided: claims.flatMap((found, column) =>
      found.length > 0 && mapped[column] === null ? [{ column, fields: found }] : [],
    ),
  };
}

/** The fields that a column may hold, by the strongest kind of name that fits. */
function claimsOn(name: string, fields: readonly ImportField[]): readonly string[] {
  for (const key of new Set([nameKey(name), nameKey(ownName(name))])) {
    if (key === "") continue;
    const byKind: readonly ((field: ImportField) => readonly string[])[] = [
      (field) => [field.name],
      (field) => field.labels,
      (field) => field.aliases,
    ];
    for (const wordsOf of byKind) {
      const found = fields.filter((field) => wordsOf(field).some((word) => nameKey(word) === key));
      if (found.length > 0) return found.map((field) => field.name);
    }
  }
  return [];
}

/** The rows of a sheet by field, the word of the header for each field, and what is wrong with header and rows. */
export type MappedRows = {
  rows: readonly TableRow[];
  columnOf: ReadonlyMap<string, string>;
  problems: readonly Problem[];
};

/** Reads the rows below a header by a mapping. Constants fill the fields that no column holds. */
export function mapRows(
  sheet: Sheet,
  header: Header,
  mapping: Mapping,
  fields: readonly ImportField[],
): MappedRows {
  const problems: Problem[] = [];
  const columnOf = new Map<string, string>();
  const places = new Map<string, number>();
  mapping.fields.forEach((field, index) => {
    if (field === null || !fields.some(({ name }) => name === field)) return;
    const column = header.names[index] ?? "";
    if (places.has(field)) {
      problems.push(problem("column_twice", { line: header.line, column }));
      return;
    }
    places.set(field, index);
    columnOf.set(field, column);
  });
  for (const { name, required } of fields) {
    if (!required || places.has(name) || (mapping.constants[name] ?? "") !== "") continue;
    const expected = fields
      .filter((field) => field.required)
      .map((field) => field.name)
      .join(", ");
    problems.push(problem("column_missing", { line: header.line, column: name }, { expected }));
  }
  const body = bodyRows(sheet, header);
  const rows = body.rows.map(({ line, cells }) => ({
    line,
    cells: {
      ...mapping.constants,
      ...Object.fromEntries([...places].map(([field, index]) => [field, cells[index] ?? ""])),
    },
  }));
  return { rows, columnOf, problems: [...problems, ...body.problems] };
}

/** How the figures of a file are written, by its mapping. */
export function figureRules({ decimals, dates, marks }: Mapping): FigureRules {
  const known = Object.entries(marks).flatMap(([mark, meaning]): [string, MarkMeaning][] =>
    isMarkMeaning(meaning) ? [[mark, meaning]] : [],
  );
  return { decimals, dates, marks: Object.fromEntries(known) };
}
