import { stringify } from "csv-stringify/sync";
import {
  ACCESS_CLASSES,
  CREDIBILITIES,
  NOT_ASSESSED_REASONS,
  RATING_STATES,
  REGISTERS,
  RELIABILITIES,
} from "@/db/enums";
import { instrumentJsonSchema } from "@/lib/instruments/json-schema";
import { DEFINITIONS, isRegister } from "@/lib/registers/definitions";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { registerColumns } from "./entries/columns";
import { CODE_BOOK_COLUMNS, codeBookLines } from "./entries/template";
import { RATING_COLUMNS } from "./rating-rows";
import { IMPORTABLE_TYPES, SOURCE_COLUMNS } from "./source-rows";

const TABLE_KINDS = ["ratings", "sources"] as const;
type TableKind = (typeof TABLE_KINDS)[number];
export const TEMPLATE_KINDS = ["instrument", ...TABLE_KINDS, ...REGISTERS] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** What a person fills in, and what says how: as bytes of a file each. */
export type Template = { template: string; book: string; extension: "csv" | "json" };

const COLUMNS = { ratings: RATING_COLUMNS, sources: SOURCE_COLUMNS };
/** A byte order mark, so that spreadsheet programs read the file as UTF-8. */
const BOM = "\uFEFF";

const BOOK: Record<TableKind, Readonly<Record<string, string>>> = {
  ratings: {
    country_iso3: "ISO 3166-1 alpha-3, such as BEN",
    indicator: "Code of the edition, such as G2.1",
    state: RATING_STATES.join(" | "),
    level: "A level of the edition's scale; only with rated; full stop for halves",
    reason: `With not_assessed: ${NOT_ASSESSED_REASONS.join(" | ")}. With not_applicable: why, in words`,
    rationale: "Written to be read by the State and the public; an empty cell leaves what is stored",
    confidence: "A word that came with the data; kept as stated, meets no claim",
    source:
      "Source codes joined by |; an unknown code or title becomes a restricted source, not classified yet",
  },
  sources: {
    code: "Unique in the installation, such as BEN-S-014",
    country_iso3: "ISO 3166-1 alpha-3 codes joined by |",
    type: `${IMPORTABLE_TYPES.join(" | ")}; unclassified has no grades`,
    title: "As on the document",
    publisher: "Who published it",
    origin: "What the source itself relies on; sources of one origin count once",
    issuing_body: "The body that issued it",
    ministry: "The ministry of that body; all bodies of one ministry are one publisher",
    issued_by_state: "yes | no: issued by the State assessed",
    in_force_checked_on: "YYYY-MM-DD: last check that a statute or standing rule is in force",
    published_on: "YYYY, YYYY-MM or YYYY-MM-DD",
    period_from: "YYYY, YYYY-MM or YYYY-MM-DD: first day the source speaks about",
    period_to: "YYYY, YYYY-MM or YYYY-MM-DD: last day the source speaks about",
    language: "BCP 47, such as fr",
    access_class: `${ACCESS_CLASSES.filter((name) => name !== "confidential").join(" | ")}; empty is public`,
    reliability: RELIABILITIES.join(" | "),
    credibility: CREDIBILITIES.join(" | "),
    link: "Web address",
  },
};

/** A CSV with the header of a kind and no row. */
function emptyTable(kind: TableKind): string {
  const { required, optional } = COLUMNS[kind];
  return BOM + stringify([[...required, ...optional]]);
}

/** A CSV that says of every column whether it is required and what it may hold. */
function codeBook(kind: TableKind): string {
  const { required, optional } = COLUMNS[kind];
  const row = (column: string, need: string) => [column, need, BOOK[kind][column] ?? ""];
  return (
    BOM +
    stringify([
      ["column", "required", "holds"],
      ...required.map((column) => row(column, "yes")),
      ...optional.map((column) => row(column, "no")),
    ])
  );
}

/** The smallest instrument that holds, to be written over; the address of the format makes editors complete and check. */
const SMALLEST_INSTRUMENT = {
  $schema: "instrument-code-book.json",
  format: "gpat-instrument/1",
  code: "my-index",
  version: "1",
  status: "published_elsewhere",
  language: "en",
  title: "Title of the instrument",
  scale: { min: 1, max: 5, step: 1 },
  normalise: "from_minimum",
  indicators: [
    { code: "Q1", title: "First indicator", construct: "capability" },
    { code: "Q2", title: "Second indicator", construct: "capability" },
  ],
  aggregates: [
    {
      key: "total",
      title: "Total",
      construct: "capability",
      method: "arithmetic_mean",
      children: [{ ref: "Q1" }, { ref: "Q2" }],
    },
  ],
};

function registerTemplate(definition: RegisterDefinition): Template {
  const lines = codeBookLines(definition).map((line) => CODE_BOOK_COLUMNS.map((column) => line[column]));
  return {
    template: BOM + stringify([[...registerColumns(definition)]]),
    book: BOM + stringify([[...CODE_BOOK_COLUMNS], ...lines]),
    extension: "csv",
  };
}

/** An empty file of a kind with its code book; of an instrument the smallest one, and the JSON Schema of the format. */
export function templateOf(kind: TemplateKind): Template {
  if (isRegister(kind)) return registerTemplate(DEFINITIONS[kind]);
  if (kind !== "instrument") return { template: emptyTable(kind), book: codeBook(kind), extension: "csv" };
  const template = `${JSON.stringify(SMALLEST_INSTRUMENT, null, 2)}\n`;
  return { template, book: instrumentJsonSchema(), extension: "json" };
}
