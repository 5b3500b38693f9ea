/** What the registers hold of the invented States and of documented countries: data files, checked when loaded. */
import { z } from "zod";
import { REGISTERS, type RegisterKey } from "@/db/enums";
import { FIGURE_REGISTERS } from "@/lib/figures/schema";
import { DEFINITIONS, isRegister } from "@/lib/registers/definitions";
import { type EntryInput, entryCodeSchema, entrySchema } from "@/lib/registers/entry-schema";
import documentedEntries from "./data/documented/entries.json";
import documentedFigures from "./data/documented/figures.json";
import cooperation from "./data/registers/cooperation.json";
import figures from "./data/registers/figures.json";
import groups from "./data/registers/groups.json";
import institutions from "./data/registers/institutions.json";
import laws from "./data/registers/laws.json";
import practices from "./data/registers/practices.json";
import publications from "./data/registers/publications.json";
import routes from "./data/registers/routes.json";
import treaties from "./data/registers/treaties.json";

const text = z.string().min(1);
const iso3 = z.string().regex(/^[A-Z]{3}$/);
const cites = z.array(text).min(1);

const entryFile = z.strictObject({
  /** Given where it is the same in every building; entries of no single country are counted together. */
  code: entryCodeSchema.optional(),
  iso3,
  cites,
  /** What becomes of it in the end. */
  end: z
    .union([
      z.enum(["checked", "draft"]),
      z.strictObject({ withdrawn: text }),
      z.strictObject({ supersededBy: entryCodeSchema, reason: text }),
    ])
    .default("checked"),
  /** A second person reads the elements of the law. */
  secondRead: z.boolean().default(false),
  entry: z.record(z.string(), z.unknown()),
  /** Elements of a law that were read alike in one article. */
  elements: z
    .array(z.strictObject({ value: text, article: text.optional(), elements: z.array(text).min(1) }))
    .default([]),
});
type EntryFile = z.output<typeof entryFile>;

const seriesFile = z.strictObject({
  register: z.enum(FIGURE_REGISTERS),
  iso3,
  reportingBody: text,
  cites,
  note: text.optional(),
  /** Whether the steward publishes the figures of the country. */
  publish: z.boolean().default(true),
  /** First year of the lines that name none of their own. */
  from: z.int().optional(),
  lines: z
    .array(
      z.strictObject({
        /** What is counted, as far as it differs from the total over all. */
        at: z.record(z.string(), text),
        from: z.int().optional(),
        /** One value a year; null where nothing was reported. */
        values: z.array(z.union([z.int(), z.literal("<5"), z.null()])).min(1),
        notes: z.record(z.string(), text).default({}),
      }),
    )
    .min(1),
});
type SeriesFile = z.output<typeof seriesFile>;

const TREATY_DATES = z.array(z.iso.date()).min(1).max(2).optional();
const treatyFile = z.strictObject({
  iso3,
  untoc: TREATY_DATES,
  tip_protocol: TREATY_DATES,
  som_protocol: TREATY_DATES,
});

/** An entry as a person adds it by hand. */
export type PlannedEntry = Pick<EntryFile, "iso3" | "end" | "secondRead"> & {
  register: RegisterKey;
  code: string | null;
  cites: readonly string[];
  input: EntryInput;
};

/** Entries of one register and country that come as a table. */
export type PlannedTable = {
  register: RegisterKey;
  iso3: string;
  publish: boolean;
  entries: readonly { input: EntryInput; cites: readonly string[] }[];
};

const ILLUSTRATIVE = "Illustrative: invented for the demonstration.";
const SUPPRESSED = { valueStatus: "suppressed", value: null, below: 5 };

/** Fills the slots of a text about a State; documented facts have none. */
type Write = (text: string) => string;

function written(value: unknown, write: Write): unknown {
  if (typeof value === "string") return value.includes("{") ? write(value) : value;
  if (Array.isArray(value)) return value.map((item) => written(item, write));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, written(item, write)]));
}

function noteOf(note: unknown, isInvented: boolean): unknown {
  if (!isInvented) return note;
  return typeof note === "string" ? `${note} ${ILLUSTRATIVE}` : ILLUSTRATIVE;
}

function readInput(register: RegisterKey, entry: Record<string, unknown>): EntryInput {
  return entrySchema(DEFINITIONS[register]).parse({ language: "en", ...entry });
}

function plannedEntry(
  register: RegisterKey,
  file: EntryFile,
  isInvented: boolean,
  write: Write,
): PlannedEntry {
  const { iso3, end, secondRead, code = null, cites } = file;
  const elements = file.elements.flatMap(({ value, article, elements: names }) =>
    names.map((element) => ({ element, value, article })),
  );
  const entry = Object.entries({ reportedBy: isInvented ? iso3 : null, ...file.entry, elements }).map(
    ([name, value]) => [name, written(value, write)],
  );
  const filled: Record<string, unknown> = Object.fromEntries(entry);
  const input = readInput(register, { ...filled, note: noteOf(filled.note, isInvented) });
  return { register, iso3, end, secondRead, code, cites, input };
}

