/** One field that a change touched, as JSON values; undefined where it was not there. */
export type FieldChange = { field: string; before: unknown; after: unknown };

function fieldsOf(content: unknown): Record<string, unknown> {
  return typeof content === "object" && content !== null && !Array.isArray(content) ? { ...content } : {};
}

/** The fields that differ between two states of a noun, by name. `version` is left out: it always differs. */
export function changedFields(before: unknown, after: unknown): FieldChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((field) => field !== "version" && JSON.stringify(old[field]) !== JSON.stringify(now[field]))
    .sort()
    .map((field) => ({ field, before: old[field], after: now[field] }));
}
