import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** Orders rows by a name as people look for it (CLDR root collation), in whatever order the database itself sorts. */
export function byName(name: SQLWrapper): SQL {
  return sql`${name} collate "und-x-icu"`;
}
