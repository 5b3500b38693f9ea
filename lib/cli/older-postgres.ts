/** An external PostgreSQL of an older version, started for one test run where the machine has one installed. */
import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { chooseAccount, commandAs } from "@/lib/database/launcher-account";
import { stopServer } from "@/lib/database/launcher-cluster";

/** Where Debian, the PostgreSQL packages for Red Hat, and Homebrew keep their versions. */
const PLACES = [
  (version: number) => `/usr/lib/postgresql/${version}/bin`,
  (version: number) => `/usr/pgsql-${version}/bin`,
  (version: number) => `/opt/homebrew/opt/postgresql@${version}/bin`,
];
/** From the floor of the product up to the one before its own. */
const VERSIONS = [15, 16, 17];
const READY_TRIES = 200;

export type OlderPostgres = { version: number; url: string; stop: () => Promise<void> };

function installed(): { version: number; bin: string } | undefined {
  for (const version of VERSIONS) {
    const bin = PLACES.map((place) => place(version)).find((folder) => existsSync(join(folder, "postgres")));
    if (bin) return { version, bin };
  }
  return undefined;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query("create database gpat");
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Starts the oldest one that fits, on a port of its own, with an empty database; undefined when none is installed. */
export async function startOlderPostgres(): Promise<OlderPostgres | undefined> {
  const found = installed();
  if (!found) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "gpat-older-"));
  const account = chooseAccount(true);
  if (account.kind === "user") chownSync(folder, account.owner.uid, account.owner.gid);
  const data = join(folder, "data");
  const init = commandAs(account, join(found.bin, "initdb"), [
    "-D",
    data,
    "-U",
    "gpat",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--no-sync",
  ]);
  const made = spawnSync(init.command, init.args, { ...init.options, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`initdb of PostgreSQL ${found.version} failed: ${made.stderr}`);
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    "fsync=off",
  ];
  const start = commandAs(account, join(found.bin, "postgres"), [
    "-D",
    data,
    ...settings.flatMap((setting) => ["-c", setting]),
  ]);
  const server = spawn(start.command, start.args, { ...start.options, stdio: "ignore" });
  const base = `postgres://gpat@127.0.0.1:${port}`;
  const stop = async () => {
    if (server.pid !== undefined) await stopServer(server.pid);
    rmSync(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < READY_TRIES; attempt += 1) {
    if (await answers(`${base}/postgres`)) return { version: found.version, url: `${base}/gpat`, stop };
    await sleep(50);
  }
  await stop();
  throw new Error(`PostgreSQL ${found.version} did not start`);
}
