import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import {
  actorRoleEnum,
  exploitationFormEnum,
  extentEnum,
  groupReachEnum,
  groupSizeEnum,
  groupStructureEnum,
} from "./_code-lists";
import { confidenceEnum } from "./_columns";
import { country, entryId } from "./_register";

/** A group of traffickers as a kind of organization; nothing that names or points at a person. */
export const traffickerGroups = pgTable(
  "trafficker_groups",
  {
    entryId: entryId(),
    /** A label of the programme's own, never the name of a person. */
    label: text().notNull(),
    baseCountry: country().notNull(),
    activeIn: text().array().notNull(),
    structure: groupStructureEnum().notNull(),
    size: groupSizeEnum().notNull(),
    reach: groupReachEnum().notNull(),
    roles: actorRoleEnum().array().notNull(),
    forms: exploitationFormEnum().array().notNull(),
    otherActivities: text(),
    legalBusiness: extentEnum().notNull(),
    violence: extentEnum().notNull(),
    corruption: extentEnum().notNull(),
    firstYearSeen: integer().notNull(),
    lastYearSeen: integer().notNull(),
    confidence: confidenceEnum().notNull(),
  },
  (t) => [check("trafficker_groups_years_in_order", sql`${t.firstYearSeen} <= ${t.lastYearSeen}`)],
);
