/** The empty template and the code book of a register, made from its definition, with the English words. */
import { ENTRY_ACCESS_CLASSES } from "@/db/enums";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import type { Field, RegisterDefinition } from "@/lib/registers/fields";
import { COMMON_COLUMNS, type CommonColumn, fieldColumns, requiredColumns } from "./columns";

/** A line of a code book: one for each column, then one for each code that it may hold. */
export const CODE_BOOK_COLUMNS = ["column", "label", "required", "holds", "code", "meaning"] as const;
export type CodeBookLine = Readonly<Record<(typeof CODE_BOOK_COLUMNS)[number], string>>;

const COMMON_TEXT: Readonly<Record<CommonColumn, string>> = {
  code: "Natural key, such as BEN-R-003; empty for a new entry, which gets the next one",
  access_class: `${ENTRY_ACCESS_CLASSES.join(" | ")}; empty is what the register begins with`,
  not_before: "YYYY-MM-DD: nobody outside the team sees the entry before this day",
  reported_by: "The State that gave the information, by name or code",
  language: "BCP 47 tag of what was typed, such as fr",
  note: "What a reader should know of how the entry came about",
  source: "Codes of sources joined by |; another text becomes a restricted source of that title",
};
const COMMON_LABELS: Readonly<Record<CommonColumn, string>> = {
  code: "Code",
  access_class: "accessClass",
  not_before: "notBefore",
  reported_by: "reportedBy",
  language: "language",
  note: "note",
  source: "Sources",
};

const HOLDS: Readonly<Record<Field["kind"], string>> = {
  text: "Text",
  paragraph: "Text of several lines",
  code: "One code",
  codes: "Codes joined by |",
  country: "A country by name or by any ISO or M49 code",
  countries: "Countries by name or code, joined by |",
  integer: "Whole number",
  amount: "Number with at most two decimals",
  day: "YYYY-MM-DD",
  partial_date: "YYYY, YYYY-MM or YYYY-MM-DD; EDTF for what is uncertain",
  link: "Web address",
  languages: "BCP 47 tags joined by |",
  currency: "ISO 4217, such as EUR",
  flag: "yes | no",
  indicators: "Codes of indicators joined by |",
  entries: "Codes of entries joined by |",
};

/** The words of the catalogue by key; what it does not have stays as it is. */
function english() {
  const { fields, codes }: { fields: Record<string, string>; codes: Record<string, Record<string, string>> } =
    catalogueOf("en").registers;
  return {
    label: (name: string) => fields[name] ?? name,
    word: (list: string, code: string) => codes[list]?.[code] ?? code,
  };
}

/** What every column of a register is called, whether it must be filled, and every code that it may hold, with its meaning. */
export function codeBookLines(definition: RegisterDefinition): readonly CodeBookLine[] {
  const { label, word } = english();
  const required = new Set(requiredColumns(definition).map(({ name }) => name));
  const blank = { label: "", required: "", holds: "", code: "", meaning: "" };
  const own = fieldColumns(definition).flatMap(({ name, list, field }): CodeBookLine[] => {
    const text = list === null ? label(field.name) : `${label(list)}: ${label(field.name)}`;
    const codes = "codes" in field ? field.codes : [];
    return [
      {
        ...blank,
        column: name,
        label: text,
        required: required.has(name) ? "yes" : "no",
        holds: holdsOf(field),
      },
      ...codes.map((code) => ({
        ...blank,
        column: name,
        code,
        meaning: "list" in field ? word(field.list, code) : code,
      })),
    ];
  });
  const common = COMMON_COLUMNS.map((column) => ({
    ...blank,
    column,
    label: label(COMMON_LABELS[column]),
    required: "no",
    holds: COMMON_TEXT[column],
  }));
  return [...common.slice(0, 1), ...own, ...common.slice(1)];
}

function holdsOf(field: Field): string {
  if (field.kind === "integer") return `${HOLDS.integer} from ${field.min} to ${field.max}`;
  if (field.kind === "text" || field.kind === "paragraph")
    return `${HOLDS[field.kind]}, at most ${field.max} signs`;
  return HOLDS[field.kind];
}
