/** What may be sent about an entry of a register, made from its definition. Pure, and safe in the browser. */
import { z } from "zod";
import { ENTRY_ACCESS_CLASSES, type EntryAccessClass } from "@/db/enums";
import {
  choice,
  day,
  iso3,
  language,
  link,
  list,
  optionalText,
  partialDate,
  splitWords,
  ticked,
  trimmed,
  typedLanguage,
  wholeNumber,
} from "@/lib/core/field-schemas";
import {
  type EntryProblem,
  type Field,
  type FieldValue,
  isGiven,
  type RegisterDefinition,
  type RowList,
  type Rows,
  type Values,
} from "./fields";

/** The natural key of an entry, such as BEN-R-003. */
export const entryCodeSchema = z.string().regex(/^[A-Z]{3}-[A-Z]-\d{3,}$/);

const AMOUNT = /^\d{1,16}(\.\d{1,2})?$/;
const CURRENCY = /^[A-Z]{3}$/;
const INDICATOR = /^[\w.-]{1,32}$/;
const NOTE_MAX = 2_000;

function schemaOf(field: Field): z.ZodType<FieldValue> {
  switch (field.kind) {
    case "text":
    case "paragraph":
      return optionalText(field.max);
    case "code":
      return choice(field.codes);
    case "codes":
      return list(z.enum(field.codes, "errors.field.invalid"));
    case "country":
      return z.preprocess(trimmed, iso3.nullable());
    case "countries":
      return z.preprocess(splitWords, z.array(iso3));
    case "integer":
      return wholeNumber(field.min, field.max);
    case "amount":
      return z.preprocess(trimmed, z.string().regex(AMOUNT, "errors.field.not_a_number").nullable());
    case "day":
      return day;
    case "partial_date":
      return partialDate;
    case "link":
      return link;
    case "languages":
      return z.preprocess(splitWords, z.array(language));
    case "currency":
      return z.preprocess(trimmed, z.string().regex(CURRENCY, "errors.field.invalid").nullable());
    case "flag":
      return ticked;
    case "indicators":
      return z.preprocess(splitWords, z.array(z.string().regex(INDICATOR, "errors.field.invalid")));
    case "entries":
      return z.preprocess(splitWords, z.array(entryCodeSchema));
  }
}

function missing(fields: readonly Field[], values: Values, prefix = ""): EntryProblem[] {
  return fields
    .filter(({ name, required }) => required === true && !isGiven(values[name]))
    .map(({ name }) => ({ field: `${prefix}${name}`, message: "errors.field.missing" }));
}

/** A row in which nothing was typed or chosen is no row. */
function isBlank(row: unknown): boolean {
  return (
    typeof row === "object" &&
    row !== null &&
    Object.entries(row).every(([name, value]) => name === "position" || value === "" || value === null)
  );
}

type TypedRow = { index: number; position: number; values: Values };

/** Rows come as a list, or from a form as `legs.0.fromCountry`; `position` puts them in another order. */
function rowsSchema({ name, fields }: RowList) {
  const shape = Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)]));
  const row = z.object({ ...shape, position: wholeNumber(0, 1_000).optional() });
  return z
    .array(z.unknown())
    .transform((rows) =>
      rows.map((value, index) => ({ value, index })).filter(({ value }) => !isBlank(value)),
    )
    .transform((rows, context): TypedRow[] =>
      rows.flatMap(({ value, index }) => {
        const parsed = row.safeParse(value);
        if (!parsed.success) {
          for (const { path, message } of parsed.error.issues) {
            context.addIssue({ code: "custom", path: [index, ...path], message });
          }
          return [];
        }
        const { position, ...values } = parsed.data;
        const typed: Values = values;
        for (const problem of missing(fields, typed)) {
          context.addIssue({ code: "custom", path: [index, problem.field], message: problem.message });
        }
        return [{ index, position: position ?? index + 1, values: typed }];
      }),
    )
    .transform((rows) =>
      rows.toSorted((a, b) => a.position - b.position || a.index - b.index).map(({ values }) => values),
    )
    .describe(name);
}

/** Gathers `legs.0.fromCountry` of a form into lists; what is a list already stays. */
function gatherRows(lists: readonly RowList[], input: object): Record<string, unknown> {
  return Object.fromEntries(
    lists.map(({ name }) => {
      const given: unknown = Reflect.get(input, name);
      if (Array.isArray(given)) return [name, given];
      const rows: Record<string, unknown>[] = [];
      for (const [key, value] of Object.entries(input)) {
        const [list, index, field] = key.split(".");
        if (list !== name || field === undefined || !/^\d{1,3}$/.test(index ?? "")) continue;
        const row = rows[Number(index)] ?? {};
        row[field] = value;
        rows[Number(index)] = row;
      }
      return [name, Array.from(rows, (row) => row ?? {})];
    }),
  );
}

const commonSchema = z.object({
  accessClass: z.preprocess(trimmed, z.enum(ENTRY_ACCESS_CLASSES, "errors.field.invalid").nullable()),
  notBefore: day,
  reportedBy: z.preprocess(trimmed, iso3.nullable()),
  language: typedLanguage,
  note: optionalText(NOTE_MAX),
});

/** An entry as it may be written. */
export type EntryInput = {
  accessClass: EntryAccessClass;
  notBefore: string | null;
  reportedBy: string | null;
  language: string;
  note: string | null;
  values: Values;
  rows: Rows;
};

/**
 * The schema of an entry of one register: what every entry has, its own fields, its rows. Takes the flat fields of a
 * form and the lists of a file alike; every problem names its field, rows as `legs.0.fromCountry`.
 */
export function entrySchema(definition: RegisterDefinition) {
  const { fields, rows: lists } = definition;
  const valuesSchema: z.ZodType<Values> = z.object(
    Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)])),
  );
  const rowSchemas: z.ZodType<Rows> = z.object(
    Object.fromEntries(lists.map((rowList) => [rowList.name, rowsSchema(rowList)])),
  );
  return z.looseObject({}).transform((input, context): EntryInput => {
    const report = (path: readonly PropertyKey[], message: string) =>
      context.addIssue({ code: "custom", path: [...path], message });
    const take = <T>(schema: z.ZodType<T>, value: unknown): T | null => {
      const parsed = schema.safeParse(value);
      if (parsed.success) return parsed.data;
      for (const { path, message } of parsed.error.issues) report(path, message);
      return null;
    };
    const common = take(commonSchema, input);
    const values = take(valuesSchema, input);
    const rows = take(rowSchemas, gatherRows(lists, input));
    // What one part lacks is said beside what is wrong with another.
    const problems = values === null ? [] : missing(fields, values);
    for (const { name, min, max } of rows === null ? [] : lists) {
      const count = rows?.[name]?.length ?? 0;
      if (count < min) problems.push({ field: name, message: "registers.problems.rows_missing" });
      if (count > max) problems.push({ field: name, message: "registers.problems.rows_too_many" });
    }
    if (problems.length === 0 && values !== null && rows !== null) {
      problems.push(...definition.problems(values, rows));
    }
    for (const { field, message } of problems) report(field.split("."), message);
    if (common === null || values === null || rows === null) return z.NEVER;
    return problems.length > 0
      ? z.NEVER
      : { ...common, accessClass: common.accessClass ?? definition.accessClass, values, rows };
  });
}
