import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/**
 * The condition that a column of texts or ids holds one of these values, however many there are: they go to the database
 * as one array, while a parameter for each ends at 65,535.
 */
export function anyOf(column: PgColumn, values: readonly string[]): SQL {
  const type = sql.raw(column.columnType === "PgUUID" ? "uuid[]" : "text[]");
  return sql`${column} = any(${sql.param([...values])}::${type})`;
}
