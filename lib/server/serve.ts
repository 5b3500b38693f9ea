/** Runs the whole application: database, web server, worker. */
import { existsSync } from "node:fs";
import { isIP } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { InstallationKind } from "@/db/enums";
import { type Ctx, createContext } from "@/lib/core/context";
import { type Environment, parseEnvironment } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { requireNode } from "@/lib/core/node-version";
import { installationSecret } from "@/lib/core/secret";
import { StartError } from "@/lib/core/start-error";
import { closeDatabase } from "@/lib/database/current";
import { database } from "@/lib/database/database";
import { ensureFirstAdministratorLink } from "@/lib/invitations/mutations";
import { getSettings } from "@/lib/settings/queries";
import { keepChild } from "./child";
import { onStop } from "./stop";

/** Each opening starts the embedded database where it died; more often than that it does not die by chance. */
const OPEN_ATTEMPTS = 5;
/** Together longer than the recovery of a database after a crash usually takes. */
const LINK_ATTEMPTS = 120;
const RETRY_MS = 500;

export type ServeOptions = {
  /** Hot reload instead of the production build. */
  development: boolean;
  /** Which kind of database may be served; a regular start refuses a demonstration, and the other way round. */
  kind?: InstallationKind;
  /** Lines to print after the one that says where the application listens. */
  announce?: readonly string[];
};

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}

/** What does not work when the application is reached from other machines without https; null when nothing is missing. */
export function missingBeyondLocalhost({
  host,
  authUrl,
}: Pick<Environment, "host" | "authUrl">): string | null {
  if (isLoopback(host) || authUrl?.protocol === "https:") return null;
  return (
    `Listening on ${host} without https: browsers will not keep unsent work on the device, ` +
    "session cookies can be read on the way, and addresses may be wrong. Put a TLS proxy in front and set AUTH_URL and TRUSTED_PROXIES (see README)."
  );
}

async function requireKind(ctx: Ctx, wanted: InstallationKind): Promise<void> {
  const { installationKind } = await getSettings(ctx);
  if (installationKind === wanted) return;
  throw new StartError(
    installationKind === "demonstration"
      ? "This database holds the demonstration; start it with npm run demo, or set DATA_DIR or DATABASE_URL to another one."
      : "This database is a real one and no demonstration; start it with npm start, or set DATA_DIR or DATABASE_URL to another one.",
  );
}

function requireBuild(nextDistDir: string): void {
  if (!existsSync(join(process.cwd(), nextDistDir, "BUILD_ID"))) {
    throw new StartError("There is no production build yet; run: npm run build");
  }
}

/**
 * Asks a database that dies in this moment again, so that its death does not end the start. Throws at once where a
 * person must act, else what the last attempt threw.
 */
async function askedAgain<T>(attempts: number, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof StartError || attempt === attempts) throw error;
      log().warn({ err: error }, "the database does not answer during the start; it is asked again");
      await sleep(RETRY_MS);
    }
  }
}

/** Starts everything and resolves once the application answers. Throws `StartError` where a person must act. */
export async function serve({ development, kind = "regular", announce = [] }: ServeOptions): Promise<void> {
  requireNode();
  const nodeEnv = development ? "development" : "production";
  const settings = parseEnvironment({ ...process.env, NODE_ENV: nodeEnv });
  if (!development) requireBuild(settings.nextDistDir);
  const secret = installationSecret(settings);
  await askedAgain(OPEN_ATTEMPTS, async () =>
    requireKind(createContext(await database(), { kind: "system", job: "start" }, new Date()), kind),
  );
  const childEnvironment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: nodeEnv,
    DATA_DIR: settings.dataDir,
    AUTH_SECRET: secret,
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const web = keepChild({
    name: "web",
    module: "./web.ts",
    serverOnly: false,
    environment: { ...childEnvironment, APPLICATION_PROCESS: "web" },
  });
  const worker = keepChild({
    name: "worker",
    module: "../worker/main.ts",
    serverOnly: true,
    environment: childEnvironment,
  });
  const stop = async () => {
    await Promise.all([web.stop(), worker.stop()]);
    await closeDatabase();
  };
  onStop(stop);
  try {
    await web.ready;
  } catch (error) {
    await stop();
    throw error;
  }
  const missing = missingBeyondLocalhost(settings);
  if (missing !== null) log().warn(missing);
  const name = isLoopback(settings.host) ? "localhost" : settings.host;
  const origin = settings.authUrl?.origin ?? `http://${name}:${settings.port}`;
  // The web server answers by now: only the watch may start a database that died.
  const link = await askedAgain(LINK_ATTEMPTS, async () =>
    ensureFirstAdministratorLink(await database(), new Date()),
  );
  const lines = [`Ready on ${origin}`, ...announce];
  if (link !== null) {
    lines.push(
      "Nobody administers this installation yet. This link makes the first administrator, once and within 72 hours:",
      `${origin}/en${link}`,
    );
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}
