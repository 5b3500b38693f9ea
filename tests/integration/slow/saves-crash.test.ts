import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { revisions } from "@/db/schema/audit";
import { verifyChain } from "@/lib/audit/verify";
import { openEmbedded } from "@/lib/database/launcher";
import { prepareDatabase } from "@/lib/database/prepare";
import { compareFigures } from "@/lib/ratings/figures";
import { startHolder, temporaryFolder, until } from "@/tests/support/holders";
import { SAVE_STREAMS } from "@/tests/support/save-streams";
import type { SavePlan } from "@/tests/support/saver";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

/** So many saves are under way when the application is killed, and again when PostgreSQL is. */
const SAVES_MET = 20;
/** One blow meets a save of each stream. */
const KILLS = SAVES_MET / SAVE_STREAMS.length;
/** Between two blows all streams came under way. */
const TURNS = 2 * SAVE_STREAMS.length;
/** Each process counts from a thousand of its own. */
const STRIDE = 100_000;
/** Varies when the blow falls; the same in every run. */
const delayOf = (kill: number) => 20 + ((kill * 137) % 160);

/** A migrated database with one country open in drafting, held until the test ends. */
async function openCountry(dataDir: string) {
  const held = await openEmbedded(dataDir);
  const database = openDatabase(held.connection);
  await migrateDatabase(held.connection, "db/migrations", () => prepareDatabase(database));
  const country = await makeScoredCountry(database);
  const close = async () => {
    await database.close();
    await held.leave();
  };
  return { held, country, close };
}

function planOf({ round, iso3, assessor }: ScoredCountry, part: number): SavePlan {
  return { round, iso3, userId: assessor.userId, first: part * STRIDE };
}

async function expectWhole(dataDir: string, country: ScoredCountry, acknowledged: readonly number[]) {
  const held = await openEmbedded(dataDir);
  const database = openDatabase(held.connection);
  const rows = await database.read
    .select({ content: revisions.content })
    .from(revisions)
    .where(eq(revisions.entity, "rating"));
  const kept = new Set(rows.map(({ content }) => Number(JSON.parse(content ?? "{}").rationale)));
  expect(acknowledged.length).toBeGreaterThan(SAVES_MET);
  expect(acknowledged.filter((number) => !kept.has(number))).toEqual([]);
  expect(await verifyChain(database.read)).toMatchObject({ ok: true });
  expect(await compareFigures(country.as({ kind: "system", job: "check" }))).toEqual([]);
  await database.close();
  await held.leave();
}

test("no acknowledged save is missing after the application was killed amid twenty saves", async () => {
  const dataDir = temporaryFolder();
  const { country, close } = await openCountry(dataDir);
  const acknowledged: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const saver = await startHolder(dataDir, { save: planOf(country, kill) });
    await until("saves are acknowledged", () => saver.acknowledged.length > TURNS);
    await sleep(delayOf(kill));
    await saver.end("SIGKILL");
    acknowledged.push(...saver.acknowledged);
  }
  await expectWhole(dataDir, country, acknowledged);
  await close();
});

test("no acknowledged save is missing after PostgreSQL was killed amid twenty saves", async () => {
  const dataDir = temporaryFolder();
  const { held, country, close } = await openCountry(dataDir);
  const saver = await startHolder(dataDir, { save: planOf(country, 0) });
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = saver.acknowledged.length;
    await until("saves are acknowledged", () => saver.acknowledged.length > before + TURNS);
    await sleep(delayOf(kill));
    const server = held.serverPid();
    process.kill(server, "SIGKILL");
    await until("the server is started again", () => held.serverPid() !== server);
  }
  const before = saver.acknowledged.length;
  await until("saving goes on", () => saver.acknowledged.length > before);
  await saver.end("SIGKILL");
  await expectWhole(dataDir, country, saver.acknowledged);
  await close();
});
