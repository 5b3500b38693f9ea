import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import {
  code,
  contributionAccessClassEnum,
  contributionOutcomeEnum,
  day,
  id,
  instant,
  notUsedReasonEnum,
} from "./_columns";
import { assessments } from "./assessment";
import { indicators } from "./instrument";
import { files, sources } from "./source";
import { users } from "./user";

/** A link by which people without an account contribute to an assessment; only the SHA-256 of its secret is stored. */
export const contributionLinks = pgTable(
  "contribution_links",
  {
    id: id(),
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    /** How the team calls the link; contributors never see it. */
    label: text().notNull(),
    /** What contributors are asked, as they read it. */
    purpose: text().notNull(),
    /** BCP 47 tag of the purpose. */
    purposeLanguage: text().notNull(),
    /** BCP 47 tags of the languages in which contributors are asked to write. */
    languages: text().array().notNull(),
    /** The last day on which the link is open; it ends in the programme's zone. */
    openUntil: day().notNull(),
    contributionsMax: integer().notNull(),
    secretHash: text().notNull().unique("contribution_links_secret_hash_unique"),
    createdBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: instant().notNull(),
    closedAt: instant(),
    version: integer().notNull(),
  },
  (t) => [
    index("contribution_links_assessment_index").on(t.assessmentId),
    check("contribution_links_texts_filled", sql`btrim(${t.label}) <> '' and btrim(${t.purpose}) <> ''`),
    check("contribution_links_languages_filled", sql`cardinality(${t.languages}) > 0`),
    check("contribution_links_takes_some", sql`${t.contributionsMax} between 1 and 1000`),
  ],
);

/** The indicators that a link asks about. */
export const contributionLinkIndicators = pgTable(
  "contribution_link_indicators",
  {
    linkId: uuid()
      .notNull()
      .references(() => contributionLinks.id),
    editionId: uuid().notNull(),
    indicator: code().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.linkId, t.indicator] }),
    foreignKey({
      name: "contribution_link_indicators_indicator_fk",
      columns: [t.editionId, t.indicator],
      foreignColumns: [indicators.editionId, indicators.code],
    }),
  ],
);

/**
 * What somebody gave to an assessment, by a link without an account or as a signed-in contributor, and what became of
 * it. Holds no name of who came by a link, and of their receipt code only the SHA-256.
 */
export const contributions = pgTable(
  "contributions",
  {
    id: id(),
    /** Drawn at random, such as C-7KQ2MX: a number would tell how many are hidden. */
    code: code().notNull().unique("contributions_code_unique"),
    assessmentId: uuid().notNull(),
    editionId: uuid().notNull(),
    linkId: uuid().references(() => contributionLinks.id),
    contributorId: uuid().references(() => users.id),
    receiptHash: text().unique("contributions_receipt_hash_unique"),
    /** Who asked for it and reads it first. */
    keeperId: uuid()
      .notNull()
      .references(() => users.id),
    /** Null once its texts were erased. */
    body: text(),
    /** What it rests on. */
    basis: text(),
    language: text().notNull(),
    accessClass: contributionAccessClassEnum().notNull(),
    mayQuote: boolean().notNull(),
    receivedAt: instant().notNull(),
    /** Somebody of the team began to read. */
    readAt: instant(),
    outcome: contributionOutcomeEnum(),
    notUsedReason: notUsedReasonEnum(),
    /** A sentence for the contributor. */
    answer: text(),
    answerLanguage: text(),
    answeredBy: uuid().references(() => users.id),
    answeredAt: instant(),
    consentWithdrawnAt: instant(),
    /** The source that was made of it. */
    sourceId: uuid()
      .unique("contributions_source_unique")
      .references(() => sources.id),
    /** On this day its texts and files are erased. */
    eraseOn: day().notNull(),
    erasedAt: instant(),
    version: integer().notNull(),
  },
  (t) => [
    index("contributions_assessment_index").on(t.assessmentId),
    index("contributions_link_index").on(t.linkId),
    index("contributions_contributor_index").on(t.contributorId),
    foreignKey({
      name: "contributions_assessment_fk",
      columns: [t.assessmentId, t.editionId],
      foreignColumns: [assessments.id, assessments.editionId],
    }),
    check(
      "contributions_one_way_in",
      sql`num_nonnulls(${t.linkId}, ${t.contributorId}) = 1 and (${t.linkId} is null) = (${t.receiptHash} is null)`,
    ),
    check(
      "contributions_body_until_erased",
      sql`(${t.body} is null) = (${t.erasedAt} is not null) and (${t.body} is null or btrim(${t.body}) <> '')`,
    ),
    check("contributions_erased_whole", sql`${t.erasedAt} is null or ${t.basis} is null`),
    check(
      "contributions_answer",
      sql`num_nulls(${t.outcome}, ${t.answeredBy}, ${t.answeredAt}) in (0, 3) and (${t.notUsedReason} is not null) = (${t.outcome} is not distinct from 'not_used') and (${t.answer} is null or ${t.outcome} is not null) and (${t.answer} is null) = (${t.answerLanguage} is null)`,
    ),
  ],
);

/** The indicators of a contribution: those it is about as its contributor says, and those in which the team says it is used. */
export const contributionIndicators = pgTable(
  "contribution_indicators",
  {
    contributionId: uuid()
      .notNull()
      .references(() => contributions.id),
    editionId: uuid().notNull(),
    indicator: code().notNull(),
    isUsed: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contributionId, t.indicator, t.isUsed] }),
    foreignKey({
      name: "contribution_indicators_indicator_fk",
      columns: [t.editionId, t.indicator],
      foreignColumns: [indicators.editionId, indicators.code],
    }),
  ],
);

/** Who may read a confidential contribution. */
export const contributionReaders = pgTable(
  "contribution_readers",
  {
    contributionId: uuid()
      .notNull()
      .references(() => contributions.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    grantedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contributionId, t.userId] }),
    index("contribution_readers_user_index").on(t.userId),
  ],
);

/** What a contributor added later. Goes whole with the texts of its contribution. */
export const contributionAdditions = pgTable(
  "contribution_additions",
  {
    id: id(),
    contributionId: uuid()
      .notNull()
      .references(() => contributions.id),
    body: text().notNull(),
    language: text().notNull(),
    addedAt: instant().notNull(),
  },
  (t) => [
    index("contribution_additions_contribution_index").on(t.contributionId),
    check("contribution_additions_body_filled", sql`btrim(${t.body}) <> ''`),
  ],
);

/** A file that came with a contribution or after it. */
export const contributionFiles = pgTable(
  "contribution_files",
  {
    id: id(),
    contributionId: uuid()
      .notNull()
      .references(() => contributions.id),
    fileSha256: text()
      .notNull()
      .references(() => files.sha256),
    fileName: text().notNull(),
    addedAt: instant().notNull(),
  },
  (t) => [
    index("contribution_files_contribution_index").on(t.contributionId),
    index("contribution_files_file_index").on(t.fileSha256),
    check("contribution_files_name_filled", sql`btrim(${t.fileName}) <> ''`),
  ],
);
