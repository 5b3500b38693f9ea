/** What may be sent about entries besides their own fields, and what a list of a register is asked for. */
import { z } from "zod";
import {
  CITATION_SHOWS,
  CITATION_STANCES,
  ENTRY_STATUSES,
  type EntryCountryRole,
  REGISTERS,
  type RegisterKey,
} from "@/db/enums";
import { pageNumber, requiredText } from "@/lib/core/field-schemas";
import { DEFINITIONS } from "./definitions";
import { type EntryInput, entryCodeSchema, entrySchema } from "./entry-schema";
import type { RegisterDefinition } from "./fields";
import { type Period, type PeriodProblem, periodParameters, periodProblems, periodSchema } from "./period";

const REASON_MAX = 2_000;
const register = z.enum(REGISTERS);
const version = z.coerce.number().int().min(1);
const reason = requiredText(REASON_MAX);

const ENTRY_SCHEMAS = Object.fromEntries(REGISTERS.map((key) => [key, entrySchema(DEFINITIONS[key])]));

/** The entry in a form, read by the definition of the register that the form names. */
function readEntry(form: { register: RegisterKey }, context: z.RefinementCtx): EntryInput {
  const parsed = ENTRY_SCHEMAS[form.register]?.safeParse(form);
  if (parsed?.success) return parsed.data;
  for (const { path, message } of parsed?.error.issues ?? []) {
    context.addIssue({ code: "custom", path: [...path], message });
  }
  return z.NEVER;
}

/** A new entry of the register that the form names. */
export const addEntrySchema = z
  .looseObject({ register })
  .transform((form, context) => ({ register: form.register, entry: readEntry(form, context) }));

/** An entry as a whole, over the version that the person saw. */
export const saveEntrySchema = z
  .looseObject({ register, code: entryCodeSchema, version })
  .transform((form, context) => ({
    key: { register: form.register, code: form.code, version: form.version },
    entry: readEntry(form, context),
  }));
export type EntryKey = z.output<typeof saveEntrySchema>["key"];

/** Confirmed by the person: what has no source is checked all the same. */
const withoutSource = z.literal("on").optional();

export const checkEntrySchema = z.object({ register, code: entryCodeSchema, version, withoutSource });
export type CheckEntry = z.output<typeof checkEntrySchema>;

export const withdrawEntrySchema = z.object({ register, code: entryCodeSchema, version, reason });
export type WithdrawEntry = z.output<typeof withdrawEntrySchema>;

export const supersedeEntrySchema = z.object({
  register,
  code: entryCodeSchema,
  version,
  reason,
  by: z.string().trim().pipe(entryCodeSchema),
});
export type SupersedeEntry = z.output<typeof supersedeEntrySchema>;

/** Takes the file of an entry away. */
export const detachEntryFileSchema = z.object({ register, code: entryCodeSchema });

/** What the address of an entry may carry: what became of a file that was sent, and that an error is to be reported. */
export const entryAddressSchema = z.object({
  file: z.string().optional().catch(undefined),
  report: z.literal("open").optional().catch(undefined),
});

/** The address at which an error in an entry is reported. */
export function reportErrorPath(key: RegisterKey, code: string): string {
  return `${entryPath(key, code)}?report=open#error-reports`;
}

/** What the address of a list says as its `report` where an error in one of its entries is to be reported. */
export const CHOOSE_ENTRY = "choose";

/** The address of the entries that a derived fact rests on, of which one is to be chosen. */
export function chooseEntryPath(list: string): string {
  return `${list}&report=${CHOOSE_ENTRY}`;
}

/** The address of the file of an entry. */
export function entryFilePath(key: RegisterKey, code: string): string {
  return `/api/registers/${key}/${code}/file`;
}

/** The address that the file of an entry is sent to. */
export function entryUploadsPath(key: RegisterKey, code: string): string {
  return `/api/registers/${key}/${code}/uploads`;
}

export const citeEntrySchema = z.object({
  register,
  code: entryCodeSchema,
  passageId: z.uuid("errors.field.missing"),
  shows: z.enum(CITATION_SHOWS, "errors.field.missing"),
  stance: z.enum(CITATION_STANCES, "errors.field.missing"),
});
export type CiteEntry = z.output<typeof citeEntrySchema>;

