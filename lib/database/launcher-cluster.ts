/** One PostgreSQL cluster: make it, start it, see whether it runs, stop it. Callers hold the lock of its data folder. */
import { spawn } from "node:child_process";
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "@/lib/core/start-error";
import { type Account, chooseAccount, commandAs } from "./launcher-account";
import {
  diskFull,
  isFull,
  NO_BINARY,
  packagedBinaries,
  privateFolder,
  SOCKET_FILE,
  shortName,
  socketFolder,
} from "./launcher-paths";
import { isRunning, processesIn, workingFolder } from "./processes";

const POLL_MS = 20;
/** How long crash recovery may take before the start is given up. */
const READY_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 30_000;
const LOG_BYTES_MAX = 10_000_000;

export type Cluster = {
  dataDir: string;
  account: Account;
  binaries: string;
  /** The folder that PostgreSQL calls its data directory. */
  folder: string;
  /** The name of the only database user. */
  user: string;
  /** False only for databases of tests: a crash of the machine may then lose what was saved. */
  durable: boolean;
};

/** A server that answers: its process and the folder of its socket. */
export type RunningServer = { pid: number; socketFolder: string };

const message = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Where root without user namespaces keeps what the dropped-to user must reach; its name stands in the data folder. */
function reachableFolder(dataDir: string, account: Account): string {
  const folder = join("/var/tmp", shortName(dataDir));
  privateFolder(folder, account.owner.uid, account.owner.gid);
  writeFileSync(join(dataDir, "postgres-folder"), `${folder}\n`);
  return folder;
}

