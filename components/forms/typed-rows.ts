/** Rows of a form as what was typed into them. Pure. */
import type { TypedValues } from "@/lib/core/action-state";
import type { RowsField } from "./form-field";

/** The place of a row as its names have it. */
const PLACE = /^\d{1,3}$/;

/** One row by the names of its fields; null where it begins empty. */
export type TypedRow = TypedValues | null;

/** Whether a row holds anything. */
export function isBlankRow(row: TypedRow): boolean {
  return row === null || Object.values(row).every((value) => value.length === 0);
}

/**
 * The rows that stand in typed values under `NAME.INDEX.FIELD`, in their places: an empty one between others stays,
 * so that what is said about a row is said at its place. Empty ones at the end are left out, and so is what stands in no
 * place of the list: one far behind would fill the memory with empty rows.
 */
export function typedRows(
  { name, fields, max }: Pick<RowsField, "name" | "fields" | "max">,
  values: TypedValues,
): TypedRow[] {
  const rows: TypedRow[] = [];
  for (const [key, value] of Object.entries(values)) {
    const [list, place = "", own, ...more] = key.split(".");
    if (list !== name || more.length > 0 || !PLACE.test(place)) continue;
    const index = Number(place);
    if (index >= max) continue;
    if (own === undefined || !fields.some((field) => field.name === own)) continue;
    while (rows.length <= index) rows.push(null);
    rows[index] = { ...rows[index], [own]: value };
  }
  while (rows.length > 0 && isBlankRow(rows.at(-1) ?? null)) rows.pop();
  return rows;
}

/** What a new row after `last` begins with. */
export function nextRow({ continues = {} }: Pick<RowsField, "continues">, last: TypedRow): TypedRow {
  const start = Object.entries(continues).flatMap(([to, from]) => {
    const value = last?.[from];
    return value === undefined || value === "" ? [] : [[to, value] as const];
  });
  return start.length === 0 ? null : Object.fromEntries(start);
}

/** Whether a row has a number that is not the one of its place: `legs.2.position` is the third. */
export function isNumbered(name: string, values: TypedValues): boolean {
  return Object.entries(values).some(([key, value]) => {
    const [list, index, own] = key.split(".");
    return list === name && own === "position" && value !== "" && value !== String(Number(index) + 1);
  });
}
