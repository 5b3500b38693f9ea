import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { code, day, id, instant, roundKindEnum, roundPurposeEnum } from "./_columns";
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
    createdAt: instant().notNull(),
  },
  (t) => [
    check("rounds_code_form", sql`${t.code} ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,31}$'`),
    check("rounds_dates", sql`${t.startsOn} <= ${t.endsOn}`),
    index("rounds_edition_index").on(t.editionId),
  ],
);