function dimensionOf(at: Readonly<Record<string, string>>): string {
  if (at.categoryForm !== undefined) return "form_of_exploitation";
  return at.categoryCountry === undefined ? "total" : "citizenship";
}

const COMMON = {
  detections: { indicator: "detected_victims", unit: "persons" },
  proceedings: { legalBasis: "trafficking_offence", countingUnit: "persons", yearRule: "decision" },
};
/** A published table says only whom it counts. */
const NOT_STATED = { legalBasis: "not_stated", yearRule: "not_stated" };

function figureTable(file: SeriesFile, isInvented: boolean, write: Write): PlannedTable {
  const { register, iso3, publish, cites } = file;
  const common = {
    ...COMMON[register],
    ...(isInvented || register === "detections" ? {} : NOT_STATED),
    country: iso3,
    reportedBy: iso3,
    reportingBody: written(file.reportingBody, write),
    sex: "total",
    age: "total",
  };
  const entries = file.lines.flatMap(({ at, values, notes, from = file.from }) => {
    if (from === undefined) throw new RangeError(`no first year of ${register} of ${iso3}`);
    return values.flatMap((value, index) => {
      if (value === null) return [];
      const year = from + index;
      const note = noteOf(notes[year] ?? file.note, isInvented);
      const figure = value === "<5" ? SUPPRESSED : { valueStatus: "exact", value };
      const input = readInput(register, {
        ...common,
        dimension: dimensionOf(at),
        ...at,
        year,
        ...figure,
        note,
      });
      return [{ input, cites }];
    });
  });
  return { register, iso3, publish, entries };
}

function treatyTable({ iso3, ...dates }: z.output<typeof treatyFile>): PlannedTable {
  const actions = ["signature", "ratification"];
  const entries = Object.entries(dates).flatMap(([treaty, days = []]) =>
    days.map((happenedOn, index) => ({
      cites: ["depositary G1"],
      input: readInput("treaties", {
        country: iso3,
        reportedBy: iso3,
        treaty,
        action: actions[index],
        happenedOn,
        note: ILLUSTRATIVE,
      }),
    })),
  );
  return { register: "treaties", iso3, publish: false, entries };
}

const entryFiles = z.array(entryFile);
const INVENTED = Object.entries({
  institutions: entryFiles.parse(institutions),
  routes: entryFiles.parse(routes),
  groups: entryFiles.parse(groups),
  laws: entryFiles.parse(laws),
  cooperation: entryFiles.parse(cooperation),
  practices: entryFiles.parse(practices),
  publications: entryFiles.parse(publications),
});
const INVENTED_SERIES = z.array(seriesFile).parse(figures);
const INVENTED_TREATIES = z.array(treatyFile).parse(treaties);
const DOCUMENTED = z.partialRecord(z.enum(REGISTERS), entryFiles).parse(documentedEntries);
const DOCUMENTED_SERIES = z.array(seriesFile).parse(documentedFigures);

function entriesOf(
  files: readonly (readonly [string, readonly EntryFile[]])[],
  isInvented: boolean,
  write: Write,
): readonly PlannedEntry[] {
  return files.flatMap(([register, own]) =>
    isRegister(register) ? own.map((file) => plannedEntry(register, file, isInvented, write)) : [],
  );
}

/** What the team of an invented State adds by hand, in this order. */
export function inventedEntries(iso3: string, write: Write): readonly PlannedEntry[] {
  const own = INVENTED.map(([name, files]) => [name, files.filter((file) => file.iso3 === iso3)] as const);
  return entriesOf(own, true, write);
}

/** What the team of an invented State imports. */
export function inventedTables(iso3: string, write: Write): readonly PlannedTable[] {
  return [
    ...INVENTED_TREATIES.filter((file) => file.iso3 === iso3).map(treatyTable),
    ...INVENTED_SERIES.filter((file) => file.iso3 === iso3).map((file) => figureTable(file, true, write)),
  ];
}

const asItStands: Write = (sentence) => sentence;

/** Documented facts that are added by hand, in this order. */
export function documentedFacts(): readonly PlannedEntry[] {
  return entriesOf(Object.entries(DOCUMENTED), false, asItStands);
}

/** Published series of figures, a table for each of their countries and bodies. */
export function documentedTables(): readonly PlannedTable[] {
  return DOCUMENTED_SERIES.map((file) => figureTable(file, false, asItStands));
}
