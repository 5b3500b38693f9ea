import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { installationKindEnum } from "./_columns";

/** The one row of settings of the installation. */
export const settings = pgTable(
  "settings",
  {
    id: integer().primaryKey(),
    programmeName: text().notNull(),
    /** IANA name of the zone in which deadlines end. */
    timeZone: text().notNull(),
    installationKind: installationKindEnum().notNull(),
    version: integer().notNull(),
  },
  (t) => [check("settings_one_row", sql`${t.id} = 1`)],
);
