import { sql } from "drizzle-orm";
import { check, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { code, id, instant } from "./_columns";
import { countries } from "./country";
import { users } from "./user";

/** A warning of the checks on the registers that a person found to be no mistake, with the values that it was about. */
export const qualityDismissals = pgTable(
  "quality_dismissals",
  {
    id: id(),
    iso3: code()
      .notNull()
      .references(() => countries.iso3, { onUpdate: "cascade" }),
    rule: text().notNull(),
    /** What the warning was about: entries and values. Other values are another warning. */
    signature: text().notNull(),
    reason: text().notNull(),
    dismissedBy: uuid().references(() => users.id),
    dismissedAt: instant().notNull(),
  },
  (t) => [
    unique("quality_dismissals_signature_unique").on(t.iso3, t.rule, t.signature),
    index("quality_dismissals_country_index").on(t.iso3),
    check("quality_dismissals_reason_filled", sql`btrim(${t.reason}) <> ''`),
  ],
);
