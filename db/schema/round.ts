import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { code, day, id, instant, roundKindEnum, roundPurposeEnum } from "./_columns";
import { countries } from "./country";
import { instrumentEditions } from "./instrument";

/** One round: one instrument edition, dates and a cut-off date. */
export const rounds = pgTable(
  "rounds",
  {
    id: id(),
    code: code().notNull().unique("rounds_code_unique"),
    title: text().notNull(),
    kind: roundKindEnum().notNull(),
    purpose: roundPurposeEnum().notNull(),
    editionId: uuid()
      .notNull()
      .references(() => instrumentEditions.id),
    startsOn: day().notNull(),
    endsOn: day().notNull(),
    /** Information after this day is not used; the age of evidence runs to it. */
    cutOffOn: day().notNull(),
    /** A second person rates the sample of the edition without seeing the first ratings, before anything is submitted. */
    secondRating: boolean().notNull().default(false),
    /** The State is asked to comment on the draft before approval. */
    stateIsHeard: boolean().notNull().default(false),
    /** Its assessments are opened in scoping: drafting begins once the State consented and the people are named. */
    beginsWithScoping: boolean().notNull().default(false),
    /** Every State that consents is asked to assess itself. Nothing waits for its answers. */
    asksSelfAssessment: boolean().notNull().default(false),
    /** The last day of the self-assessments; null gives each State the time of the method from the day it is asked. */
    selfAssessmentDueOn: day(),
    createdAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    check("rounds_code_form", sql`${t.code} ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$'`),
    check("rounds_dates", sql`${t.startsOn} <= ${t.endsOn}`),
    check("rounds_self_assessment_due", sql`${t.selfAssessmentDueOn} is null or ${t.asksSelfAssessment}`),
    index("rounds_edition_index").on(t.editionId),
  ],
);

/** The countries of a round; an assessment is opened only for one of them. */
export const roundCountries = pgTable(
  "round_countries",
  {
    roundId: uuid()
      .notNull()
      .references(() => rounds.id),
    countryId: uuid()
      .notNull()
      .references(() => countries.id),
    addedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.roundId, t.countryId] }),
    index("round_countries_country_index").on(t.countryId),
  ],
);
