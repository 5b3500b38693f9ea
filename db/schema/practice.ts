import { sql } from "drizzle-orm";
import { check, pgTable, text } from "drizzle-orm/pg-core";
import { practiceGradeEnum } from "./_code-lists";
import { day } from "./_columns";
import { country, entryId } from "./_register";

/** A best practice: what was done where, with what result. Without a result it is none. */
export const practices = pgTable(
  "practices",
  {
    entryId: entryId(),
    name: text().notNull(),
    country: country().notNull(),
    problem: text().notNull(),
    setting: text().notNull(),
    actors: text().notNull(),
    steps: text().notNull(),
    legalBasis: text(),
    cost: text(),
    result: text().notNull(),
    grade: practiceGradeEnum().notNull(),
    limits: text(),
    transfer: text(),
    /** Codes of indicators that it speaks to. */
    indicators: text().array().notNull(),
    reviewOn: day(),
  },
  (t) => [check("practices_have_a_result", sql`btrim(${t.result}) <> ''`)],
);
