/** Runs the commands of package.json as a person at a terminal would, on a data folder of the test. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const root = fileURLToPath(new URL("../..", import.meta.url));
const manifest = z.object({ scripts: z.record(z.string(), z.string()) });

/** The commands of package.json by name, as they are written there. */
export const SCRIPTS = manifest.parse(JSON.parse(readFileSync(`${root}/package.json`, "utf8"))).scripts;

/** How a command ended, and what it said. */
export type Ended = { status: number | null; out: string; err: string };

/**
 * Runs a script of package.json that begins with `node`, from the checkout, with `INIT_CWD` at the folder where the
 * person stands. Resolves when it has ended, however it ended.
 */
export function runScript(
  name: string,
  args: readonly string[],
  { dataDir, standing = root }: { dataDir: string; standing?: string },
): Promise<Ended> {
  const [program, ...fixed] = (SCRIPTS[name] ?? "").split(" ");
  if (program !== "node") throw new Error(`the script ${name} is no command of the application`);
  const child = spawn(process.execPath, [...fixed, ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: "", INIT_CWD: standing, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, out, err }));
  });
}
