/**
 * The embedded PostgreSQL. Any number of processes may hold one data folder: the first starts the
 * server, later ones attach to it, the last one to leave stops it. A server that outlived a crash of
 * its application is taken over; a server that died is started again by whoever still holds it.
 */
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import {
  type Cluster,
  createCluster,
  findServer,
  locateCluster,
  type RunningServer,
  startServer,
  stopServer,
} from "./launcher-cluster";
import { diskFull } from "./launcher-paths";
import { withProcessLock } from "./process-lock";
import { identify, isRunning, isSameRunning } from "./processes";

const LOCK_TIMEOUT_MS = 180_000;
const WATCH_MS = 500;
const DATABASE_NAME = "gpat";

export type EmbeddedOptions = {
  /** False only for databases of tests. */
  durable?: boolean;
  /** Told about a server that died and was, or could not be, started again. */
  onRestart?: (outcome: "restarted" | "failed", error?: unknown) => void;
};

export type EmbeddedDatabase = {
  /** How to connect; stays true when the server is started again. */
  connection: { host: string; user: string; database: string };
  /** Where the cluster lies: in the data folder, or for root without user namespaces elsewhere. */
  folder: string;
  /** The process id of the server as last seen. */
  serverPid: () => number;
  /** Lets go; the last holder stops the server. Safe to call twice. */
  leave: () => Promise<void>;
};

function holdersFolder(cluster: Cluster): string {
  return join(cluster.dataDir, "holders");
}

let registrations = 0;

/** Notes that this process holds the server; returns the note. */
function register(cluster: Cluster): string {
  mkdirSync(holdersFolder(cluster), { recursive: true, mode: 0o700 });
  const { pid, startedAt } = identify();
  registrations += 1;
  const note = join(holdersFolder(cluster), `${pid}_${startedAt}_${registrations}`);
  writeFileSync(note, "");
  return note;
}

/** Whether anybody still holds the server; notes of dead processes are removed. */
function isHeld(cluster: Cluster): boolean {
  let held = false;
  for (const name of readdirSync(holdersFolder(cluster))) {
    const [pid, startedAt] = name.split("_");
    if (isSameRunning({ pid: Number(pid), startedAt: startedAt ?? "" })) held = true;
    else rmSync(join(holdersFolder(cluster), name), { force: true });
  }
  return held;
}

function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

async function ensureDatabase(cluster: Cluster, server: RunningServer): Promise<void> {
  const client = new pg.Client({ host: server.socketFolder, user: cluster.user, database: "postgres" });
  await client.connect();
  try {
    const found = await client.query("select from pg_database where datname = $1", [DATABASE_NAME]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE_NAME}`);
  } finally {
    await client.end();
  }
}

async function ensureServer(cluster: Cluster): Promise<RunningServer> {
  if (!existsSync(cluster.folder)) await createCluster(cluster);
  return (await findServer(cluster)) ?? (await startServer(cluster));
}

/** A watch that starts the server again when it died. Returns the function that ends the watch. */
function watch(
  cluster: Cluster,
  current: { server: RunningServer },
  onRestart: EmbeddedOptions["onRestart"],
) {
  let busy: Promise<void> | undefined;
  let failed = false;
  const restart = async () => {
    try {
      await withProcessLock(join(cluster.dataDir, "lock"), LOCK_TIMEOUT_MS, async () => {
        current.server = await ensureServer(cluster);
      });
      failed = false;
      onRestart?.("restarted");
    } catch (error) {
      if (!failed) onRestart?.("failed", error);
      failed = true;
    }
  };
  const timer = setInterval(() => {
    if (busy || isRunning(current.server.pid)) return;
    busy = restart().finally(() => {
      busy = undefined;
    });
  }, WATCH_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await busy;
  };
}

/**
 * Opens the embedded database of `dataDir`, making and starting it where needed.
 * Throws `StartError` with a plain sentence when the machine does not allow it.
 */
export async function openEmbedded(
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedDatabase> {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = join(dataDir, "lock");
    const opened = await withProcessLock(lock, LOCK_TIMEOUT_MS, async () => {
      const cluster = locateCluster(dataDir, options.durable ?? true);
      const server = await ensureServer(cluster);
      await ensureDatabase(cluster, server);
      return { cluster, server, note: register(cluster) };
    });
    const { cluster, note } = opened;
    const current = { server: opened.server };
    const endWatch = watch(cluster, current, options.onRestart);
    const leave = async () => {
      await endWatch();
      await withProcessLock(lock, LOCK_TIMEOUT_MS, async () => {
        rmSync(note, { force: true });
        if (isHeld(cluster)) return;
        const server = await findServer(cluster);
        if (!server) return;
        await stopServer(server.pid);
        removeIfEmpty(server.socketFolder);
      });
    };
    let left: Promise<void> | undefined;
    return {
      connection: { host: opened.server.socketFolder, user: cluster.user, database: DATABASE_NAME },
      folder: cluster.folder,
      serverPid: () => current.server.pid,
      leave: () => {
        left ??= leave();
        return left;
      },
    };
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "53100")) {
      throw diskFull(dataDir, error);
    }
    throw error;
  }
}
