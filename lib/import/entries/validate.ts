/** Holds what a file gives to the rules of its register, and says every breach at its line and column. */
import { type EntryInput, entrySchema } from "@/lib/registers/entry-schema";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { type Problem, type ProblemCode, problem } from "../problem";
import { columnOfField, fieldColumns } from "./columns";
import type { ReadEntry } from "./read";

/** What the schema of an entry says, as problems of a file. A rule of a register keeps its own sentence. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  "errors.field.missing": "required",
  "errors.field.too_long": "text_too_long",
  "errors.field.invalid": "value_not_allowed",
  "errors.field.not_a_number": "number_unreadable",
  "errors.field.out_of_range": "number_out_of_range",
  "errors.field.not_a_day": "date_unreadable",
  "errors.field.not_a_partial_date": "date_unreadable",
  "errors.field.not_a_language": "language_form",
  "errors.field.country_unknown": "country_unknown",
  "errors.field.not_a_link": "link_form",
};

/** Makes the check of one register: its schema is built once. */
export function entryValidator(definition: RegisterDefinition, columnOf: ReadonlyMap<string, string>) {
  const schema = entrySchema(definition);
  const columns = fieldColumns(definition);
  /** The entry over what is there already, or the problems that it has. */
  return (
    entry: ReadEntry,
    base: EntryInput | null,
  ): { input: EntryInput } | { problems: readonly Problem[] } => {
    const { values, rows, ...common } = base ?? { values: {}, rows: {} };
    const parsed = schema.safeParse({ ...common, ...values, ...rows, ...entry.given });
    if (parsed.success && entry.broken.size === 0) return { input: parsed.data };
    const issues = parsed.success ? [] : parsed.error.issues;
    const problems = issues.flatMap(({ path, message }) => {
      const place = columnOfField(path.join("."));
      const list = columns.find(({ name }) => name === place.column)?.list ?? null;
      const line = list === null ? entry.line : (entry.rowLines[list]?.[place.index ?? 0] ?? entry.line);
      if (entry.broken.has(`${line} ${place.column}`)) return [];
      const column = columnOf.get(place.column) ?? place.column;
      const value = shown(path.reduce<unknown>(within, { ...values, ...rows, ...entry.given }));
      const code = CODES[message];
      if (code !== undefined) return [problem(code, { line, column }, { value })];
      const rule = message.split(".").at(-1) ?? "";
      return [problem("rule", { line, column }, { rule })];
    });
    return { problems };
  };
}

function within(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
