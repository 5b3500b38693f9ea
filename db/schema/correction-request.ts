import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { code, correctionDecisionEnum, id, instant } from "./_columns";
import { assessments } from "./assessment";
import { indicators } from "./instrument";
import { releases } from "./release";
import { users } from "./user";

/**
 * Something in a release is said to be wrong, by the State or by a letter, and what was decided: a corrigendum, or that
 * nothing is changed. A trigger refuses every change but the one decision.
 */
export const correctionRequests = pgTable(
  "correction_requests",
  {
    id: id(),
    releaseId: uuid()
      .notNull()
      .references(() => releases.id),
    assessmentId: uuid().notNull(),
    editionId: uuid().notNull(),
    /** Null where it is about the release as a whole. */
    indicator: code(),
    body: text().notNull(),
    language: text().notNull(),
    /** Of the letter that it came by; null where the focal point made it here. */
    reference: text(),
    madeBy: uuid()
      .notNull()
      .references(() => users.id),
    madeAt: instant().notNull(),
    decision: correctionDecisionEnum(),
    reason: text(),
    reasonLanguage: text(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: instant(),
    version: integer().notNull(),
  },
  (t) => [
    index("correction_requests_release_index").on(t.releaseId, t.madeAt),
    foreignKey({
      name: "correction_requests_assessment_fk",
      columns: [t.assessmentId, t.editionId],
      foreignColumns: [assessments.id, assessments.editionId],
    }),
    foreignKey({
      name: "correction_requests_indicator_fk",
      columns: [t.editionId, t.indicator],
      foreignColumns: [indicators.editionId, indicators.code],
    }),
    check("correction_requests_body_filled", sql`btrim(${t.body}) <> ''`),
    check(
      "correction_requests_decision",
      sql`num_nulls(${t.decision}, ${t.reason}, ${t.reasonLanguage}, ${t.decidedBy}, ${t.decidedAt}) in (0, 5) and (${t.reason} is null or btrim(${t.reason}) <> '')`,
    ),
  ],
);
