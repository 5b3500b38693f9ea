import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { valueStatusEnum } from "./_code-lists";
import { code, figureRefusalEnum, figureRunStatusEnum, id, instant, registerEnum } from "./_columns";
import { countries } from "./country";
import { registerEntries } from "./register";
import { users } from "./user";

/**
 * The figures of one country as they were published: every block with its cells and the mask that was computed for all
 * tables of the data set together. It never changes; the next version is computed with this one in view.
 */
export const figureVersions = pgTable(
  "figure_versions",
  {
    id: id(),
    register: registerEnum().notNull(),
    iso3: code()
      .notNull()
      .references(() => countries.iso3, { onUpdate: "cascade" }),
    number: integer().notNull(),
    /** Counts from 1 to below this are hidden. */
    threshold: integer().notNull(),
    /** Blocks as `lib/figures/blocks.ts` writes them. For the computation of the next version only. */
    blocks: jsonb().notNull(),
    publishedBy: uuid().references(() => users.id),
    publishedAt: instant().notNull(),
    /** What readers see now; one a register and country. */
    isCurrent: boolean().notNull(),
  },
  (t) => [
    unique("figure_versions_number_unique").on(t.register, t.iso3, t.number),
    uniqueIndex("figure_versions_current_unique").on(t.register, t.iso3).where(sql`${t.isCurrent}`),
    check("figure_versions_of_figures", sql`${t.register} in ('detections', 'proceedings')`),
    check("figure_versions_threshold", sql`${t.threshold} >= 1`),
  ],
);

/** What readers outside the team see of one figure in one version: its value, or that it is suppressed. */
export const publishedFigures = pgTable(
  "published_figures",
  {
    versionId: uuid()
      .notNull()
      .references(() => figureVersions.id),
    entryId: uuid()
      .notNull()
      .references(() => registerEntries.id),
    valueStatus: valueStatusEnum().notNull(),
    value: integer(),
    /** The language-free reason why a person looked at it twice; for stewards only. */
    hiddenReason: text(),
    /**
     * The version of the entry that was published; null in rows from before it was kept, of entries that changed since.
     */
    entryVersion: integer(),
    /** The cell that was published, by the fields of its register; null where the version of the entry is. */
    place: jsonb(),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.entryId] }),
    index("published_figures_entry_index").on(t.entryId),
    check(
      "published_figures_value_when_shown",
      sql`(${t.valueStatus} in ('exact', 'estimated')) = (${t.value} is not null)`,
    ),
    check(
      "published_figures_hidden_has_reason",
      sql`(${t.valueStatus} = 'suppressed') = (${t.hiddenReason} is not null)`,
    ),
    check("published_figures_version_has_place", sql`(${t.entryVersion} is null) = (${t.place} is null)`),
  ],
);

/**
 * The figures of a country on their way to a new version: who asked for it, and how the worker ended it. It ends itself
 * after a day; the version is what stays.
 */
export const figureRuns = pgTable(
  "figure_runs",
  {
    id: id(),
    register: registerEnum().notNull(),
    iso3: code()
      .notNull()
      .references(() => countries.iso3, { onUpdate: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => users.id),
    /** Why to publish although earlier versions reveal figures, until the version that needs it is made. */
    reason: text(),
    status: figureRunStatusEnum().notNull(),
    refusal: figureRefusalEnum(),
    /** Of the version that was made: its number, and how many figures it shows and hides. */
    number: integer(),
    shown: integer(),
    hidden: integer(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index("figure_runs_created_index").on(t.createdAt),
    index("figure_runs_place_index").on(t.register, t.iso3, t.createdAt),
    uniqueIndex("figure_runs_one_open")
      .on(t.register, t.iso3)
      .where(sql`${t.status} in ('waiting', 'working')`),
    check("figure_runs_of_figures", sql`${t.register} in ('detections', 'proceedings')`),
    check("figure_runs_refused_has_refusal", sql`(${t.status} = 'refused') = (${t.refusal} is not null)`),
    check(
      "figure_runs_done_has_version",
      sql`(${t.status} = 'done') = (num_nonnulls(${t.number}, ${t.shown}, ${t.hidden}) = 3)`,
    ),
  ],
);
