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
import { code, id, instant, registerEnum } from "./_columns";
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
  ],
);
