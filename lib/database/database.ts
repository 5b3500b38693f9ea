/** Opens the one database of this process: external or embedded, migrated and prepared. */
import "server-only";
import { join } from "node:path";
import type pg from "pg";
import { type Database, openDatabase } from "@/db/client";
import { migrateDatabase, newestMigration, OldServerError } from "@/db/migrate";
import { environment } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { StartError } from "@/lib/core/start-error";
import type { DatabaseMode, OpenDatabase } from "./current";
import { openEmbedded } from "./launcher";
import { prepareDatabase } from "./prepare";

const CONNECT_TIMEOUT_MS = 5_000;
const STATUS_TIMEOUT_MS = 3_000;
/** SQLSTATE 53100. */
const DISK_FULL = "53100";

/** The folder of the generated SQL migrations. */
export function migrationsFolder(): string {
  return join(process.cwd(), "db", "migrations");
}

function reportRestart(outcome: "restarted" | "failed", error?: unknown): void {
  if (outcome === "restarted") log().warn("the embedded database had died and was started again");
  else log().error({ err: error }, "the embedded database died and cannot be started again yet");
}

/** What stands between a connection and a usable database; told as one sentence where a person can act. */
function explain(error: unknown, mode: DatabaseMode): unknown {
  if (error instanceof OldServerError) return new StartError(error.message, { cause: error });
  if (!(error instanceof Error) || !("code" in error)) return error;
  if (error.code === DISK_FULL) {
    return new StartError("The disk of the database is full; free some space and start again.", {
      cause: error,
    });
  }
  if (mode === "embedded") return error; // nobody chose its address, so nobody can mend it
  switch (error.code) {
    case "ECONNREFUSED":
    case "ENOTFOUND":
    case "ETIMEDOUT":
      return new StartError("PostgreSQL does not answer at the address in DATABASE_URL.", { cause: error });
    case "28P01":
    case "28000":
      return new StartError("PostgreSQL refuses the user or password in DATABASE_URL.", { cause: error });
    case "3D000":
      return new StartError("The database named in DATABASE_URL does not exist; create it first.", {
        cause: error,
      });
    default:
      return error;
  }
}

async function open(): Promise<OpenDatabase> {
  const { databaseUrl, dataDir, isWeb, readTimeoutSeconds } = environment();
  const embedded =
    databaseUrl === undefined ? await openEmbedded(dataDir, { onRestart: reportRestart }) : undefined;
  if (embedded && !embedded.folder.startsWith(dataDir)) {
    log().warn(
      `PostgreSQL does not run as root and user namespaces are closed here: the database lies in ${embedded.folder}. ` +
        "Keep that folder from being cleaned, or start the application as another user.",
    );
  }
  const connection: pg.ClientConfig = {
    ...(embedded ? embedded.connection : { connectionString: databaseUrl }),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "gpat",
  };
  const mode = embedded ? "embedded" : "external";
  // Jobs, commands and migrations take the time that they need.
  const database = openDatabase({
    ...connection,
    ...(isWeb ? { statement_timeout: readTimeoutSeconds * 1_000 } : {}),
  });
  const close = async () => {
    await database.close();
    await embedded?.leave();
  };
  try {
    await migrateDatabase(connection, migrationsFolder(), () => prepareDatabase(database));
    return { database, mode, close };
  } catch (error) {
    await close();
    throw explain(error, mode);
  }
}

function opened(): Promise<OpenDatabase> {
  globalThis.gpatDatabase ??= open().catch((error: unknown) => {
    globalThis.gpatDatabase = undefined; // the next call tries again
    throw error;
  });
  return globalThis.gpatDatabase;
}

/**
 * The database of this process: external where DATABASE_URL is set, else embedded. The first call opens,
 * migrates and prepares it. Throws `StartError` with a plain sentence where a person must act.
 */
export async function database(): Promise<Database> {
  return (await opened()).database;
}

export type DatabaseStatus = {
  engine: "postgres";
  mode: DatabaseMode;
  version: string;
  migration: string | null;
};

/** Asks the database for its version and newest migration. Throws when it does not answer within three seconds. */
export async function databaseStatus(): Promise<DatabaseStatus> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("the database does not answer")), STATUS_TIMEOUT_MS).unref();
  });
  return Promise.race([readStatus(), late]);
}

async function readStatus(): Promise<DatabaseStatus> {
  const { database: current, mode } = await opened();
  const { rows } = await current.pool.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  const migration = await newestMigration(current.pool, migrationsFolder());
  return { engine: "postgres", mode, version: rows[0]?.version ?? "", migration };
}