export const removeEntryCitationSchema = z.object({
  register,
  code: entryCodeSchema,
  citationId: z.uuid(),
});
export type RemoveEntryCitation = z.output<typeof removeEntryCitationSchema>;

export const ENTRY_SORTS = ["code", "code_descending", "updated"] as const;
/** What holds where an address says nothing of it. */
export const FILTER_DEFAULTS = { sort: "code" } as const;
/** Entries on one page of a register. */
export const ENTRIES_PER_PAGE = 50;

/** What the status of an entry may be asked for; `to_check` is a draft that waits for the reader's own check. */
export const STATUS_FILTERS = [...ENTRY_STATUSES, "to_check"] as const;

/** What the table of a register shows; the address bar holds it, and what it does not understand asks nothing. */
export type EntryFilter = {
  q: string;
  country: string | null;
  /** What the country is to the entry; asks nothing without a country. */
  role: EntryCountryRole | null;
  /** Years of which one must lie in the period of the entry. */
  period: Period;
  status: (typeof STATUS_FILTERS)[number] | null;
  /** The import that wrote it. */
  batch: string | null;
  sort: (typeof ENTRY_SORTS)[number];
  page: number;
  /** Values of the register's own filters by field. */
  fields: Readonly<Record<string, string>>;
};

const filterSchema = z.object({
  q: z.string().trim().max(200).catch(""),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .catch(null),
  status: z.enum(STATUS_FILTERS).nullable().catch(null),
  batch: z.uuid().nullable().catch(null),
  sort: z.enum(ENTRY_SORTS).catch("code"),
  page: pageNumber,
});

/** Reads the filter of a register from an address. */
export function entryFilter(
  definition: RegisterDefinition,
  query: Readonly<Record<string, string | string[] | undefined>>,
): EntryFilter {
  const fields: Record<string, string> = {};
  for (const field of definition.fields) {
    const value = query[field.name];
    if (field.filter !== true || typeof value !== "string" || value === "" || field.kind === "country")
      continue;
    if ((field.kind === "code" || field.kind === "codes") && !field.codes.includes(value)) continue;
    if (field.kind === "integer" && !/^\d{1,9}$/.test(value)) continue;
    fields[field.name] = value;
  }
  const { country, ...plain } = filterSchema.parse(query);
  return {
    ...plain,
    country,
    role: country === null ? null : (definition.roles?.find((role) => role === query.role) ?? null),
    period: periodSchema.parse(definition.years === undefined ? {} : query),
    fields,
  };
}

/** What of an address a filter cannot ask, by the field that says it. */
export type FilterProblem = "not_a_number" | PeriodProblem;

/** What is wrong in the fields of a filter in which something was typed; the list is narrowed by the others. */
export function filterProblems(
  definition: RegisterDefinition,
  query: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, FilterProblem>> {
  const filter = entryFilter(definition, query);
  const isGiven = (name: string) => query[name] !== undefined && query[name] !== "";
  const numbers = definition.fields
    .filter(({ filter: isFilter, kind }) => isFilter === true && kind === "integer")
    .filter(({ name }) => isGiven(name) && filter.fields[name] === undefined)
    .map(({ name }) => [name, "not_a_number"] as const);
  return { ...Object.fromEntries(numbers), ...(definition.years === undefined ? {} : periodProblems(query)) };
}

/** The parameters of an address that show the same again, without the page. */
export function filterParameters(filter: EntryFilter): Record<string, string> {
  const { q, country, role, period, status, batch, sort, fields } = filter;
  const given = {
    q,
    country: country ?? "",
    role: role ?? "",
    ...periodParameters(period),
    status: status ?? "",
    batch: batch ?? "",
    sort: sort === FILTER_DEFAULTS.sort ? "" : sort,
    ...fields,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
}

/** The address of an entry without its language. */
export function entryPath(key: RegisterKey, code: string): string {
  return `/${key}/${code}`;
}
