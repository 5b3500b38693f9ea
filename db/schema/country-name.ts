import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { code, id, instant } from "./_columns";
import { countries } from "./country";
import { users } from "./user";

/** What a person said a name stands for that the lists do not know or that several countries go by: asked once. */
export const countryNameDecisions = pgTable(
  "country_name_decisions",
  {
    id: id(),
    /** The name without what people write differently (`lib/countries/name-key.ts`). */
    nameKey: code().notNull().unique("country_name_decisions_key_unique"),
    /** The name as it stood in the file. */
    name: text().notNull(),
    /** Null where the name is not that of a country. */
    countryId: uuid().references(() => countries.id),
    decidedBy: uuid().references(() => users.id),
    decidedAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    check("country_name_decisions_key_given", sql`${t.nameKey} <> ''`),
    index("country_name_decisions_country_index").on(t.countryId),
  ],
);
