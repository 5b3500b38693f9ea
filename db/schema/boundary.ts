import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { boundaryReadingStatusEnum, code, day, id, instant } from "./_columns";
import { countries } from "./country";
import { files } from "./source";
import { users } from "./user";

/**
 * A boundary file that was sent and is looked at before it is installed: what the worker is to do next or did last, and
 * what a page shows of it. It ends with its files after a day; the set is what stays.
 */
export const boundaryReadings = pgTable(
  "boundary_readings",
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => users.id),
    fileName: text().notNull(),
    fileSha256: text().notNull(),
    fileSize: integer().notNull(),
    /** The property that holds the code of a State, where it is known or somebody chose it. */
    property: text(),
    status: boundaryReadingStatusEnum().notNull(),
    /** What was found, as `lib/boundaries/view.ts` has it. */
    view: jsonb().$type<unknown>(),
    /** The file of the drawing, once there is one. */
    mapSha256: text(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index("boundary_readings_created_index").on(t.createdAt),
    index("boundary_readings_map_index").on(t.mapSha256),
    check("boundary_readings_hash_form", sql`${t.fileSha256} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** A set of boundaries that the United Nations cleared, by the declaration of who installed it. One is in use at most. */
export const boundarySets = pgTable(
  "boundary_sets",
  {
    id: id(),
    /** Who publishes the set and what it is called. */
    source: text().notNull(),
    edition: text().notNull(),
    /** Partial date in EDTF. */
    editionDate: text().notNull(),
    clearedBy: text().notNull(),
    clearedOn: day().notNull(),
    /** Where the clearance is on record. */
    reference: text().notNull(),
    /** BCP 47 tag of what was typed. */
    language: text().notNull(),
    property: text().notNull(),
    fileName: text().notNull(),
    fileSha256: text()
      .notNull()
      .references(() => files.sha256),
    mapSha256: text()
      .notNull()
      .references(() => files.sha256),
    /** Areas that belong to no State. */
    unassigned: integer().notNull(),
    /** Lines that the set itself holds. */
    lines: integer().notNull(),
    installedBy: uuid().references(() => users.id),
    installedAt: instant().notNull(),
    removedBy: uuid().references(() => users.id),
    removedAt: instant(),
    version: integer().notNull(),
  },
  (t) => [
    uniqueIndex("boundary_sets_one_in_use")
      .on(sql`(${t.removedAt} is null)`)
      .where(sql`${t.removedAt} is null`),
    index("boundary_sets_file_index").on(t.fileSha256),
    index("boundary_sets_map_index").on(t.mapSha256),
    check(
      "boundary_sets_cleared",
      sql`btrim(${t.source}) <> '' and btrim(${t.edition}) <> '' and btrim(${t.clearedBy}) <> '' and btrim(${t.reference}) <> ''`,
    ),
    check("boundary_sets_removed_after", sql`${t.removedAt} is null or ${t.removedAt} >= ${t.installedAt}`),
    check("boundary_sets_counts", sql`${t.unassigned} >= 0 and ${t.lines} >= 0`),
  ],
);

/** The States that a set has an area for, and where the label of each stands on the map. */
export const boundaryAreas = pgTable(
  "boundary_areas",
  {
    setId: uuid()
      .notNull()
      .references(() => boundarySets.id),
    iso3: code()
      .notNull()
      .references(() => countries.iso3, { onUpdate: "cascade" }),
    x: doublePrecision().notNull(),
    y: doublePrecision().notNull(),
    /** It keeps its point on a map of areas, so that it can be seen. */
    isSmall: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.setId, t.iso3] })],
);
