/** What a form holds. Imports nothing, so that pages read their own forms with it. */
import type { TypedValues } from "./action-state";

/** Fields whose content is never sent back, not even to the person who typed it. */
const SECRET_FIELD = /passphrase/i;

/** Entries by field name: one text or file, or a list where a name comes more than once. Framework fields are left out. */
export function formEntries(form: FormData): Record<string, unknown> {
  const byName = new Map<string, FormDataEntryValue[]>();
  for (const [name, entry] of form) {
    if (name.startsWith("$ACTION")) continue;
    const entries = byName.get(name);
    if (entries === undefined) byName.set(name, [entry]);
    else entries.push(entry);
  }
  return Object.fromEntries(
    [...byName].map(([name, entries]) => [name, entries.length === 1 ? entries[0] : entries]),
  );
}

/** What was typed, without files and secrets, to fill a refused form again. */
export function typedValues(form: FormData): TypedValues {
  const values: Record<string, string | readonly string[]> = {};
  for (const [name, entry] of Object.entries(formEntries(form))) {
    if (SECRET_FIELD.test(name)) continue;
    if (typeof entry === "string") values[name] = entry;
    else if (Array.isArray(entry)) values[name] = entry.filter((part) => typeof part === "string");
  }
  return values;
}
