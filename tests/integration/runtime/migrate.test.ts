import { randomBytes } from "node:crypto";
import { expect, inject, onTestFinished, test } from "vitest";
import { openDatabase } from "@/db/client";
import { migrateDatabase, newestMigration } from "@/db/migrate";
import { administer, connectionTo } from "@/tests/support/server";

test("processes that start at once migrate an empty database once, one after the other", async () => {
  const server = inject("testServer");
  const name = `gpat_empty_${randomBytes(6).toString("hex")}`;
  await administer(server, (client) => client.query(`create database ${name}`));
  onTestFinished(async () => {
    await administer(server, (client) => client.query(`drop database ${name} with (force)`));
  });
  const connection = connectionTo(server, name);
  let preparing = 0;
  const preparedAlone: boolean[] = [];
  const prepare = async () => {
    preparing += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    preparedAlone.push(preparing === 1);
    preparing -= 1;
  };
  await Promise.all([1, 2, 3].map(() => migrateDatabase(connection, "db/migrations", prepare)));
  expect(preparedAlone).toEqual([true, true, true]);

  const { pool, close } = openDatabase(connection);
  expect(await newestMigration(pool, "db/migrations")).toMatch(/^\d{4}_/);
  const { rows } = await pool.query(
    "select hash from drizzle.__drizzle_migrations group by hash having count(*) > 1",
  );
  expect(rows).toEqual([]);
  await close();
});

test("a database that was never migrated has no newest migration", async () => {
  const server = inject("testServer");
  const { pool, close } = openDatabase(connectionTo(server, "postgres"));
  expect(await newestMigration(pool, "db/migrations")).toBeNull();
  await close();
});
