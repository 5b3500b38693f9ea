/** Entries of a register as the lines of a file that the import reads back as they were. Pure. */
import { fieldColumns, registerColumns } from "@/lib/import/entries/columns";
import type { FieldValue, RegisterDefinition, Rows, Values } from "@/lib/registers/fields";

/** An entry as it leaves the installation: natural keys only, no ids, times or revisions. */
export type ExportedEntry = {
  code: string;
  accessClass: string;
  notBefore: string | null;
  reportedBy: string | null;
  language: string;
  note: string | null;
  values: Values;
  rows: Rows;
  /** Codes of the sources that support it. */
  sources: readonly string[];
};

/** The text of a value: lists joined by a bar, yes or no for a box. */
function cell(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join("|") : String(value);
}

/**
 * The lines of an entry: one, or as many as its longest list has rows. Each has the code; what is said of the entry
 * itself stands in the first.
 */
export function linesOf(
  definition: RegisterDefinition,
  entry: ExportedEntry,
): readonly Readonly<Record<string, string>>[] {
  const columns = fieldColumns(definition);
  const blank = Object.fromEntries(registerColumns(definition).map((name) => [name, ""]));
  const own = columns.filter(({ list }) => list === null);
  const first = {
    ...Object.fromEntries(own.map(({ name, field }) => [name, cell(entry.values[field.name])])),
    access_class: entry.accessClass,
    not_before: entry.notBefore ?? "",
    reported_by: entry.reportedBy ?? "",
    language: entry.language,
    note: entry.note ?? "",
    source: entry.sources.join("|"),
  };
  const count = Math.max(1, ...Object.values(entry.rows).map((rows) => rows.length));
  return Array.from({ length: count }, (_, index) => {
    const ofRows = columns.flatMap(({ name, list, field }) =>
      list === null ? [] : [[name, cell(entry.rows[list]?.[index]?.[field.name])]],
    );
    return { ...blank, code: entry.code, ...(index === 0 ? first : {}), ...Object.fromEntries(ofRows) };
  });
}
