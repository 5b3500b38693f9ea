import "server-only";
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import type { PgTable } from "drizzle-orm/pg-core";
import type { WritableDatabase } from "@/db/client";
import { chunksOf } from "@/lib/core/chunks";

const ROWS_PER_STATEMENT = 1_000;

/** What becomes of a row whose key is there: the named columns are written over. */
export type Overwrite = { key: string; columns: readonly string[] };

/**
 * Inserts rows by the names of the table's columns; every row has the same, and what the database makes itself is left
 * to it. A statement takes a thousand of them as one parameter: to build and send as many parameters as there are values
 * costs more than all the rest of an import.
 */
export async function insertMany(
  tx: WritableDatabase,
  table: PgTable,
  rows: readonly Readonly<Record<string, unknown>>[],
  overwrite?: Overwrite,
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const given = Object.entries(getTableColumns(table)).flatMap(([name, { generated }]) =>
    generated === undefined ? [name] : [],
  );
  const names = Object.keys(first).filter((name) => given.includes(name));
  const columns = sql.join(names.map(columnOf), sql`, `);
  const over = overwrite === undefined ? sql`` : overwritten(overwrite);
  for (const part of chunksOf(rows, ROWS_PER_STATEMENT)) {
    const some = part.map((row) => stored(row, names));
    await tx.execute(
      sql`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, ${JSON.stringify(some)}::json) ${over}`,
    );
  }
}

function columnOf(name: string): SQL {
  return sql`${sql.identifier(toSnakeCase(name))}`;
}

function stored(row: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [toSnakeCase(name), row[name] ?? null]));
}

function overwritten({ key, columns }: Overwrite): SQL {
  const set = columns.map((name) => sql`${columnOf(name)} = excluded.${columnOf(name)}`);
  return sql`on conflict (${columnOf(key)}) do update set ${sql.join(set, sql`, `)}`;
}
