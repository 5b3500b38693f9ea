import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { code, id, importKindEnum, importRunStatusEnum, importRunStepEnum, instant } from "./_columns";
import { users } from "./user";

/**
 * What an import did, in numbers, and the lines of its file whose entries it left out; once it was undone, how many of
 * its records were taken back and the natural keys of those that stayed.
 */
type BatchSummary = {
  created?: number;
  updated?: number;
  leftOutLines?: readonly number[];
  undone?: { undone: number; left: readonly string[] };
};

/** One import, applied whole; it can be undone, rows changed since are left. */
export const importBatches = pgTable(
  "import_batches",
  {
    id: id(),
    kind: importKindEnum().notNull(),
    fileName: text().notNull(),
    fileSha256: text().notNull(),
    importedBy: uuid().references(() => users.id),
    importedAt: instant().notNull(),
    undoneAt: instant(),
    summary: jsonb().$type<BatchSummary>().notNull(),
  },
  (t) => [index("import_batches_file_index").on(t.fileSha256)],
);

/** What an import did to one record, so that it can be undone. */
export const importBatchRows = pgTable(
  "import_batch_rows",
  {
    batchId: uuid()
      .notNull()
      .references(() => importBatches.id),
    entity: text().notNull(),
    entityId: uuid().notNull(),
    /** Version before the import; 0 where the import made the record. */
    versionBefore: integer().notNull(),
    versionAfter: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.batchId, t.entity, t.entityId] })],
);

/** How the columns of one layout are read, as `import_profiles` keeps it. */
export type StoredMapping = {
  /** The field of each column in the order of the header; null for a column that is not read. */
  fields: (string | null)[];
  /** Values of fields that no column holds. */
  constants: Record<string, string>;
  /** The sign before decimals, where a person said so. */
  decimals: "point" | "comma" | null;
  /** What stands first in a date of figures, where a person said so. */
  dates: "day_first" | "month_first" | null;
  /** What marks without a figure stand for, such as `-99`; the empty one is an empty cell. */
  marks: Record<string, string>;
  /** By field: words whose rows are left out. */
  leftOut?: Record<string, string[]> | undefined;
};

/** What a person said about the columns of a file, kept for the next file with the same header. */
export const importProfiles = pgTable(
  "import_profiles",
  {
    id: id(),
    /** Kind of import, such as `detections`. */
    kind: code().notNull(),
    /** SHA-256 of the normalised header (`lib/import/layout.ts`). */
    layoutHash: code().notNull(),
    /** The header as it stood in the file. */
    header: text().array().notNull(),
    mapping: jsonb().$type<StoredMapping>().notNull(),
    savedBy: uuid().references(() => users.id),
    savedAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    unique("import_profiles_layout_unique").on(t.kind, t.layoutHash),
    check("import_profiles_hash_form", sql`${t.layoutHash} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** What a person chose for the reading of a file; what is left out is found out. */
export type StoredChoices = {
  sheet?: number | undefined;
  headerLine?: number | undefined;
  encoding?: string | undefined;
  mapping?: StoredMapping | undefined;
  /** Of ratings: the round that they are for. */
  round?: string | undefined;
  /** Whether entries with a name of a country that nobody has decided are left out. */
  leavesOutUndecided?: boolean | undefined;
  /** Whether those who may decide are asked what its names of countries stand for. */
  asksForNames?: boolean | undefined;
  /** Of a pack that came back: the ratings that it is about. Such a run is no import of the import page. */
  pack?: { round: string; iso3: string; kind: string } | undefined;
};

/**
 * An import on its way from a file to a batch: what the worker is to do next or did last, and what a page shows of it.
 * It ends with its file after a day; the batch is what stays.
 */
export const importRuns = pgTable(
  "import_runs",
  {
    id: id(),
    kind: importKindEnum().notNull(),
    personId: uuid()
      .notNull()
      .references(() => users.id),
    fileName: text().notNull(),
    fileSha256: text().notNull(),
    step: importRunStepEnum().notNull(),
    status: importRunStatusEnum().notNull(),
    choices: jsonb().$type<StoredChoices>().notNull(),
    /** What the last step found, as `lib/import/runs/view.ts` has it. */
    view: jsonb().$type<unknown>(),
    /** Entries written of all that are to be written. */
    written: integer().notNull(),
    total: integer().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    index("import_runs_person_index").on(t.personId, t.createdAt),
    check("import_runs_hash_form", sql`${t.fileSha256} ~ '^[0-9a-f]{64}$'`),
    check("import_runs_written_of_total", sql`${t.written} between 0 and ${t.total}`),
  ],
);
