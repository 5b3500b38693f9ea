/**
 * Prepares PostgreSQL for the integration tests: TEST_DATABASE_URL where it is set, else an embedded
 * one without fsync in a temporary folder. Migrates one template, from which each test file gets a copy.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import type { TestProject } from "vitest/node";
import { openDatabase } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { openEmbedded } from "@/lib/database/launcher";
import { prepareDatabase } from "@/lib/database/prepare";
import { administer, connectionTo, type TestServer } from "./server";

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

async function start(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const template = `gpat_template_${process.pid}`;
  const url = process.env.TEST_DATABASE_URL;
  if (url)
    return { server: { connection: { connectionString: url }, template }, stop: async () => undefined };
  const dataDir = mkdtempSync(join(tmpdir(), "gpat-test-"));
  const embedded = await openEmbedded(dataDir, { durable: false });
  const { host, user } = embedded.connection;
  return {
    server: { connection: { host, user, database: "postgres" }, template },
    stop: async () => {
      await embedded.leave();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await start();
  await administer(server, (client) => client.query(`create database ${server.template}`));
  const connection: pg.ClientConfig = connectionTo(server, server.template);
  const database = openDatabase(connection);
  await migrateDatabase(connection, "db/migrations", () => prepareDatabase(database));
  await database.close();
  provide("testServer", server);
  return async () => {
    await administer(server, (client) =>
      client.query(`drop database if exists ${server.template} with (force)`),
    );
    await stop();
  };
}
