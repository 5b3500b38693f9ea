/** The free texts of entries as a file holds them. */
import type { RegisterDefinition } from "@/lib/registers/fields";
import { isWatched } from "@/lib/registers/watched-texts";
import type { PlacedText } from "../personal";
import { type FieldColumn, fieldColumns } from "./columns";
import type { ReadEntry } from "./read";

/** Every free text of some entries with its line and the file's own word for its column. */
export function* textsOfEntries(
  definition: RegisterDefinition,
  entries: readonly ReadEntry[],
  columnOf: ReadonlyMap<string, string>,
): Generator<PlacedText> {
  const columns = fieldColumns(definition).filter(({ field }) => isWatched(field));
  for (const entry of entries) {
    for (const { column, ...rest } of textsOf(entry, columns)) {
      yield { ...rest, column: columnOf.get(column) ?? column };
    }
  }
}

function* textsOf(
  { line, given, rowLines }: ReadEntry,
  columns: readonly FieldColumn[],
): Generator<PlacedText> {
  if (isText(given.note)) yield { line, column: "note", text: given.note };
  for (const { name, list, field } of columns) {
    if (list === null) {
      const text = given[field.name];
      if (isText(text)) yield { line, column: name, text };
      continue;
    }
    const rows: unknown = given[list];
    if (!Array.isArray(rows)) continue;
    for (const [index, row] of rows.entries()) {
      const text: unknown = Reflect.get(Object(row), field.name);
      if (isText(text)) yield { line: rowLines[list]?.[index] ?? line, column: name, text };
    }
  }
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
