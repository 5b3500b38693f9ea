/** The columns of a register in files: made from its definition, so that import, export, template and code book agree. */
import type { RegisterKey } from "@/db/enums";
import type { Field, RegisterDefinition } from "@/lib/registers/fields";

/** What every entry has beside the fields of its register. */
export const COMMON_COLUMNS = [
  "code",
  "access_class",
  "not_before",
  "reported_by",
  "language",
  "note",
  "source",
] as const;
export type CommonColumn = (typeof COMMON_COLUMNS)[number];

/** What a file of a page says beside it; an import passes over it. */
export const STATUS_COLUMN = "status";

/** Columns of other organisations' layouts, which are taken apart into columns of the register. */
export type ForeignColumn = "country_name" | "category" | "signature" | "deposit";
const FOREIGN_COLUMNS: Partial<Record<RegisterKey, readonly ForeignColumn[]>> = {
  detections: ["country_name", "category"],
  proceedings: ["country_name", "category"],
  treaties: ["signature", "deposit"],
};
/** The foreign columns that a register reads. */
export function foreignColumns(key: RegisterKey): readonly ForeignColumn[] {
  return FOREIGN_COLUMNS[key] ?? [];
}

/** What the reading of other columns fills where its own cell is empty. */
const DERIVED_FIELDS = ["valueStatus", "treaty", "action", "happenedOn"];

/** One column of a field; `list` is null for a field of the entry itself. */
export type FieldColumn = { name: string; list: string | null; field: Field };

/** `fromCountry` as files write it: `from_country`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The columns of the fields of an entry, then those of its rows: `legs.from_country`. */
export function fieldColumns({ fields, rows }: RegisterDefinition): readonly FieldColumn[] {
  return [
    ...fields.map((field) => ({ name: snakeCase(field.name), list: null, field })),
    ...rows.flatMap(({ name: list, fields: own }) =>
      own.map((field) => ({ name: `${snakeCase(list)}.${snakeCase(field.name)}`, list, field })),
    ),
  ];
}

/** The columns that an export has and a template names, in their order. */
export function registerColumns(definition: RegisterDefinition): readonly string[] {
  return ["code", ...fieldColumns(definition).map(({ name }) => name), ...COMMON_COLUMNS.slice(1)];
}

/** Every column that an import of the register can read, foreign ones too. */
export function readableColumns(definition: RegisterDefinition): readonly string[] {
  return [...registerColumns(definition), ...foreignColumns(definition.key)];
}

/** The columns without which no new entry can be: a field that is required, or one of a row that must be there. */
export function requiredColumns(definition: RegisterDefinition): readonly FieldColumn[] {
  return fieldColumns(definition).filter(
    ({ list, field }) =>
      field.required === true &&
      !(list === null && DERIVED_FIELDS.includes(field.name)) &&
      (list === null || definition.rows.some(({ name, min }) => name === list && min > 0)),
  );
}

/** The column in which a problem of a field stands: `legs.0.fromCountry` is `legs.from_country`. */
export function columnOfField(path: string): { column: string; index: number | null } {
  const [name = "", index, field] = path.split(".");
  if (field === undefined || index === undefined) return { column: snakeCase(name), index: null };
  return { column: `${snakeCase(name)}.${snakeCase(field)}`, index: Number(index) };
}
