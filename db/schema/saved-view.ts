import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { code, id, instant, savedViewPageEnum } from "./_columns";
import { users } from "./user";

/**
 * A view of a page under a name: what the query of its address says, in the one form that the page gives it. It holds no
 * figure and no row, so that it shows what is there when it is opened, and to each reader what is open to that reader.
 */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id),
    page: savedViewPageEnum().notNull(),
    /** Which of the pages of its kind: the code of a round, the key of a register. */
    place: code().notNull(),
    name: text().notNull(),
    /** The query of the address without its question mark; empty for the page as it opens. */
    query: code().notNull(),
    isShared: boolean().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    unique("saved_views_name_unique").on(t.ownerId, t.page, t.place, t.name),
    index("saved_views_place_index").on(t.page, t.place),
    check(
      "saved_views_name_length",
      sql`char_length(${t.name}) between 1 and 80 and ${t.name} = btrim(${t.name})`,
    ),
    check("saved_views_query_form", sql`char_length(${t.query}) <= 2000 and ${t.query} not like '?%'`),
    check("saved_views_version_positive", sql`${t.version} >= 1`),
  ],
);
