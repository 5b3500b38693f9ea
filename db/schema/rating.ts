import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import {
  assessmentStateEnum,
  changeCauseEnum,
  citationShowsEnum,
  citationStanceEnum,
  code,
  confidenceEnum,
  confirmationKindEnum,
  day,
  figureStatusEnum,
  id,
  instant,
  nodeKindEnum,
  notAssessedReasonEnum,
  ratingKindEnum,
  ratingStateEnum,
} from "./_columns";
import { assessments } from "./assessment";
import { editionNodes, indicators } from "./instrument";
import { passages } from "./source";
import { users } from "./user";

/** Which kind of rating may be written in which state; the trigger on `ratings` reads these rows. */
export const writableRatings = pgTable(
  "writable_ratings",
  { state: assessmentStateEnum().notNull(), kind: ratingKindEnum().notNull() },
  (t) => [primaryKey({ columns: [t.state, t.kind] })],
);

/**
 * What a person gives an indicator. `state` is null while only texts were typed. A trigger refuses writes
 * outside writable states and levels off the scale of the edition.
 */
export const ratings = pgTable(
  "ratings",
  {
    id: id(),
    assessmentId: uuid().notNull(),
    editionId: uuid().notNull(),
    indicator: code().notNull(),
    kind: ratingKindEnum().notNull(),
    state: ratingStateEnum(),
    level: numeric({ precision: 8, scale: 3 }),
    notAssessedReason: notAssessedReasonEnum(),
    /** Why the indicator does not apply. */
    notApplicableReason: text(),
    rationale: text(),
    teamNote: text(),
    /** BCP 47 tag of what was typed. */
    language: text().notNull(),
    /** A person may lower the computed confidence, never raise it. */
    confidenceLoweredTo: confidenceEnum(),
    confidenceLoweredReason: text(),
    /** A confidence word that came with an import; meets no claim. */
    confidenceStated: text(),
    changeCause: changeCauseEnum(),
    /** Why the level is not the one that the registers suggest; stays in the team. */
    overrideReason: text(),
    /** Search record: where, in which languages, when. */
    searchSources: text(),
    searchLanguages: text(),
    searchFrom: day(),
    searchTo: day(),
    contradictionAnswered: boolean().notNull(),
    /** For no_answer and refused: what was asked, of whom, when, by when. */
    requestWhat: text(),
    requestOf: text(),
    requestOn: day(),
    requestBy: day(),
    /** For refused: how and when it was refused. */
    requestRefusal: text(),
    version: integer().notNull(),
    /** Version at which each field last changed: a stale write merges where it touches other fields. */
    fieldVersions: jsonb().$type<Record<string, number>>().notNull(),
    updatedAt: instant().notNull(),
    updatedBy: uuid().references(() => users.id),
  },
  (t) => [
    unique("ratings_assessment_indicator_kind_unique").on(t.assessmentId, t.indicator, t.kind),
    foreignKey({
      name: "ratings_assessment_fk",
      columns: [t.assessmentId, t.editionId],
      foreignColumns: [assessments.id, assessments.editionId],
    }),
    foreignKey({
      name: "ratings_indicator_fk",
      columns: [t.editionId, t.indicator],
      foreignColumns: [indicators.editionId, indicators.code],
    }),
    check(
      "ratings_level_only_when_rated",
      sql`(${t.state} is not distinct from 'rated') = (${t.level} is not null)`,
    ),
    check(
      "ratings_reason_only_when_not_assessed",
      sql`(${t.state} is not distinct from 'not_assessed') = (${t.notAssessedReason} is not null)`,
    ),
    /** A State that answers about itself neither waits for its own answer nor refuses itself. */
    check(
      "ratings_self_reason",
      sql`${t.kind} <> 'self' or ${t.notAssessedReason} is null or ${t.notAssessedReason} not in ('no_answer', 'refused')`,
    ),
    check("ratings_version_positive", sql`${t.version} >= 1`),
  ],
);

/**
 * Each change of a rating with the device's mutation id, unique: a repeat gets the first answer again.
 * Texts are in `revisions`; the answer holds none.
 */
export const ratingRevisions = pgTable(
  "rating_revisions",
  {
    mutationId: uuid().primaryKey(),
    ratingId: uuid()
      .notNull()
      .references(() => ratings.id),
    version: integer().notNull(),
    fields: text().array().notNull(),
    answer: jsonb().$type<Record<string, unknown>>().notNull(),
    userId: uuid().references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [index("rating_revisions_rating_index").on(t.ratingId, t.version)],
);

/** Joins one passage of a source to one rating. */
export const ratingCitations = pgTable(
  "rating_citations",
  {
    id: id(),
    ratingId: uuid()
      .notNull()
      .references(() => ratings.id),
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
    index("rating_citations_rating_index").on(t.ratingId),
    index("rating_citations_passage_index").on(t.passageId),
  ],
);

/** A second person confirmed a gate or approved a *not applicable*, for exactly one version of the rating. */
export const ratingConfirmations = pgTable(
  "rating_confirmations",
  {
    id: id(),
    ratingId: uuid()
      .notNull()
      .references(() => ratings.id),
    kind: confirmationKindEnum().notNull(),
    /** The version of the judgement (state, level, reason) that was confirmed; a later change lapses it. */
    ratingVersion: integer().notNull(),
    confirmedBy: uuid()
      .notNull()
      .references(() => users.id),
    confirmedAt: instant().notNull(),
    note: text(),
  },
  (t) => [unique("rating_confirmations_unique").on(t.ratingId, t.kind, t.ratingVersion)],
);

/** Figures of the effective ratings, written in the same transaction as the rating. */
export const assessmentFigures = pgTable(
  "assessment_figures",
  {
    assessmentId: uuid().notNull(),
    editionId: uuid().notNull(),
    key: code().notNull(),
    kind: nodeKindEnum().notNull(),
    status: figureStatusEnum().notNull(),
    /** Unrounded, 0 to 100 or in the instrument's own unit; null where there is no figure. */
    score: numeric(),
    /** The exact fraction where there is one. */
    exact: text(),
    /** Rated weight over applicable weight; null where nothing applies. */
    coverage: numeric(),
    low: numeric(),
    high: numeric(),
    plausibleLow: numeric(),
    plausibleHigh: numeric(),
    band: text(),
    caps: text().array().notNull(),
    confidence: confidenceEnum(),
    withheld: integer().notNull(),
    computedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.key] }),
    foreignKey({
      name: "assessment_figures_assessment_fk",
      columns: [t.assessmentId, t.editionId],
      foreignColumns: [assessments.id, assessments.editionId],
    }),
    foreignKey({
      name: "assessment_figures_node_fk",
      columns: [t.editionId, t.key],
      foreignColumns: [editionNodes.editionId, editionNodes.key],
    }),
  ],
);
