import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { openEmbedded } from "@/lib/database/launcher";
import { type Holder, serverOf, startHolder, temporaryFolder, until } from "@/tests/support/holders";

const ROUNDS = 5;
/** Varies when the blow falls; the same in every run. */
const delayOf = (round: number) => 60 + ((round * 137) % 200);

async function storedNumbers(dataDir: string): Promise<Set<number>> {
  const held = await openEmbedded(dataDir);
  const client = new pg.Client(held.connection);
  await client.connect();
  const { rows } = await client.query<{ number: string }>("select number from acknowledged");
  await client.end();
  await held.leave();
  return new Set(rows.map((row) => Number(row.number)));
}

function expectAllStored(acknowledged: readonly number[], stored: ReadonlySet<number>): void {
  expect(acknowledged.length).toBeGreaterThan(ROUNDS);
  expect(acknowledged.filter((number) => !stored.has(number))).toEqual([]);
}

test("no acknowledged write is lost when the application is killed again and again", async () => {
  const dataDir = temporaryFolder();
  const acknowledged: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const writer: Holder = await startHolder(dataDir, { write: true });
    await until("the first write is acknowledged", () => writer.acknowledged.length > 0);
    await sleep(delayOf(round));
    await writer.end("SIGKILL");
    acknowledged.push(...writer.acknowledged);
  }
  expectAllStored(acknowledged, await storedNumbers(dataDir));
});

test("no acknowledged write is lost when PostgreSQL is killed again and again", async () => {
  const dataDir = temporaryFolder();
  const writer = await startHolder(dataDir, { write: true });
  const watcher = await openEmbedded(dataDir);
  expect(watcher.serverPid()).toBe(serverOf(writer).server);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = writer.acknowledged.length;
    await until("writes are acknowledged", () => writer.acknowledged.length > before + 5);
    await sleep(delayOf(round));
    const server = watcher.serverPid();
    process.kill(server, "SIGKILL");
    await until("the server is started again", () => watcher.serverPid() !== server);
  }
  const before = writer.acknowledged.length;
  await until("writing goes on", () => writer.acknowledged.length > before);
  await writer.end("SIGKILL");
  await watcher.leave();
  expectAllStored(writer.acknowledged, await storedNumbers(dataDir));
});
