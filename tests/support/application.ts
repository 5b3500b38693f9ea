/** The application as its own processes, started as `npm start` does, for journeys that kill them. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Application = { main: ChildProcess; dataDir: string; said: () => string };

const started: ChildProcess[] = [];

/**
 * Starts the production build on this data folder and port, as `npm start` does or by another module; it ends by the
 * caller or with `endApplications`.
 */
export function startApplication(
  dataDir: string,
  port: number,
  variables: Record<string, string> = {},
  module = "lib/server/main.ts",
): Application {
  const main = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", module], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: "",
      NODE_ENV: "production",
      LOG_LEVEL: "warn",
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(main);
  let said = "";
  for (const stream of [main.stdout, main.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  return { main, dataDir, said: () => said };
}

/** Ends what a test that failed left running, and waits until it is gone. */
export async function endApplications(): Promise<void> {
  for (const main of started.splice(0)) {
    if (main.exitCode !== null || main.signalCode !== null) continue;
    const ended = once(main, "exit");
    main.kill("SIGTERM");
    await ended;
  }
}

/** Whether this start itself is over; an application that is ending may still answer on a connection it holds. */
export const isReady = (application: Application): boolean => application.said().includes("Ready on ");

/** The status of the health question; 0 where nobody answers. */
export async function statusOfHealth(port: number): Promise<number> {
  try {
    return (await fetch(`http://localhost:${port}/api/health`, { signal: AbortSignal.timeout(4_000) }))
      .status;
  } catch {
    return 0;
  }
}

/** The process id of the PostgreSQL of a data folder. Throws where none runs. */
export function postgresOf({ dataDir }: { dataDir: string }): number {
  return Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}
