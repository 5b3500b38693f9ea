/** How what came from outside is parsed, and what is said of each field of it. The fields stand in `field-schemas.ts`. */
import type { z } from "zod";
import { storable } from "./storable";

/** Message keys of entries that a schema refuses without saying why. */
const MISSING_KEY = "errors.field.missing";
const INVALID_KEY = "errors.field.invalid";
/** Where a problem belongs to no single field. */
export const WHOLE_FORM = "form";
/** So many characters of a refused entry are said again. */
const ENTRY_SHOWN_MAX = 40;

/** Message keys by field name; `entries` holds the first refused entry of a field that is a list. */
export type FieldProblems = {
  fields: Readonly<Record<string, readonly string[]>>;
  entries?: Readonly<Record<string, string>>;
};

export type Parsed<T> = { ok: true; value: T } | ({ ok: false } & FieldProblems);

/** The field of a problem: the list itself where one of its entries is meant, dotted where it lies deeper. */
function fieldOf(path: readonly PropertyKey[]): { name: string; isEntry: boolean } {
  const [first, second, ...deeper] = path;
  if (first === undefined) return { name: WHOLE_FORM, isEntry: false };
  if (typeof second === "number" && deeper.length === 0) return { name: String(first), isEntry: true };
  return { name: path.map(String).join("."), isEntry: false };
}

/**
 * Parses what came from outside, after taking out what the database cannot keep. Problems are message keys by field
 * name (dotted where nested).
 */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): Parsed<z.output<S>> {
  const parsed = schema.safeParse(storable(input), {
    reportInput: true,
    error: (issue) => (issue.input === undefined || issue.input === "" ? MISSING_KEY : INVALID_KEY),
  });
  if (parsed.success) return { ok: true, value: parsed.data };
  const fields: Record<string, string[]> = {};
  const entries: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const { name, isEntry } = fieldOf(issue.path);
    if (isEntry && typeof issue.input === "string") entries[name] ??= issue.input.slice(0, ENTRY_SHOWN_MAX);
    const keys = fields[name] ?? [];
    if (!keys.includes(issue.message)) keys.push(issue.message);
    fields[name] = keys;
  }
  return Object.keys(entries).length === 0 ? { ok: false, fields } : { ok: false, fields, entries };
}
