import { sql } from "drizzle-orm";
import { check, index, integer, numeric, pgTable, text, unique } from "drizzle-orm/pg-core";
import {
  ageBandEnum,
  caseStageEnum,
  countingUnitEnum,
  legalBasisEnum,
  proceedingsDimensionEnum,
  sexEnum,
  valueStatusEnum,
  yearRuleEnum,
} from "./_code-lists";
import { country, entryId } from "./_register";

/** One cell of aggregate justice figures: how many reached a stage in a year, and by what they were counted. */
export const proceedings = pgTable(
  "proceedings",
  {
    entryId: entryId(),
    country: country().notNull(),
    reportingBody: text().notNull(),
    year: integer().notNull(),
    stage: caseStageEnum().notNull(),
    dimension: proceedingsDimensionEnum().notNull(),
    categoryCountry: country(),
    legalBasis: legalBasisEnum().notNull(),
    countingUnit: countingUnitEnum().notNull(),
    yearRule: yearRuleEnum().notNull(),
    sex: sexEnum().notNull(),
    age: ageBandEnum().notNull(),
    valueStatus: valueStatusEnum().notNull(),
    value: integer(),
    below: integer(),
    /** Of an estimate: its range, both ends included, and how it was made. */
    estimateLow: integer(),
    estimateHigh: integer(),
    estimateMethod: text(),
    /** Of convictions: the share and lengths as their publisher gives them. */
    sentences: text(),
    confiscatedAmount: numeric({ precision: 18, scale: 2 }),
    compensationAmount: numeric({ precision: 18, scale: 2 }),
    /** ISO 4217, of the two amounts. */
    currency: text(),
  },
  (t) => [
    unique("proceedings_cell_unique")
      .on(
        t.country,
        t.reportingBody,
        t.year,
        t.stage,
        t.dimension,
        t.categoryCountry,
        t.legalBasis,
        t.countingUnit,
        t.sex,
        t.age,
      )
      .nullsNotDistinct(),
    index("proceedings_block_index").on(t.country, t.year, t.stage),
    check(
      "proceedings_value_when_known",
      sql`(${t.valueStatus} in ('exact', 'estimated')) = (${t.value} is not null) and (${t.value} is null or ${t.value} >= 0)`,
    ),
    check(
      "proceedings_range_of_estimate",
      sql`num_nonnulls(${t.estimateLow}, ${t.estimateHigh}, ${t.estimateMethod}) = 0 or (num_nonnulls(${t.estimateLow}, ${t.estimateHigh}, ${t.estimateMethod}) = 3 and ${t.valueStatus} = 'estimated' and ${t.value} between ${t.estimateLow} and ${t.estimateHigh})`,
    ),
    check(
      "proceedings_bound_when_suppressed",
      sql`(${t.valueStatus} = 'suppressed') = (${t.below} is not null) and (${t.below} is null or ${t.below} > 0)`,
    ),
    check(
      "proceedings_category_when_by_citizenship",
      sql`(${t.dimension} = 'citizenship') = (${t.categoryCountry} is not null)`,
    ),
    check(
      "proceedings_amount_has_currency",
      sql`num_nonnulls(${t.confiscatedAmount}, ${t.compensationAmount}) = 0 or ${t.currency} ~ '^[A-Z]{3}$'`,
    ),
    check("proceedings_year_plausible", sql`${t.year} between 1900 and 2100`),
  ],
);
