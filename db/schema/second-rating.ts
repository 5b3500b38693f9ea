import { sql } from "drizzle-orm";
import { check, foreignKey, integer, numeric, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { code, id, instant, ratingStateEnum } from "./_columns";
import { assessments } from "./assessment";
import { indicators } from "./instrument";
import { users } from "./user";

/** Indicators that are rated a second time beyond the sample that the edition asks for, each with the reason. */
export const secondRatingWishes = pgTable(
  "second_rating_wishes",
  {
    id: id(),
    assessmentId: uuid().notNull(),
    editionId: uuid().notNull(),
    indicator: code().notNull(),
    reason: text().notNull(),
    addedBy: uuid()
      .notNull()
      .references(() => users.id),
    addedAt: instant().notNull(),
  },
  (t) => [
    unique("second_rating_wishes_assessment_indicator_unique").on(t.assessmentId, t.indicator),
    foreignKey({
      name: "second_rating_wishes_assessment_fk",
      columns: [t.assessmentId, t.editionId],
      foreignColumns: [assessments.id, assessments.editionId],
    }),
    foreignKey({
      name: "second_rating_wishes_indicator_fk",
      columns: [t.editionId, t.indicator],
      foreignColumns: [indicators.editionId, indicators.code],
    }),
    check("second_rating_wishes_reason", sql`btrim(${t.reason}) <> ''`),
  ],
);

/**
 * Where the second rating of an assessment stands. Once it is handed in, a trigger refuses every change of a second
 * rating, until it is taken back or more indicators are asked for.
 */
export const secondRatings = pgTable(
  "second_ratings",
  {
    assessmentId: uuid()
      .primaryKey()
      .references(() => assessments.id),
    handedInBy: uuid().references(() => users.id),
    handedInAt: instant(),
    version: integer().notNull(),
  },
  (t) => [check("second_ratings_handed_in", sql`(${t.handedInBy} is null) = (${t.handedInAt} is null)`)],
);

/**
 * Both ratings of an indicator as they stood when they were revealed to each other, and the consensus found after. A
 * pair never changes, its consensus may; the second rating of a pair is locked for good.
 */
export const secondRatingPairs = pgTable(
  "second_rating_pairs",
  {
    id: id(),
    assessmentId: uuid().notNull(),
    editionId: uuid().notNull(),
    indicator: code().notNull(),
    firstState: ratingStateEnum().notNull(),
    firstLevel: numeric({ precision: 8, scale: 3 }),
    /** Version of the first rating then: the page says where it was changed since. */
    firstVersion: integer().notNull(),
    secondState: ratingStateEnum().notNull(),
    secondLevel: numeric({ precision: 8, scale: 3 }),
    secondVersion: integer().notNull(),
    revealedAt: instant().notNull(),
    consensusState: ratingStateEnum(),
    consensusLevel: numeric({ precision: 8, scale: 3 }),
    consensusReason: text(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: instant(),
    version: integer().notNull(),
  },
  (t) => [
    unique("second_rating_pairs_assessment_indicator_unique").on(t.assessmentId, t.indicator),
    foreignKey({
      name: "second_rating_pairs_assessment_fk",
      columns: [t.assessmentId, t.editionId],
      foreignColumns: [assessments.id, assessments.editionId],
    }),
    foreignKey({
      name: "second_rating_pairs_indicator_fk",
      columns: [t.editionId, t.indicator],
      foreignColumns: [indicators.editionId, indicators.code],
    }),
    check(
      "second_rating_pairs_levels",
      sql`(${t.firstState} = 'rated') = (${t.firstLevel} is not null) and (${t.secondState} = 'rated') = (${t.secondLevel} is not null) and (${t.consensusState} is not distinct from 'rated') = (${t.consensusLevel} is not null)`,
    ),
    check(
      "second_rating_pairs_consensus",
      sql`num_nulls(${t.consensusState}, ${t.consensusReason}, ${t.decidedBy}, ${t.decidedAt}) in (0, 4) and (${t.consensusReason} is null or btrim(${t.consensusReason}) <> '')`,
    ),
  ],
);
