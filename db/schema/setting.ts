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
    /** Counts from 1 to below this are suppressed when figures of that data set are published. */
    detectionsThreshold: integer().notNull().default(5),
    proceedingsThreshold: integer().notNull().default(5),
    version: integer().notNull(),
  },
  (t) => [
    check("settings_one_row", sql`${t.id} = 1`),
    check(
      "settings_thresholds",
      sql`${t.detectionsThreshold} between 3 and 100 and ${t.proceedingsThreshold} between 3 and 100`,
    ),
  ],
);
