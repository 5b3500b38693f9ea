/** The PostgreSQL that a run leaves behind when it is killed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning } from "@/lib/database/processes";

const LOOK_AGAIN_MS = 20;

/** Ends the server that still runs in a cluster, and waits until it is gone; does nothing where none runs. */
export async function endServerOf(cluster: string): Promise<void> {
  let pid: number;
  try {
    pid = Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, "SIGQUIT");
  } catch {
    return; // none runs
  }
  while (isRunning(pid)) await sleep(LOOK_AGAIN_MS);
}
