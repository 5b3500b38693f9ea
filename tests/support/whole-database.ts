/** Looks into every column of every table, whatever schema it is in. */
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/** The tables of which a row holds the text in any column. */
export async function tablesHolding(db: Database, text: string): Promise<readonly string[]> {
  const tables = await db.read
    .select({ name: sql<string>`quote_ident(table_schema) || '.' || quote_ident(table_name)` })
    .from(sql`information_schema.tables`)
    .where(sql`table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.read
      .select({
        held: sql<boolean>`exists (select 1 from ${sql.raw(name)} t where strpos(t::text, ${text}) > 0)`,
      })
      .from(sql`(select 1) one`);
    if (row?.held) found.push(name);
  }
  return found.sort();
}
