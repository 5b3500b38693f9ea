/**
 * What a register knows of an entry, as data: from one list of fields come its form, table, filters, import,
 * export, template and code book. Pure, and safe in the browser.
 */
import type { EntryAccessClass, EntryCountryRole, RegisterKey } from "@/db/enums";

/** What one field of an entry holds; null where nothing was given. */
export type FieldValue = string | number | boolean | readonly string[] | null;
/** The fields of an entry, or of one of its rows, by name. */
export type Values = Readonly<Record<string, FieldValue>>;
/** Rows of an entry by the name of their list, in order. */
export type Rows = Readonly<Record<string, readonly Values[]>>;

/** Where and how a field is shown beside its form. */
type Shown = {
  required?: boolean;
  /** A column of the table of the register. */
  listed?: boolean;
  /** A filter above the table. */
  filter?: boolean;
};

/** What a field is called in data, and in messages where its label is not that of every field of its name. */
export type FieldName = { name: string; label?: string };

/** One field. A code list is named as its messages are: `registers.codes.LIST.CODE`. */
export type Field = FieldName &
  Shown &
  /** `isName`: names of bodies, works or their people belong there, so that nothing warns of them. */
  (
    | { kind: "text"; max: number; short?: boolean; isName?: true }
    | { kind: "paragraph"; max: number }
    | { kind: "code"; list: string; codes: readonly string[] }
    | { kind: "codes"; list: string; codes: readonly string[] }
    | { kind: "country" }
    | { kind: "countries" }
    | { kind: "integer"; min: number; max: number }
    | { kind: "amount" }
    | { kind: "day" }
    | { kind: "partial_date" }
    | { kind: "link" }
    | { kind: "languages" }
    | { kind: "currency" }
    | { kind: "flag" }
    | { kind: "indicators" }
    /** Other entries by their codes; kept as links, in both directions. */
    | { kind: "entries"; register: RegisterKey }
  );

/** A list of rows that an entry has, such as the legs of a route. */
export type RowList = {
  name: string;
  fields: readonly Field[];
  min: number;
  max: number;
  /** Fields of a new row that begin with what stands in a field of the row before. */
  continues?: Readonly<Record<string, string>>;
  /** It is shown and changed on pages of its own; the form of the entry hands its rows on as they are. */
  ownPages?: boolean;
};

/** What is wrong with an entry as a whole: the field it belongs to and the key of its message. */
export type EntryProblem = { field: string; message: string };
/** A country that an entry names. */
export type NamedCountry = { iso3: string; role: EntryCountryRole };

/** One register. */
export type RegisterDefinition = {
  key: RegisterKey;
  /** The letter in the codes of its entries: BEN-R-003. */
  letter: string;
  fields: readonly Field[];
  rows: readonly RowList[];
  /**
   * Whether an entry is about something that its own authors made public: a publication, an institution, an agreement.
   * Where it names nobody as its reporter, nobody's word about a State stands behind it.
   */
  isOwnWord?: (values: Values) => boolean;
  /** Roles of a country that its list can be narrowed to. */
  roles?: readonly EntryCountryRole[];
  /** The fields that hold the period of an entry, by which its list can be narrowed. */
  years?: { first: string; last: string };
  /** The class that a new entry begins with. */
  accessClass: EntryAccessClass;
  /** What lists show: text with tokens `[[country:BEN]]` and `[[LIST:CODE]]`. */
  title: (values: Values, rows: Rows) => string;
  countries: (values: Values, rows: Rows) => readonly NamedCountry[];
  /** The country that its code begins with; null for what belongs to none. */
  home: (values: Values, rows: Rows) => string | null;
  /** Rules over several fields that refuse an entry. */
  problems: (values: Values, rows: Rows) => readonly EntryProblem[];
  /** The fields that no two entries share, where there are such: the cell of a figure, one act of a State. */
  naturalKey?: readonly string[];
  /** Its entries may hold a file, which stands for a field: a checked entry has one of both. */
  file?: { insteadOf: string };
  /** Words of an edition's `linkedRegisters` that this register answers. */
  linkedRegisters: readonly string[];
};

/** The names of what an entry holds, in the order of its form; what every entry has stands behind it. */
export function namesInOrder({
  fields,
  rows,
}: Pick<RegisterDefinition, "fields" | "rows">): readonly string[] {
  const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name);
  return [
    ...namesOf(rows.filter(({ min }) => min > 0)),
    ...namesOf(fields),
    ...namesOf(rows.filter(({ min }) => min === 0)),
  ];
}

/** Whether a field holds something. */
export function isGiven(value: FieldValue | undefined): value is NonNullable<FieldValue> {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** The text of a field, empty where it holds none. */
export function textOf(values: Values, name: string): string {
  const value = values[name];
  return typeof value === "string" ? value : "";
}

/** The number of a field, or null. */
export function numberOf(values: Values, name: string): number | null {
  const value = values[name];
  return typeof value === "number" ? value : null;
}

/** The list of a field, empty where it holds none. */
export function listOf(values: Values, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value : [];
}

/** A token that is rendered in the language of its reader. */
export function token(kind: string, value: string): string {
  return `[[${kind}:${value}]]`;
}

/** Countries in one role, each once and without blanks. */
export function inRole(role: EntryCountryRole, codes: readonly string[]): NamedCountry[] {
  return [...new Set(codes)].filter((iso3) => iso3 !== "").map((iso3) => ({ iso3, role }));
}

/** The years of a period must be in order. */
export function yearsInOrder(values: Values): EntryProblem[] {
  const [first, last] = [numberOf(values, "firstYearSeen"), numberOf(values, "lastYearSeen")];
  return first !== null && last !== null && first > last
    ? [{ field: "lastYearSeen", message: "registers.problems.years_backwards" }]
    : [];
}

export const YEAR = { kind: "integer", min: 1900, max: 2100 } as const;
const SHORT = 300;
const LONG = 5_000;
/** A line of text. */
export const TEXT = { kind: "text", max: SHORT } as const;
/** A line of text that is a public name. */
export const NAME = { ...TEXT, isName: true } as const;
/** Several lines of text. */
export const PARAGRAPH = { kind: "paragraph", max: LONG } as const;
