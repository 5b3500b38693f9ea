import { existsSync, mkdirSync, readdirSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { StartError } from "@/lib/core/start-error";
import { type EmbeddedDatabase, openEmbedded } from "@/lib/database/launcher";
import { socketFolder } from "@/lib/database/launcher-paths";
import { isRunning } from "@/lib/database/processes";
import { ended, serverOf, startHolder, temporaryFolder, until } from "@/tests/support/holders";

async function query(connection: EmbeddedDatabase["connection"], sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("the embedded database", () => {
  test("is made at the first start, stops with its last holder, and is the same after a restart", async () => {
    const dataDir = temporaryFolder();
    const first = await openEmbedded(dataDir);
    await query(first.connection, "create table kept as select 42 as answer");
    expect(await query(first.connection, "show fsync")).toEqual([{ fsync: "on" }]);
    expect(await query(first.connection, "show listen_addresses")).toEqual([{ listen_addresses: "" }]);
    await first.leave();
    expect(isRunning(first.serverPid())).toBe(false);
    expect(existsSync(first.connection.host)).toBe(false);

    const second = await openEmbedded(dataDir);
    expect(await query(second.connection, "select answer from kept")).toEqual([{ answer: 42 }]);
    await second.leave();
  });

  test("is shared by processes that run beside each other, whoever leaves first", async () => {
    const dataDir = temporaryFolder();
    const application = await startHolder(dataDir);
    const script = await openEmbedded(dataDir);
    expect(script.serverPid()).toBe(serverOf(application).server);
    await application.end("SIGTERM");
    expect(await query(script.connection, "select 1 as one")).toEqual([{ one: 1 }]);
    await script.leave();
    expect(isRunning(script.serverPid())).toBe(false);
  });

  test("is taken over when the application that started it was killed", async () => {
    const dataDir = temporaryFolder();
    const killed = await startHolder(dataDir);
    await killed.end("SIGKILL");
    const { server } = serverOf(killed);
    expect(isRunning(server)).toBe(true);
    const next = await openEmbedded(dataDir);
    expect(next.serverPid()).toBe(server);
    await next.leave();
    expect(isRunning(server)).toBe(false);
  });

  test("is started again by its holder when it died, at the same address", async () => {
    const dataDir = temporaryFolder();
    const outcomes: string[] = [];
    const held = await openEmbedded(dataDir, { onRestart: (outcome) => outcomes.push(outcome) });
    const before = held.serverPid();
    process.kill(before, "SIGKILL");
    await until("the server is started again", () => outcomes.length > 0);
    expect(outcomes).toEqual(["restarted"]);
    expect(held.serverPid()).not.toBe(before);
    expect(await query(held.connection, "select 1 as one")).toEqual([{ one: 1 }]);
    await held.leave();
  });

  test.runIf(process.platform === "linux")("starts although the dead server is still a zombie", async () => {
    const dataDir = temporaryFolder();
    const frozen = await startHolder(dataDir);
    const { server } = serverOf(frozen);
    frozen.process.kill("SIGSTOP"); // nobody reaps its children now
    process.kill(server, "SIGKILL");
    await ended(server);
    const next = await openEmbedded(dataDir);
    expect(next.serverPid()).not.toBe(server);
    await frozen.end("SIGKILL");
    await next.leave();
  });

  test("starts although the number of its dead server now belongs to another process", async () => {
    const dataDir = temporaryFolder();
    const first = await openEmbedded(dataDir);
    await first.leave();
    const lines = [
      process.pid,
      join(dataDir, "postgres"),
      1,
      5432,
      first.connection.host,
      "",
      "1 1",
      "ready",
    ];
    writeFileSync(join(dataDir, "postgres", "postmaster.pid"), lines.join("\n"));
    const second = await openEmbedded(dataDir);
    expect(second.serverPid()).not.toBe(process.pid);
    await second.leave();
  });

  test("is made once when several first starts happen at once", async () => {
    const dataDir = temporaryFolder();
    const holders = await Promise.all([startHolder(dataDir), startHolder(dataDir), startHolder(dataDir)]);
    expect(new Set(holders.map((holder) => serverOf(holder).server)).size).toBe(1);
    await Promise.all(holders.map((holder) => holder.end("SIGTERM")));
    await ended(serverOf(holders[0]).server);
    expect(readdirSync(join(dataDir, "holders"))).toEqual([]);
  });

  test("begins again after a first start that was killed in the middle", async () => {
    const dataDir = temporaryFolder();
    mkdirSync(join(dataDir, "postgres.new"));
    writeFileSync(join(dataDir, "postgres.new", "half"), "");
    mkdirSync(join(dataDir, "lock"));
    writeFileSync(join(dataDir, "lock", "1"), "999999999 1");
    const held = await openEmbedded(dataDir, { durable: false });
    expect(await query(held.connection, "select 1 as one")).toEqual([{ one: 1 }]);
    await held.leave();
  });

  test("refuses a socket folder that others can open", async () => {
    const dataDir = temporaryFolder();
    const open = socketFolder(dataDir);
    mkdirSync(open, { mode: 0o755 });
    onTestFinished(() => rmdirSync(open));
    await expect(openEmbedded(dataDir, { durable: false })).rejects.toThrow(StartError);
    await expect(openEmbedded(dataDir, { durable: false })).rejects.toThrow("nobody else can open");
  });

  test("keeps the path of its socket short however deep the temporary folder lies", async () => {
    const dataDir = temporaryFolder();
    const before = process.env.TMPDIR;
    process.env.TMPDIR = `/tmp/${"deep/".repeat(20)}`;
    try {
      expect(socketFolder(dataDir).length).toBeLessThan(60);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });
});
