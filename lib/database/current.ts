/**
 * The database that this process has open. It is kept on `globalThis`, because hot reload and the bundler
 * load modules more than once and a second pool would be a second set of connections.
 */
import type { Database } from "@/db/client";

export type DatabaseMode = "embedded" | "external";
export type OpenDatabase = { database: Database; mode: DatabaseMode; close: () => Promise<void> };

declare global {
  var gpatDatabase: Promise<OpenDatabase> | undefined;
}

/** Closes the database; the last process to do so stops the embedded one. Harmless when none is open. */
export async function closeDatabase(): Promise<void> {
  const closing = globalThis.gpatDatabase;
  globalThis.gpatDatabase = undefined;
  if (closing) await (await closing).close();
}
