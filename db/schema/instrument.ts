import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { code, crosswalkRelationEnum, day, id, instant, nodeKindEnum } from "./_columns";
import { users } from "./user";

/** One edition of an instrument: its exact bytes. A trigger refuses any change once it is published. */
export const instrumentEditions = pgTable(
  "instrument_editions",
  {
    id: id(),
    instrument: code().notNull(),
    version: code().notNull(),
    title: text().notNull(),
    language: text().notNull(),
    content: text().notNull(),
    sha256: text().notNull().unique("instrument_editions_sha256_unique"),
    scaleMin: numeric({ precision: 8, scale: 3 }).notNull(),
    scaleMax: numeric({ precision: 8, scale: 3 }).notNull(),
    scaleStep: numeric({ precision: 8, scale: 3 }).notNull(),
    publishedAt: instant().notNull(),
  },
  (t) => [
    unique("instrument_editions_instrument_version_unique").on(t.instrument, t.version),
    check("instrument_editions_sha256_form", sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check("instrument_editions_scale", sql`${t.scaleMin} < ${t.scaleMax} and ${t.scaleStep} > 0`),
  ],
);

/** Indicators of an edition, derived from its bytes, for foreign keys and order. */
export const indicators = pgTable(
  "indicators",
  {
    editionId: uuid()
      .notNull()
      .references(() => instrumentEditions.id),
    code: code().notNull(),
    /** Null where the edition puts the indicator into no domain. */
    domain: code(),
    position: integer().notNull(),
    notApplicableAllowed: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.editionId, t.code] }),
    foreignKey({
      name: "indicators_domain_fk",
      columns: [t.editionId, t.domain],
      foreignColumns: [editionNodes.editionId, editionNodes.key],
    }),
  ],
);

/** Domains and aggregates of an edition, derived from its bytes. */
export const editionNodes = pgTable(
  "edition_nodes",
  {
    editionId: uuid()
      .notNull()
      .references(() => instrumentEditions.id),
    key: code().notNull(),
    kind: nodeKindEnum().notNull(),
    position: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.editionId, t.key] })],
);

/** Who validated an edition; until a row stands here it is shown as a proposal, not yet validated. */
export const editionValidations = pgTable(
  "edition_validations",
  {
    id: id(),
    editionId: uuid()
      .notNull()
      .references(() => instrumentEditions.id),
    validatedBy: text().notNull(),
    validatedOn: day().notNull(),
    note: text(),
    recordedBy: uuid()
      .notNull()
      .references(() => users.id),
    recordedAt: instant().notNull(),
  },
  (t) => [index("edition_validations_edition_index").on(t.editionId)],
);

/** Which edition an edition was made from; its rows say how each indicator goes on. Frozen with the edition. */
export const editionCrosswalks = pgTable(
  "edition_crosswalks",
  {
    editionId: uuid()
      .primaryKey()
      .references(() => instrumentEditions.id),
    basedOnId: uuid()
      .notNull()
      .references(() => instrumentEditions.id),
  },
  (t) => [check("edition_crosswalks_two_editions", sql`${t.editionId} <> ${t.basedOnId}`)],
);

/** One line of a crosswalk: indicators of the edition before and those that they are in this one. */
export const editionCrosswalkRows = pgTable(
  "edition_crosswalk_rows",
  {
    editionId: uuid().notNull(),
    position: integer().notNull(),
    relation: crosswalkRelationEnum().notNull(),
    fromCodes: text().array().notNull(),
    toCodes: text().array().notNull(),
    note: text(),
  },
  (t) => [
    primaryKey({ columns: [t.editionId, t.position] }),
    foreignKey({
      name: "edition_crosswalk_rows_crosswalk_fk",
      columns: [t.editionId],
      foreignColumns: [editionCrosswalks.editionId],
    }),
    check(
      "edition_crosswalk_rows_sides",
      sql`case ${t.relation}::text
        when 'split' then cardinality(${t.fromCodes}) = 1 and cardinality(${t.toCodes}) > 1
        when 'merged' then cardinality(${t.fromCodes}) > 1 and cardinality(${t.toCodes}) = 1
        when 'new' then cardinality(${t.fromCodes}) = 0 and cardinality(${t.toCodes}) = 1
        when 'dropped' then cardinality(${t.fromCodes}) = 1 and cardinality(${t.toCodes}) = 0
        else cardinality(${t.fromCodes}) = 1 and ${t.fromCodes} = ${t.toCodes} end`,
    ),
  ],
);
