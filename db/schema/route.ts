import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import {
  controlMethodEnum,
  crossingStatusEnum,
  exploitationFormEnum,
  labourSectorEnum,
  legPhaseEnum,
  recruitmentChannelEnum,
  smugglingOverlapEnum,
  transportModeEnum,
  travellerAgeEnum,
  travellerSexEnum,
  trendEnum,
} from "./_code-lists";
import { confidenceEnum } from "./_columns";
import { country, entryId, ofEntry, position } from "./_register";

/** How people are taken: what they are exploited for, how they are recruited and held, who travels, since when. */
export const routes = pgTable(
  "routes",
  {
    entryId: entryId(),
    forms: exploitationFormEnum().array().notNull(),
    recruitmentChannels: recruitmentChannelEnum().array().notNull(),
    controlMethods: controlMethodEnum().array().notNull(),
    /** Sections of ISIC Rev. 4. */
    sectors: labourSectorEnum().array().notNull(),
    travellerSex: travellerSexEnum().notNull(),
    travellerAge: travellerAgeEnum().notNull(),
    firstYearSeen: integer().notNull(),
    lastYearSeen: integer().notNull(),
    trend: trendEnum().notNull(),
    confidence: confidenceEnum().notNull(),
    description: text(),
  },
  (t) => [
    check("routes_years_in_order", sql`${t.firstYearSeen} <= ${t.lastYearSeen}`),
    check("routes_years_plausible", sql`${t.firstYearSeen} >= 1900 and ${t.lastYearSeen} <= 2100`),
    check("routes_have_a_form", sql`cardinality(${t.forms}) > 0`),
  ],
);

/** One part of a route, in order: from where to where and how. Places are no finer than a town. */
export const routeLegs = pgTable(
  "route_legs",
  {
    entryId: ofEntry(),
    position: position(),
    fromCountry: country().notNull(),
    fromPlace: text(),
    toCountry: country().notNull(),
    toPlace: text(),
    phase: legPhaseEnum().notNull(),
    transport: transportModeEnum().notNull(),
    crossing: crossingStatusEnum().notNull(),
    borderPointOut: text(),
    borderPointIn: text(),
    documents: text(),
    smugglingOverlap: smugglingOverlapEnum().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.position] }),
    index("route_legs_from_index").on(t.fromCountry, t.toCountry),
    check(
      "route_legs_border_only_between_states",
      sql`${t.crossing} <> 'no_border' or ${t.fromCountry} = ${t.toCountry}`,
    ),
  ],
);
