/** What an import says of texts that may tell who a person is: it takes them in, and nobody is refused. */
import { personalTracesIn } from "@/lib/text/personal-data";
import { type Notice, notice } from "./problem";
import type { TableRow } from "./table-body";

/** So many different texts are looked at; a file may hold a hundred thousand. */
export const TEXTS_LOOKED_AT = 500;
/** So many findings are named with their place. */
const NAMED = 20;

/** A text of a file with its place; `column` is the word of the file's own header. */
export type PlacedText = { line: number; column: string; text: string };

/** The findings in some texts: the first with line and column, then how many more and what was not looked at. */
export function personalNotices(texts: Iterable<PlacedText>): readonly Notice[] {
  const looked = new Map<string, string | null>();
  const unseen = new Set<string>();
  const notices: Notice[] = [];
  let more = 0;
  for (const { text, ...place } of texts) {
    if (!looked.has(text) && looked.size >= TEXTS_LOOKED_AT) {
      unseen.add(text);
      continue;
    }
    const trace = looked.get(text) ?? (looked.has(text) ? null : (personalTracesIn(text)[0]?.text ?? null));
    looked.set(text, trace);
    if (trace === null) continue;
    if (notices.length < NAMED) notices.push(notice("personal", place, { value: trace }));
    else more += 1;
  }
  if (more > 0) notices.push(notice("personal_more", {}, { texts: more }));
  if (unseen.size > 0)
    notices.push(notice("personal_unseen", {}, { texts: unseen.size, looked: TEXTS_LOOKED_AT }));
  return notices;
}

/** The texts of some columns of a table, in the order of its lines. */
export function* textsOfColumns(
  rows: readonly TableRow[],
  columns: readonly string[],
): Generator<PlacedText> {
  for (const { line, cells } of rows) {
    for (const column of columns) {
      const text = cells[column] ?? "";
      if (text !== "") yield { line, column, text };
    }
  }
}
