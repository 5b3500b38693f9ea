/** The free texts of an entry, in which something may tell who a person is. */
import type { Field, RegisterDefinition, Rows, Values } from "./fields";

/** Whether a field holds free text; names of bodies, works and their people belong where they stand. */
export function isWatched(field: Field): boolean {
  return field.kind === "paragraph" || (field.kind === "text" && field.isName !== true);
}

/** What is written in the free texts of an entry, each once. */
export function watchedTexts(
  definition: RegisterDefinition,
  { values, rows, note }: { values: Values; rows: Rows; note: string | null },
): readonly string[] {
  const of = (fields: readonly Field[], from: Values) =>
    fields.filter(isWatched).map(({ name }) => from[name]);
  const texts = [
    note,
    ...of(definition.fields, values),
    ...definition.rows.flatMap(({ name, fields }) => (rows[name] ?? []).flatMap((row) => of(fields, row))),
  ];
  return [...new Set(texts.filter((text): text is string => typeof text === "string" && text !== ""))];
}
