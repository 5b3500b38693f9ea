import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import {
  ageBandEnum,
  detectionIndicatorEnum,
  dimensionEnum,
  figureFormEnum,
  sexEnum,
  valueStatusEnum,
} from "./_code-lists";
import { country, entryId } from "./_register";

/** One cell of aggregate victim figures, in the layout of UNODC's open table. No field for a person. */
export const detections = pgTable(
  "detections",
  {
    entryId: entryId(),
    country: country().notNull(),
    /** Who counted, such as the ministry of justice; part of the key. */
    reportingBody: text().notNull(),
    year: integer().notNull(),
    indicator: detectionIndicatorEnum().notNull(),
    dimension: dimensionEnum().notNull(),
    /** The citizenship or country of repatriation that the cell counts. */
    categoryCountry: country(),
    categoryForm: figureFormEnum(),
    /** What the publisher wrote where it is neither a country nor one of the forms. */
    categoryText: text(),
    sex: sexEnum().notNull(),
    age: ageBandEnum().notNull(),
    valueStatus: valueStatusEnum().notNull(),
    value: integer(),
    /** Of a count that its publisher suppressed ("<5"): the number it lies below. */
    below: integer(),
    /** Of an estimate: its range, both ends included, and how it was made. */
    estimateLow: integer(),
    estimateHigh: integer(),
    estimateMethod: text(),
    /** What was counted, for the caption. */
    unit: text().notNull(),
  },
  (t) => [
    unique("detections_cell_unique")
      .on(
        t.country,
        t.reportingBody,
        t.year,
        t.indicator,
        t.dimension,
        t.categoryCountry,
        t.categoryForm,
        t.categoryText,
        t.sex,
        t.age,
      )
      .nullsNotDistinct(),
    index("detections_block_index").on(t.country, t.year, t.indicator),
    check(
      "detections_value_when_known",
      sql`(${t.valueStatus} in ('exact', 'estimated')) = (${t.value} is not null) and (${t.value} is null or ${t.value} >= 0)`,
    ),
    check(
      "detections_range_of_estimate",
      sql`num_nonnulls(${t.estimateLow}, ${t.estimateHigh}, ${t.estimateMethod}) = 0 or (num_nonnulls(${t.estimateLow}, ${t.estimateHigh}, ${t.estimateMethod}) = 3 and ${t.valueStatus} = 'estimated' and ${t.value} between ${t.estimateLow} and ${t.estimateHigh})`,
    ),
    check(
      "detections_bound_when_suppressed",
      sql`(${t.valueStatus} = 'suppressed') = (${t.below} is not null) and (${t.below} is null or ${t.below} > 0)`,
    ),
    check(
      "detections_one_category",
      sql`num_nonnulls(${t.categoryCountry}, ${t.categoryForm}, ${t.categoryText}) = case when ${t.dimension} = 'total' then 0 else 1 end`,
    ),
    check("detections_year_plausible", sql`${t.year} between 1900 and 2100`),
  ],
);
