/** The application on an external PostgreSQL by DATABASE_URL: a person signs in, saves, and reads back what was saved. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, request, test } from "@playwright/test";
import { openDatabase } from "@/db/client";
import { startOlderPostgres } from "@/lib/cli/older-postgres";
import { openEmbedded } from "@/lib/database/launcher";
import { makeAccount, PASSPHRASE } from "../support/account";
import { endApplications, isReady, startApplication } from "../support/application";
import { OWN_PORT } from "../support/e2e-place";
import { giveDutyRow, makeAssessment, makeRound } from "../support/programme";
import { administer, urlOf } from "../support/server";

const ORIGIN = `http://localhost:${OWN_PORT}`;
/** Only ends what hangs, however busy the machine. */
const HANGING_MS = 120_000;
const SECRET = "Only-for-this-run-0123456789-abcdefghijk";
const ROUND = "external";
const ISO3 = "QEX";

/** A server with an empty database: an older one where the machine has one, else a cluster of the product's own. */
async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const older = await startOlderPostgres();
  if (older !== undefined) return older;
  const folder = mkdtempSync(join(tmpdir(), "gpat-external-"));
  const { connection, leave } = await openEmbedded(folder, { durable: false });
  const { host, user } = connection;
  const server = { connection: { host, user, database: "postgres" }, template: "" };
  await administer(server, (client) => client.query("create database gpat"));
  const stop = async () => {
    await leave();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: urlOf(server, "gpat"), stop };
}

let server: Awaited<ReturnType<typeof startServer>>;
let dataDir: string;

test.beforeAll(async () => {
  server = await startServer();
  dataDir = mkdtempSync(join(tmpdir(), "gpat-external-data-"));
});
test.afterAll(async () => {
  await endApplications();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test("on an external database a person signs in over HTTP, saves a rating and reads it back after a restart", async () => {
  const start = async () => {
    const application = startApplication(dataDir, OWN_PORT, {
      DATABASE_URL: server.url,
      AUTH_SECRET: SECRET,
    });
    await expect.poll(() => isReady(application), { timeout: HANGING_MS }).toBe(true);
    return application;
  };
  const first = await start();
  const database = openDatabase({ connectionString: server.url });
  const assessmentId = await makeAssessment(database, await makeRound(database, ROUND, [ISO3]), ISO3);
  const { userId, email } = await makeAccount(database, "Elif External");
  await giveDutyRow(database, assessmentId, userId, "assessor");
  await database.close();

  const client = await request.newContext({ baseURL: ORIGIN, extraHTTPHeaders: { origin: ORIGIN } });
  const ratings = `/api/assessments/${ROUND}/${ISO3}/ratings`;
  const health: unknown = await (await client.get("/api/health")).json();
  expect(health).toMatchObject({ status: "ok", database: { engine: "postgres", mode: "external" } });
  const save = () =>
    client.patch(`${ratings}/G2.1/assessor`, {
      headers: { "if-match": "0", "idempotency-key": randomUUID() },
      data: { fields: { level: 3, rationale: "Kept on a server of its own: قانون" } },
    });
  expect((await save()).status()).toBe(401);
  const wrong = await client.post("/api/session/sign-in", {
    data: { email, passphrase: "wrong wrong wrong" },
  });
  expect(wrong.status()).toBe(401);
  const right = await client.post("/api/session/sign-in", { data: { email, passphrase: PASSPHRASE } });
  expect(right.status()).toBe(200);
  const saved = await save();
  expect([saved.status(), await saved.json()]).toMatchObject([200, { version: 1 }]);

  const ended = once(first.main, "exit");
  first.main.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  await start();
  const read = await client.get(`${ratings}?domain=G2`);
  const kept = { indicator: "G2.1", level: 3, rationale: "Kept on a server of its own: قانون", version: 1 };
  expect(await read.json()).toEqual({
    ratings: expect.arrayContaining([expect.objectContaining(kept)]),
  });
  const page = await client.get(`/en/rounds/${ROUND}/${ISO3}/G2`);
  expect(await page.text()).toContain("Kept on a server of its own");
  await client.dispose();
});
