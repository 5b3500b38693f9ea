/** Facts about other processes of this machine, read from /proc where there is one. */
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** A process named so that a recycled process id is not mistaken for it. `startedAt` is empty where /proc is missing. */
export type ProcessIdentity = { pid: number; startedAt: string };

type Stat = { state: string; startedAt: string };

/** State letter and start time (clock ticks since boot), or undefined where /proc does not know the process. */
function readStat(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" "); // the name before may hold anything
    return { state: fields[0] ?? "", startedAt: fields[19] ?? "" };
  } catch {
    return undefined;
  }
}

function answersSignal(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Whether a process of that id runs; a zombie, which only waits to be reaped, does not. */
export function isRunning(pid: number): boolean {
  if (!answersSignal(pid)) return false;
  return readStat(pid)?.state !== "Z";
}

/** Names this process or another one. */
export function identify(pid: number = process.pid): ProcessIdentity {
  return { pid, startedAt: readStat(pid)?.startedAt ?? "" };
}

/** Whether exactly that process still runs. */
export function isSameRunning(identity: ProcessIdentity): boolean {
  return isRunning(identity.pid) && identify(identity.pid).startedAt === identity.startedAt;
}

/** Where the process works, or undefined when it is gone or cannot be asked. */
export function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}

/** The ids of all running processes that work in `folder`; empty where there is no /proc. */
export function processesIn(folder: string): number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => workingFolder(pid) === folder);
  } catch {
    return [];
  }
}
