/** What an import says of texts that may tell who a person is: it takes them in, and nobody is refused. */
import type { RegisterDefinition } from "@/lib/registers/fields";
import { isWatched } from "@/lib/registers/watched-texts";
import { personalTracesIn } from "@/lib/text/personal-data";
import { type Notice, notice } from "../problem";
import { type FieldColumn, fieldColumns } from "./columns";
import type { ReadEntry } from "./read";

/** So many different texts are looked at; a file may hold a hundred thousand. */
export const TEXTS_LOOKED_AT = 500;
/** So many findings are named with their place. */
const NAMED = 20;

type PlacedText = { line: number; column: string; text: string };

/** The findings in the free texts of some entries: the first with line and column, then how many more and what was not looked at. */
export function personalNotices(
  definition: RegisterDefinition,
  entries: readonly ReadEntry[],
  columnOf: ReadonlyMap<string, string>,
): readonly Notice[] {
  const columns = fieldColumns(definition).filter(({ field }) => isWatched(field));
  const looked = new Map<string, string | null>();
  const unseen = new Set<string>();
  const notices: Notice[] = [];
  let more = 0;
  for (const entry of entries) {
    for (const { line, column, text } of textsOf(entry, columns)) {
      if (!looked.has(text) && looked.size >= TEXTS_LOOKED_AT) {
        unseen.add(text);
        continue;
      }
      const trace = looked.get(text) ?? (looked.has(text) ? null : (personalTracesIn(text)[0]?.text ?? null));
      looked.set(text, trace);
      if (trace === null) continue;
      if (notices.length < NAMED) {
        const place = { line, column: columnOf.get(column) ?? column };
        notices.push(notice("personal", place, { value: trace }));
      } else more += 1;
    }
  }
  if (more > 0) notices.push(notice("personal_more", {}, { texts: more }));
  if (unseen.size > 0)
    notices.push(notice("personal_unseen", {}, { texts: unseen.size, looked: TEXTS_LOOKED_AT }));
  return notices;
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
