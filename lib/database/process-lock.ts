/**
 * A lock between processes that a crash cannot leave closed. Each acquisition is a numbered file made
 * by link(2), which is atomic; the highest number holds, until its owner releases it or is gone.
 * Nothing that is held is ever taken away by deleting it, so a waiter that looked too early cannot
 * remove a lock that somebody else has taken since.
 */
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "@/lib/core/start-error";
import { identify, isSameRunning, type ProcessIdentity } from "./processes";

const RETRY_MS = 25;

function generations(folder: string): number[] {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

/** Whether nobody holds that generation any more. */
function isFree(folder: string, generation: number): boolean {
  let text: string;
  try {
    text = readFileSync(join(folder, String(generation)), "utf8");
  } catch {
    return false; // replaced by a newer one while we looked: look again
  }
  if (text === "released") return true;
  const [pid, startedAt] = text.split(" ");
  const owner: ProcessIdentity = { pid: Number(pid), startedAt: startedAt ?? "" };
  return !isSameRunning(owner);
}

/** Tries to make the generation after `highest`; true when this process now holds the lock. */
function take(folder: string, mine: string, highest: number): boolean {
  const next = join(folder, String(highest + 1));
  try {
    linkSync(mine, next);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
  const existing = generations(folder);
  if (existing.at(-1) !== highest + 1) {
    rmSync(next, { force: true }); // others went on while we slept between looking and linking
    return false;
  }
  for (const older of existing.slice(0, -1)) rmSync(join(folder, String(older)), { force: true });
  return true;
}

let attempts = 0;

/**
 * Runs `work` while no other process and no other call holds the lock kept in `folder` (made when missing).
 * Throws `StartError` when it stays held for `timeoutMs`.
 */
export async function withProcessLock<T>(
  folder: string,
  timeoutMs: number,
  work: () => Promise<T>,
): Promise<T> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  attempts += 1;
  const mine = join(folder, `wanted-${process.pid}-${attempts}`);
  const { pid, startedAt } = identify();
  writeFileSync(mine, `${pid} ${startedAt}`);
  const deadline = performance.now() + timeoutMs;
  try {
    for (;;) {
      const highest = generations(folder).at(-1) ?? 0;
      if ((highest === 0 || isFree(folder, highest)) && take(folder, mine, highest)) break;
      if (performance.now() > deadline) {
        throw new StartError(
          `Another process has been busy with ${folder} for too long; stop it and try again.`,
        );
      }
      await sleep(RETRY_MS);
    }
    try {
      return await work();
    } finally {
      // The link shares its content with `mine`: one write marks the generation as released.
      writeFileSync(mine, "released");
    }
  } finally {
    rmSync(mine, { force: true });
  }
}
