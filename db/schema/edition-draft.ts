import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./_columns";
import { instrumentEditions } from "./instrument";
import { users } from "./user";

/** An edition in the making, from a published one. Its text may be anything until it is published. */
export const editionDrafts = pgTable(
  "edition_drafts",
  {
    id: id(),
    basedOnId: uuid()
      .notNull()
      .references(() => instrumentEditions.id),
    content: text().notNull(),
    /** What a person said of the crosswalk otherwise than the texts do, as its lines. */
    decisions: jsonb().notNull(),
    version: integer().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: instant().notNull(),
    updatedBy: uuid()
      .notNull()
      .references(() => users.id),
    updatedAt: instant().notNull(),
    /** The edition that it became. */
    publishedId: uuid().references(() => instrumentEditions.id),
    /** When it was given up. */
    discardedAt: instant(),
  },
  (t) => [
    index("edition_drafts_based_on_index").on(t.basedOnId),
    uniqueIndex("edition_drafts_published_unique").on(t.publishedId),
    check("edition_drafts_one_end", sql`num_nonnulls(${t.publishedId}, ${t.discardedAt}) < 2`),
    check("edition_drafts_decisions_list", sql`jsonb_typeof(${t.decisions}) = 'array'`),
    check("edition_drafts_version_counts", sql`${t.version} > 0`),
  ],
);
