/** Runs the SQL migrations, once, whichever of several processes comes first. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";

/** The advisory lock that migrations and the loading of reference data share; an arbitrary constant. */
const MIGRATION_LOCK = 7_104_112_971;
/** PostgreSQL 15 is the floor, as `server_version_num` counts. */
const VERSION_MIN = 150_000;

/** Thrown when the server is older than the product can use. */
export class OldServerError extends Error {
  constructor(version: string) {
    super(`This is PostgreSQL ${version}; the application needs PostgreSQL 15 or newer.`);
    this.name = "OldServerError";
  }
}

/**
 * Brings the database that `connection` names up to date, then runs `afterwards` under the same lock.
 * Throws `OldServerError`, or what the failing statement threw; nothing of a failing run is kept.
 */
export async function migrateDatabase(
  connection: pg.ClientConfig,
  migrationsFolder: string,
  afterwards: () => Promise<void>,
): Promise<void> {
  const client = new pg.Client(connection);
  client.on("error", () => undefined); // a server that goes away also rejects the statement that waits for it
  await client.connect();
  try {
    const { rows } = await client.query<{ number: string; version: string }>(
      "select current_setting('server_version_num') as number, current_setting('server_version') as version",
    );
    const server = rows[0];
    if (server && Number(server.number) < VERSION_MIN) throw new OldServerError(server.version);
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query("set client_min_messages to warning");
    await migrate(drizzle(client), { migrationsFolder });
    await afterwards();
  } finally {
    await client.end(); // ends the session and with it the lock
  }
}

const MISSING_TABLE = "42P01";

/** The name (`0001_rules`) of the newest migration that the database has seen; null before the first. */
export async function newestMigration(pool: pg.Pool, migrationsFolder: string): Promise<string | null> {
  const { rows } = await pool
    .query<{ created_at: string }>(
      "select created_at from drizzle.__drizzle_migrations order by created_at desc limit 1",
    )
    .catch((error: pg.DatabaseError) => {
      if (error.code === MISSING_TABLE) return { rows: [] };
      throw error;
    });
  const newest = rows[0];
  if (!newest) return null;
  const journal: { entries: { when: number; tag: string }[] } = JSON.parse(
    readFileSync(join(migrationsFolder, "meta/_journal.json"), "utf8"),
  );
  const known = journal.entries.find((entry) => entry.when === Number(newest.created_at));
  return known?.tag ?? newest.created_at; // a later release may have migrated this database
}
