/** The production server under measurement, as a process of its own on a data folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "@/lib/core/start-error";

const START_TIMEOUT_MS = 120_000;
const RETRY_MS = 200;

export type BenchServer = {
  origin: string;
  /** Resident memory of the process that answers HTTP, in bytes; 0 where there is no /proc. */
  residentMemory: () => number;
  stop: () => Promise<void>;
};

/** Starts the application on `dataDir` and waits until it answers. Throws `StartError` when it does not. */
export async function startServer(dataDir: string, port: number): Promise<BenchServer> {
  const main = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/server/main.ts"],
    {
      env: {
        ...process.env,
        NODE_ENV: "production",
        PORT: String(port),
        DATA_DIR: dataDir,
        DATABASE_URL: "",
        LOG_LEVEL: "error",
      },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const origin = `http://localhost:${port}`;
  await untilHealthy(main, origin);
  return {
    origin,
    residentMemory: () => residentMemoryOf(webProcessOf(main)),
    stop: async () => {
      const ended = once(main, "exit");
      main.kill("SIGTERM");
      await ended;
    },
  };
}

async function untilHealthy(main: ChildProcess, origin: string): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline && main.exitCode === null) {
    const healthy = await fetch(`${origin}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return;
    await sleep(RETRY_MS);
  }
  main.kill("SIGKILL");
  throw new StartError(`The server under measurement does not answer at ${origin}.`);
}

/** The child of the application that runs `web.ts`. */
function webProcessOf(main: ChildProcess): number | undefined {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
        return parent === main.pid && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("web.ts");
      } catch {
        return false; // it ended while we looked
      }
    });
}

function residentMemoryOf(pid: number | undefined): number {
  if (pid === undefined) return 0;
  const [, kilobytes = "0"] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}