function copyBinaries(from: string, folder: string): string {
  const version = createVersionName(from);
  const to = join(folder, version);
  if (!existsSync(to)) {
    const unfinished = `${to}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, to);
  }
  return to;
}

/** A folder name that changes with the packaged binaries, so that an upgrade copies them anew. */
function createVersionName(binaries: string): string {
  const { size, mtimeMs } = statSync(join(binaries, "bin", "postgres"));
  return `binaries-${size}-${Math.trunc(mtimeMs)}`;
}

/** Finds out as whom, from where and in which folder the cluster of `dataDir` runs on this machine. */
export function locateCluster(dataDir: string, durable: boolean): Cluster {
  const packaged = packagedBinaries();
  const inside = join(dataDir, "postgres");
  const account = chooseAccount(!existsSync(join(dataDir, "postgres-folder")));
  const base = { dataDir, account, user: "gpat", durable };
  if (account.kind !== "user") return { ...base, binaries: packaged, folder: inside };
  if (existsSync(inside)) {
    throw new StartError(
      `The database in ${inside} was made where this user could use user namespaces; allow them again, start as another user, or set DATABASE_URL.`,
    );
  }
  const reachable = reachableFolder(dataDir, account);
  return { ...base, binaries: copyBinaries(packaged, reachable), folder: join(reachable, "postgres") };
}

async function runToEnd(
  account: Account,
  file: string,
  args: readonly string[],
): Promise<{ status: number; text: string }> {
  const { command, args: all, options } = commandAs(account, file, args);
  return new Promise((resolve, reject) => {
    const child = spawn(command, all, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status: status ?? 1, text }));
  });
}

/** Makes the cluster in a temporary folder and renames it, so that an interrupted first start leaves nothing half made. */
export async function createCluster(cluster: Cluster): Promise<void> {
  const parent = join(cluster.folder, "..");
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith("postgres.new"))) {
    rmSync(join(parent, name), { recursive: true, force: true });
  }
  const unfinished = `${cluster.folder}.new`;
  mkdirSync(unfinished, { mode: 0o700 });
  if (cluster.account.kind === "user")
    chownSync(unfinished, cluster.account.owner.uid, cluster.account.owner.gid);
  const options = ["-D", unfinished, "-U", cluster.user, "-A", "trust", "-E", "UTF8"];
  options.push(
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-locale",
    "--no-instructions",
    "--no-clean",
  );
  if (!cluster.durable) options.push("--no-sync");
  const result = await runToEnd(cluster.account, join(cluster.binaries, "bin", "initdb"), options).catch(
    (error) => {
      throw new StartError(NO_BINARY, { cause: error });
    },
  );
  if (result.status === 0) {
    renameSync(unfinished, cluster.folder);
    return;
  }
  const full = /No space left on device|disk quota exceeded/i.test(result.text) || isFull(parent);
  rmSync(unfinished, { recursive: true, force: true });
  if (full) throw diskFull(cluster.dataDir);
  if (/not found|cannot execute|loading shared libraries/i.test(result.text)) throw new StartError(NO_BINARY);
  throw new StartError(`The embedded database could not be made: ${result.text.trim().split("\n").at(-1)}`);
}

type PidFile = { pid: number; socketFolder: string; status: string };

function readPidFile(cluster: Cluster): PidFile | undefined {
  try {
    const lines = readFileSync(join(cluster.folder, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), socketFolder: (lines[4] ?? "").trim(), status: (lines[7] ?? "").trim() };
  } catch {
    return undefined;
  }
}

/** Whether the process of the pid file is a server of this very folder and not a later process with its number. */
function servesThis(cluster: Cluster, pid: number): boolean {
  if (!isRunning(pid)) return false;
  return process.platform !== "linux" || workingFolder(pid) === realpathSync(cluster.folder);
}

async function waitUntilReady(cluster: Cluster, pid: number): Promise<RunningServer | undefined> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const file = readPidFile(cluster);
    if (file?.pid === pid && file.status === "ready") return { pid, socketFolder: file.socketFolder };
    if (!isRunning(pid)) return undefined;
    await sleep(POLL_MS);
  }
  throw new StartError(
    `The embedded database did not become ready; see ${join(cluster.dataDir, "postgres.log")}.`,
  );
}

/** The server that already owns the folder, once it answers; undefined when none does. */
export async function findServer(cluster: Cluster): Promise<RunningServer | undefined> {
  const file = readPidFile(cluster);
  if (!file || !servesThis(cluster, file.pid)) return undefined;
  return waitUntilReady(cluster, file.pid);
}

/**
 * Removes the lock files of a dead server, because PostgreSQL itself would take it for alive while its
 * process id is a zombie or was given to another process. Waits for backends that outlived it, as PostgreSQL would.
 */
async function clearAfterCrash(cluster: Cluster, sockets: string): Promise<void> {
  const folder = realpathSync(cluster.folder);
  const deadline = performance.now() + STOP_TIMEOUT_MS;
  while (processesIn(folder).some(isRunning)) {
    if (performance.now() > deadline) {
      throw new StartError(
        `Processes of a database that died still work in ${folder}; end them and start again.`,
      );
    }
    await sleep(POLL_MS);
  }
  if (process.platform !== "linux") return;
  rmSync(join(cluster.folder, "postmaster.pid"), { force: true });
  rmSync(join(sockets, `${SOCKET_FILE}.lock`), { force: true });
}

/** Keeps the folder of the socket the same for processes that stay while the server is started again. */
function chooseSocketFolder(cluster: Cluster): string {
  const { uid, gid } = cluster.account.owner;
  const note = join(cluster.dataDir, "socket-folder");
  const noted = existsSync(note) ? readFileSync(note, "utf8").trim() : "";
  const stillOurs = noted !== "" && existsSync(noted) && lstatSync(noted).uid === uid;
  const folder = stillOurs ? noted : socketFolder(cluster.dataDir);
  privateFolder(folder, uid, gid);
  writeFileSync(note, `${folder}\n`);
  return folder;
}

function openLog(cluster: Cluster): number {
  const file = join(cluster.dataDir, "postgres.log");
  if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}

function logTail(cluster: Cluster): string {
  const lines = readFileSync(join(cluster.dataDir, "postgres.log"), "utf8").trim().split("\n");
  return lines.slice(-5).join("\n");
}

/** Starts the server on a socket without any TCP port; resolves when it answers. */
export async function startServer(cluster: Cluster): Promise<RunningServer> {
  const sockets = chooseSocketFolder(cluster);
  await clearAfterCrash(cluster, sockets);
  const settings = [
    "listen_addresses=",
    `unix_socket_directories=${sockets}`,
    "unix_socket_permissions=0700",
    "max_logical_replication_workers=0",
    "timezone=UTC",
    "log_timezone=UTC",
  ];
  if (!cluster.durable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  const { command, args, options } = commandAs(cluster.account, join(cluster.binaries, "bin", "postgres"), [
    "-D",
    cluster.folder,
    ...settings.flatMap((setting) => ["-c", setting]),
  ]);
  const logFile = openLog(cluster);
  // A session of its own: an interrupt typed at the terminal reaches the application, which stops it in order.
  const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", logFile, logFile] });
  closeSync(logFile);
  const failure = new Promise<Error>((resolve) => child.on("error", resolve));
  child.unref();
  if (child.pid === undefined) throw new StartError(NO_BINARY, { cause: await failure });
  const server = await waitUntilReady(cluster, child.pid);
  if (server) return server;
  const tail = logTail(cluster);
  if (/No space left on device/i.test(tail) || isFull(cluster.dataDir)) throw diskFull(cluster.dataDir);
  if (/incompatible with server/i.test(tail)) {
    throw new StartError(
      `The database in ${cluster.folder} was made by another major version of PostgreSQL.`,
    );
  }
  throw new StartError(`The embedded database does not start: ${tail.split("\n").at(-1) ?? ""}`);
}

/** Ends the server in order: open transactions are rolled back, everything committed is written. */
export async function stopServer(pid: number): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (!isRunning(pid)) return;
      throw new Error(`the embedded database cannot be stopped: ${message(error)}`, { cause: error });
    }
    const deadline = performance.now() + STOP_TIMEOUT_MS;
    while (performance.now() < deadline) {
      if (!isRunning(pid)) return;
      await sleep(POLL_MS);
    }
  }
}
