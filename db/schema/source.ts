import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import {
  accessClassEnum,
  attributionEnum,
  code,
  consentEnum,
  credibilityEnum,
  day,
  id,
  instant,
  reliabilityEnum,
  sourceTypeEnum,
} from "./_columns";
import { countries } from "./country";
import { users } from "./user";

/** The content of a file, stored once whatever the number of records that hold it. */
export const files = pgTable(
  "files",
  {
    sha256: text().primaryKey(),
    size: bigint({ mode: "number" }).notNull(),
    mediaType: text().notNull(),
    storedAt: instant().notNull(),
    /** A scanner may set this; a file in quarantine is not served. */
    quarantinedAt: instant(),
  },
  (t) => [check("files_sha256_form", sql`${t.sha256} ~ '^[0-9a-f]{64}$'`)],
);

/** Document, statistic, interview…: graded, with an access class. */
export const sources = pgTable(
  "sources",
  {
    id: id(),
    /** Natural key, unique in the installation, such as BEN-S-014. */
    code: code().notNull().unique("sources_code_unique"),
    type: sourceTypeEnum().notNull(),
    title: text().notNull(),
    publisher: text(),
    /** The origin the source itself relies on; sources of one origin count once. */
    origin: text(),
    issuingBody: text(),
    /** All bodies under one ministry are one publisher. */
    ministry: text(),
    issuedByState: boolean().notNull(),
    /** Last check that a statute, a standing rule or a treaty status is in force. */
    inForceCheckedOn: day(),
    /** Partial dates in EDTF. */
    publishedOn: text(),
    periodFrom: text(),
    periodTo: text(),
    /** BCP 47 tag of the source itself. */
    language: text(),
    accessClass: accessClassEnum().notNull(),
    reliability: reliabilityEnum(),
    credibility: credibilityEnum(),
    link: text(),
    fileSha256: text().references(() => files.sha256),
    fileName: text(),
    /** Language of what was typed about the source. */
    typedLanguage: text().notNull(),
    authorId: uuid().references(() => users.id),
    /** The source that this one is a redacted version of, for wider eyes; both are of one origin. */
    twinOfId: uuid().references((): AnyPgColumn => sources.id),
    receivedAt: instant().notNull(),
    version: integer().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    index("sources_author_index").on(t.authorId),
    index("sources_file_index").on(t.fileSha256),
    index("sources_twin_index").on(t.twinOfId),
    check("sources_twin_of_another", sql`${t.twinOfId} <> ${t.id}`),
    check("sources_title_filled", sql`btrim(${t.title}) <> ''`),
    check("sources_file_has_name", sql`(${t.fileSha256} is null) = (${t.fileName} is null)`),
    check(
      "sources_unclassified_ungraded",
      sql`${t.type}::text <> 'unclassified' or (${t.reliability} is null and ${t.credibility} is null)`,
    ),
    check(
      "sources_confidential_has_author",
      sql`${t.accessClass} <> 'confidential' or ${t.authorId} is not null`,
    ),
  ],
);

/** The countries a source speaks about; a country's library is a filter on it. */
export const sourceCountries = pgTable(
  "source_countries",
  {
    sourceId: uuid()
      .notNull()
      .references(() => sources.id),
    countryId: uuid()
      .notNull()
      .references(() => countries.id),
  },
  (t) => [
    primaryKey({ columns: [t.sourceId, t.countryId] }),
    index("source_countries_country_index").on(t.countryId),
  ],
);

/** The last number that a country's codes reached (BEN-S-014); numbers are never given twice. */
export const sourceCounters = pgTable("source_counters", {
  countryId: uuid()
    .primaryKey()
    .references(() => countries.id),
  last: integer().notNull(),
});

/** Who may read a confidential source. */
export const sourceReaders = pgTable(
  "source_readers",
  {
    sourceId: uuid()
      .notNull()
      .references(() => sources.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    grantedBy: uuid().references(() => users.id),
    grantedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.userId] }), index("source_readers_user_index").on(t.userId)],
);

/** Somebody opened a confidential source in an emergency: a reader until an instant, or until its author ends it. */
export const sourceOpenings = pgTable(
  "source_openings",
  {
    id: id(),
    sourceId: uuid()
      .notNull()
      .references(() => sources.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    /** Told to its author and readers, and kept in the chain. */
    reason: text().notNull(),
    openedAt: instant().notNull(),
    until: instant().notNull(),
    endedAt: instant(),
    endedBy: uuid().references(() => users.id),
  },
  (t) => [
    index("source_openings_source_index").on(t.sourceId, t.userId),
    check("source_openings_reason_filled", sql`btrim(${t.reason}) <> ''`),
    check("source_openings_for_a_time", sql`${t.until} > ${t.openedAt}`),
    check("source_openings_ended_by_somebody", sql`(${t.endedAt} is null) = (${t.endedBy} is null)`),
    check("source_openings_ended_within", sql`${t.endedAt} between ${t.openedAt} and ${t.until}`),
  ],
);

/** Somebody tried to open a source again in an emergency before the days were over, and was refused. */
export const sourceOpeningRefusals = pgTable(
  "source_opening_refusals",
  {
    id: id(),
    sourceId: uuid()
      .notNull()
      .references(() => sources.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    /** Told to its author and readers, and kept in the chain, as that of an opening. */
    reason: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    index("source_opening_refusals_source_index").on(t.sourceId),
    check("source_opening_refusals_reason_filled", sql`btrim(${t.reason}) <> ''`),
  ],
);

/** An interview: a code in place of a name, a place no finer than the province, consent, and an enforced deletion date. */
export const interviews = pgTable("interviews", {
  sourceId: uuid()
    .primaryKey()
    .references(() => sources.id),
  personCode: text().notNull(),
  functionHeld: text(),
  province: text(),
  heldOn: text(),
  consent: consentEnum().notNull(),
  consentOn: day().notNull(),
  consentWithdrawnOn: day(),
  attribution: attributionEnum().notNull(),
  deleteOn: day().notNull(),
  deletedAt: instant(),
});

/** A passage of a source: where it stands and what it says in own words. */
export const passages = pgTable(
  "passages",
  {
    id: id(),
    sourceId: uuid()
      .notNull()
      .references(() => sources.id),
    locator: text(),
    body: text(),
    language: text().notNull(),
    createdBy: uuid().references(() => users.id),
    createdAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [index("passages_source_index").on(t.sourceId)],
);
