/** Starts holders of embedded databases as processes of their own, and the folders they need. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { isRunning } from "@/lib/database/processes";
import { endServerOf } from "./left-server";
import type { SavePlan } from "./saver";

const root = fileURLToPath(new URL("../..", import.meta.url));
const firstLine = z.union([
  z.object({ server: z.number(), host: z.string() }),
  z.object({ refused: z.string() }),
]);

export type Holder = {
  process: ChildProcessByStdio<null, Readable, null>;
  /** What it said first: the server it holds, or why it refused. */
  said: z.output<typeof firstLine>;
  /** Numbers whose insert was acknowledged so far. */
  acknowledged: number[];
  end: (signal: "SIGTERM" | "SIGKILL") => Promise<void>;
};

export type HolderOptions = { write?: boolean; save?: SavePlan; cwd?: string; path?: string };

/** Starts a holder; resolves once it holds the database or has refused. It is ended with the test. */
export async function startHolder(
  dataDir: string,
  { write, save, cwd, path }: HolderOptions = {},
): Promise<Holder> {
  const loader = join(root, "node_modules/tsx/dist/loader.mjs");
  const child = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--import",
      loader,
      join(root, "tests/support/holder.ts"),
      dataDir,
      ...(write ? ["write"] : []),
      ...(save ? ["save", JSON.stringify(save)] : []),
    ],
    {
      cwd: cwd ?? root,
      env: {
        ...process.env,
        ...(path ? { PATH: path } : {}),
        TSX_TSCONFIG_PATH: join(root, "tsconfig.json"),
      },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const acknowledged: number[] = [];
  const lines = createInterface({ input: child.stdout });
  const said = new Promise<z.output<typeof firstLine>>((resolve, reject) => {
    lines.on("line", (line) => {
      const value: unknown = JSON.parse(line);
      if (typeof value === "number") acknowledged.push(value);
      else resolve(firstLine.parse(value));
    });
    child.once("exit", (code, signal) => reject(new Error(`the holder ended with ${code ?? signal}`)));
  });
  const end = async (signal: "SIGTERM" | "SIGKILL") => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "close");
    child.kill("SIGCONT");
    child.kill(signal);
    await ended;
  };
  onTestFinished(() => end("SIGTERM"));
  return { process: child, said: await said, acknowledged, end };
}

/** The server that a holder holds. Throws what it refused for. */
export function serverOf(holder: Holder): { server: number; host: string } {
  if ("refused" in holder.said) throw new Error(holder.said.refused);
  return holder.said;
}

/** A new folder that goes with the test, after whatever server still runs in it was killed. */
export function temporaryFolder(prefix = "gpat-launcher-"): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  onTestFinished(async () => {
    await endServerOf(join(folder, "postgres"));
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Long enough for a busy machine; it only ends what hangs. */
const HANGING_MS = 120_000;

/** Waits until the condition holds; throws when it hangs. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + HANGING_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`it did not happen: ${what}`);
    await sleep(20);
  }
}

/** Waits until the process is gone. */
export function ended(pid: number): Promise<void> {
  return until(`process ${pid} ends`, () => !isRunning(pid));
}
