import { sql } from "drizzle-orm";
import { char, check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { code, id, programmeRegionEnum } from "./_columns";

/** M49 countries and areas, and areas an administrator added with code, name and note. `iso3` is the natural key. */
export const countries = pgTable(
  "countries",
  {
    id: id(),
    iso3: code().notNull().unique("countries_iso3_unique"),
    iso2: char({ length: 2 }),
    m49: char({ length: 3 }).unique("countries_m49_unique"),
    region: text(),
    subregion: text(),
    /** Why this area is here although M49 does not list it; for invented States that they are invented. */
    note: text(),
  },
  (t) => [
    check("countries_iso3_form", sql`${t.iso3} ~ '^[A-Z]{3}$'`),
    check("countries_added_area_has_note", sql`${t.m49} is not null or btrim(${t.note}) <> ''`),
  ],
);

/** The name of a country in one language (BCP 47 tag). English always exists. */
export const countryNames = pgTable(
  "country_names",
  {
    countryId: uuid()
      .notNull()
      .references(() => countries.id),
    language: text().notNull(),
    name: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.countryId, t.language] })],
);

/**
 * Other names and former names that a country is looked for by, those of States that it came out of included. Shipped
 * with the product and put here at the start, also for areas that nobody added yet.
 */
export const countryOtherNames = pgTable(
  "country_other_names",
  {
    iso3: code().notNull(),
    name: text().notNull(),
    /** The name as the search compares it. */
    folded: text().notNull().generatedAlwaysAs(sql`public.search_fold("name")`),
  },
  (t) => [primaryKey({ columns: [t.iso3, t.name] }), index("country_other_names_folded_index").on(t.folded)],
);

/** A country's part in the programme. */
export const participations = pgTable(
  "participations",
  {
    id: id(),
    countryId: uuid()
      .notNull()
      .references(() => countries.id)
      .unique("participations_country_unique"),
    region: programmeRegionEnum().notNull(),
    /** Partial date in EDTF, such as 2001 or 2001-10. */
    since: text().notNull(),
    note: text(),
  },
  (t) => [index("participations_region_index").on(t.region)],
);
