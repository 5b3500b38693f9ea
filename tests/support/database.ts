/**
 * The fixture of integration tests: `test("…", async ({ db }) => …)` gets the database of its file,
 * a copy of the migrated and prepared template. Tests of one file share it and make their own rows.
 */
import { randomBytes } from "node:crypto";
import { test as base, inject } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { administer, connectionTo, urlOf } from "./server";

export type TestDatabase = Database & {
  /** What DATABASE_URL must be for a command that a test runs as a process. */
  url: string;
  drop: () => Promise<void>;
};

/** Makes a fresh copy of the template; `drop` ends it. For tests that need more than the one of their file. */
export async function makeDatabase(): Promise<TestDatabase> {
  const server = inject("testServer");
  const name = `gpat_test_${randomBytes(6).toString("hex")}`;
  await administer(server, (client) => client.query(`create database ${name} template ${server.template}`));
  const database = openDatabase(connectionTo(server, name));
  return {
    ...database,
    url: urlOf(server, name),
    drop: async () => {
      await database.close();
      await administer(server, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

export const test = base.extend<{ $file: { db: TestDatabase } }>({
  db: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures a fixture needs from this pattern
    async ({}, use) => {
      const database = await makeDatabase();
      await use(database);
      await database.drop();
    },
    { scope: "file" },
  ],
});
