import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import {
  citationShowsEnum,
  citationStanceEnum,
  code,
  day,
  entryAccessClassEnum,
  entryCountryRoleEnum,
  entryStatusEnum,
  id,
  instant,
  registerEnum,
} from "./_columns";
import { countries } from "./country";
import { files, passages } from "./source";
import { users } from "./user";

/**
 * What every entry of every register has: who wrote it, who checked it, who may see it from when. What one register
 * knows stands in the table of that register, by the id of the entry.
 */
export const registerEntries = pgTable(
  "register_entries",
  {
    id: id(),
    register: registerEnum().notNull(),
    /** Natural key, unique in the installation, such as BEN-R-003. */
    code: code().notNull().unique("register_entries_code_unique"),
    /** What a list shows; countries and codes of lists in it are tokens `[[kind:code]]`. */
    title: text().notNull(),
    status: entryStatusEnum().notNull(),
    accessClass: entryAccessClassEnum().notNull(),
    /** Nobody outside the team sees the entry before this day. */
    notBefore: day(),
    /** The State that gave the information; null where it comes from nobody of a State. */
    reportedBy: code().references(() => countries.iso3, { onUpdate: "cascade" }),
    /** BCP 47 tag of what was typed. */
    language: text().notNull(),
    /** What a reader should know of how the entry came about. */
    note: text(),
    createdBy: uuid().references(() => users.id),
    createdAt: instant().notNull(),
    updatedBy: uuid().references(() => users.id),
    updatedAt: instant().notNull(),
    checkedBy: uuid().references(() => users.id),
    checkedAt: instant(),
    /** The entry that took the place of this one. */
    supersededBy: uuid().references((): AnyPgColumn => registerEntries.id),
    /** Independent sources that support it, confidential ones not counted; written with the citations. */
    independentSources: integer().notNull(),
    /** Whether it names a State other than the one that gave the information. */
    namesOtherState: boolean().notNull(),
    version: integer().notNull(),
    /** Code and title without its tokens, as the search compares them: made at each write and not at each question. */
    folded: text().notNull().generatedAlwaysAs(sql`public.search_entry_words("code", "title")`),
    /** Countries and codes of lists in the title, such as country:BEN. */
    tokens: text().array().notNull().generatedAlwaysAs(sql`public.search_tokens("title")`),
  },
  (t) => [
    index("register_entries_register_index").on(t.register, t.status, t.code),
    index("register_entries_updated_index").on(t.updatedAt),
    index("register_entries_folded_index").using("gin", sql`${t.folded} gin_trgm_ops`),
    index("register_entries_tokens_index").using("gin", t.tokens),
    check("register_entries_title_filled", sql`btrim(${t.title}) <> ''`),
    check(
      "register_entries_checked_by_another",
      sql`${t.checkedBy} is null or (${t.checkedBy} is distinct from ${t.updatedBy} and ${t.checkedBy} is distinct from ${t.createdBy})`,
    ),
    check("register_entries_checked_at", sql`${t.status} <> 'checked' or ${t.checkedAt} is not null`),
    check("register_entries_superseded", sql`(${t.status} = 'superseded') = (${t.supersededBy} is not null)`),
  ],
);

/** The countries that an entry names, and what each is to it. */
export const registerEntryCountries = pgTable(
  "register_entry_countries",
  {
    entryId: uuid()
      .notNull()
      .references(() => registerEntries.id),
    iso3: code()
      .notNull()
      .references(() => countries.iso3, { onUpdate: "cascade" }),
    role: entryCountryRoleEnum().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.iso3, t.role] }),
    index("register_entry_countries_country_index").on(t.iso3, t.role),
  ],
);

/** An entry points at another one: a group at its routes, a law at the one it amends. */
export const registerLinks = pgTable(
  "register_links",
  {
    fromId: uuid()
      .notNull()
      .references(() => registerEntries.id),
    toId: uuid()
      .notNull()
      .references(() => registerEntries.id),
    /** The name of the field that holds the link. */
    name: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.fromId, t.toId, t.name] }),
    index("register_links_to_index").on(t.toId),
    check("register_links_not_to_itself", sql`${t.fromId} <> ${t.toId}`),
  ],
);

/** The file of an entry, in registers whose entries have one. */
export const registerFiles = pgTable(
  "register_files",
  {
    entryId: uuid()
      .primaryKey()
      .references(() => registerEntries.id),
    fileSha256: text()
      .notNull()
      .references(() => files.sha256),
    fileName: text().notNull(),
  },
  (t) => [
    index("register_files_file_index").on(t.fileSha256),
    check("register_files_name_filled", sql`btrim(${t.fileName}) <> ''`),
  ],
);

/** The last number that the codes of a register reached in a country (BEN-R-003); numbers are never given twice. */
export const registerCounters = pgTable(
  "register_counters",
  {
    register: registerEnum().notNull(),
    /** ISO code, or INT for what belongs to no single country. */
    place: code().notNull(),
    last: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.register, t.place] })],
);

/** Joins one passage of a source to one entry. */
export const registerCitations = pgTable(
  "register_citations",
  {
    id: id(),
    entryId: uuid()
      .notNull()
      .references(() => registerEntries.id),
    passageId: uuid()
      .notNull()
      .references(() => passages.id),
    shows: citationShowsEnum().notNull(),
    stance: citationStanceEnum().notNull(),
    createdAt: instant().notNull(),
    createdBy: uuid().references(() => users.id),
    removedAt: instant(),
  },
  (t) => [
    index("register_citations_entry_index").on(t.entryId),
    index("register_citations_passage_index").on(t.passageId),
  ],
);

/** A data steward may be one for some countries only; without a row here, for all. */
export const stewardCountries = pgTable(
  "steward_countries",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    iso3: code()
      .notNull()
      .references(() => countries.iso3, { onUpdate: "cascade" }),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.iso3] }),
    unique("steward_countries_unique").on(t.iso3, t.userId),
  ],
);
