/** Starts the production build on an external database once, to see that it answers and stops in order. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const PORT = 3219;
const TRIES = 300;
const health = z.object({
  status: z.literal("ok"),
  database: z.object({ mode: z.literal("external"), version: z.string() }),
});

async function versionWhenHealthy(isRunning: () => boolean): Promise<string | undefined> {
  for (let attempt = 0; attempt < TRIES && isRunning(); attempt += 1) {
    const answer = await fetch(`http://localhost:${PORT}/api/health`).catch(() => undefined);
    if (answer?.ok) return health.parse(await answer.json()).database.version;
    await sleep(100);
  }
  return undefined;
}

/** True when the build in `buildFolder` serves on the database `url` and then ends with status 0. */
export async function servesOn(url: string, buildFolder: string): Promise<boolean> {
  const application = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/server/main.ts"],
    {
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        PORT: String(PORT),
        DATABASE_URL: url,
        NEXT_DIST_DIR: buildFolder,
        AUTH_SECRET: "Only-for-this-run-0123456789-abcdefghijk",
        LOG_LEVEL: "warn",
      },
    },
  );
  const ended = once(application, "exit");
  const version = await versionWhenHealthy(() => application.exitCode === null);
  application.kill("SIGTERM");
  const [status] = await ended;
  console.log(
    version === undefined
      ? "It did not answer."
      : `It answered on PostgreSQL ${version} and ended with ${status}.`,
  );
  return version !== undefined && status === 0;
}
