import { sql } from "drizzle-orm";
import {
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
import {
  code,
  costBandEnum,
  day,
  id,
  instant,
  progressStepEnum,
  recommendationKindEnum,
  recommendationStrengthEnum,
  stateAnswerEnum,
} from "./_columns";
import { assessments } from "./assessment";
import { findings } from "./finding";
import { indicators } from "./instrument";
import { registerEntries } from "./register";
import { files } from "./source";
import { users } from "./user";

/**
 * What the programme recommends to a body of the State because of findings. The answer of the State and the progress
 * stand in tables of their own, and whether it is overdue follows from day and progress: the three are never one list.
 */
export const recommendations = pgTable(
  "recommendations",
  {
    id: id(),
    assessmentId: uuid().notNull(),
    editionId: uuid().notNull(),
    number: integer().notNull(),
    /** Natural key and permanent address, such as 2026-BEN-R-003. */
    code: code().notNull().unique("recommendations_code_unique"),
    wording: text().notNull(),
    /** BCP 47 tag of what was typed. */
    language: text().notNull(),
    /** The entry of the register of institutions that it is addressed to, where it is one. */
    institutionId: uuid().references(() => registerEntries.id),
    /** Its name as it was then: the register may name it otherwise later. */
    institutionName: text().notNull(),
    strength: recommendationStrengthEnum().notNull(),
    kind: recommendationKindEnum().notNull(),
    /** The last day; it ends in the programme's zone. */
    dueOn: day().notNull(),
    costBand: costBandEnum().notNull(),
    /** Why it stands no more; its address answers for ever. */
    withdrawalReason: text(),
    addedBy: uuid()
      .notNull()
      .references(() => users.id),
    addedAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    unique("recommendations_assessment_number_unique").on(t.assessmentId, t.number),
    foreignKey({
      name: "recommendations_assessment_fk",
      columns: [t.assessmentId, t.editionId],
      foreignColumns: [assessments.id, assessments.editionId],
    }),
    check(
      "recommendations_texts_filled",
      sql`btrim(${t.wording}) <> '' and btrim(${t.institutionName}) <> '' and btrim(coalesce(${t.withdrawalReason}, '-')) <> ''`,
    ),
  ],
);

const ofRecommendation = () =>
  uuid()
    .notNull()
    .references(() => recommendations.id);

/** The findings that a recommendation answers. */
export const recommendationFindings = pgTable(
  "recommendation_findings",
  {
    recommendationId: ofRecommendation(),
    findingId: uuid()
      .notNull()
      .references(() => findings.id),
  },
  (t) => [
    primaryKey({ columns: [t.recommendationId, t.findingId] }),
    index("recommendation_findings_finding_index").on(t.findingId),
  ],
);

/** The level that an indicator is to reach. */
export const recommendationTargets = pgTable(
  "recommendation_targets",
  {
    recommendationId: ofRecommendation(),
    editionId: uuid().notNull(),
    indicator: code().notNull(),
    level: numeric({ precision: 8, scale: 3 }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.recommendationId, t.indicator] }),
    foreignKey({
      name: "recommendation_targets_indicator_fk",
      columns: [t.editionId, t.indicator],
      foreignColumns: [indicators.editionId, indicators.code],
    }),
  ],
);

/** What the State answered, every answer of it: by its focal point, or by the team from a letter. The last one holds. */
export const recommendationAnswers = pgTable(
  "recommendation_answers",
  {
    id: id(),
    recommendationId: ofRecommendation(),
    number: integer().notNull(),
    answer: stateAnswerEnum().notNull(),
    reason: text().notNull(),
    language: text().notNull(),
    /** The letter that it was taken from; null where the focal point gave it. */
    letterReference: text(),
    letterOn: day(),
    /** The version of the recommendation that was answered. */
    answeredVersion: integer().notNull(),
    givenBy: uuid()
      .notNull()
      .references(() => users.id),
    givenAt: instant().notNull(),
  },
  (t) => [
    unique("recommendation_answers_number_unique").on(t.recommendationId, t.number),
    check("recommendation_answers_reason_filled", sql`btrim(${t.reason}) <> ''`),
    check("recommendation_answers_letter", sql`num_nulls(${t.letterReference}, ${t.letterOn}) in (0, 2)`),
  ],
);

/** How far the State says that it is, and what the programme found when it looked. The last line holds. */
export const recommendationProgress = pgTable(
  "recommendation_progress",
  {
    id: id(),
    recommendationId: ofRecommendation(),
    number: integer().notNull(),
    step: progressStepEnum().notNull(),
    report: text().notNull(),
    language: text().notNull(),
    /** For what the programme found: who had reported what it looked at. Nobody verifies an own report. */
    checkedReporter: uuid().references(() => users.id),
    givenBy: uuid()
      .notNull()
      .references(() => users.id),
    givenAt: instant().notNull(),
  },
  (t) => [
    unique("recommendation_progress_number_unique").on(t.recommendationId, t.number),
    check("recommendation_progress_report_filled", sql`btrim(${t.report}) <> ''`),
    check(
      "recommendation_progress_verified_by_another",
      sql`(${t.step} <> 'verified' or ${t.checkedReporter} is not null) and ${t.checkedReporter} <> ${t.givenBy}`,
    ),
  ],
);

/** A file that the State hands in with a report of progress. */
export const recommendationFiles = pgTable(
  "recommendation_files",
  {
    id: id(),
    progressId: uuid()
      .notNull()
      .references(() => recommendationProgress.id),
    fileSha256: text()
      .notNull()
      .references(() => files.sha256),
    fileName: text().notNull(),
    addedBy: uuid()
      .notNull()
      .references(() => users.id),
    addedAt: instant().notNull(),
  },
  (t) => [
    index("recommendation_files_progress_index").on(t.progressId),
    index("recommendation_files_file_index").on(t.fileSha256),
    check("recommendation_files_name_filled", sql`btrim(${t.fileName}) <> ''`),
  ],
);
