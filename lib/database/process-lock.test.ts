import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { withProcessLock } from "./process-lock";
import { identify } from "./processes";

function lockFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "gpat-lock-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "lock");
}

test("work under the lock never overlaps and all of it is done", async () => {
  const folder = lockFolder();
  let inside = 0;
  const seen: number[] = [];
  const work = async () => {
    inside += 1;
    seen.push(inside);
    await sleep(2);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 8 }, () => withProcessLock(folder, 10_000, work)));
  expect(seen).toEqual(Array.from({ length: 8 }, () => 1));
  expect(readdirSync(folder)).toHaveLength(1);
});

test("the lock of a process that is gone is passed over", async () => {
  const folder = lockFolder();
  mkdirSync(folder);
  writeFileSync(join(folder, "7"), "999999999 12345");
  expect(await withProcessLock(folder, 1_000, async () => "mine")).toBe("mine");
});

test("the lock of a running process is waited for, and said to be busy in the end", async () => {
  const folder = lockFolder();
  const { pid, startedAt } = identify();
  mkdirSync(folder);
  writeFileSync(join(folder, "7"), `${pid} ${startedAt}`);
  await expect(withProcessLock(folder, 60, async () => "mine")).rejects.toThrow("busy");
});

test("work that throws gives the lock back", async () => {
  const folder = lockFolder();
  const failing = withProcessLock(folder, 1_000, () => Promise.reject(new Error("no")));
  await expect(failing).rejects.toThrow("no");
  expect(await withProcessLock(folder, 1_000, async () => "next")).toBe("next");
});
