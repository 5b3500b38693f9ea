/** The secret that signs sessions. */
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "./env";
import { StartError } from "./start-error";

const LENGTH_MIN = 32;
const DISTINCT_MIN = 10;

/** Whether a secret is long and mixed enough not to be guessed. */
export function isStrongSecret(secret: string): boolean {
  return secret.length >= LENGTH_MIN && new Set(secret).size >= DISTINCT_MIN;
}

/** The secret kept in the data folder, made at the first call; readable by this user only. */
function keptSecret(dataDir: string): string {
  const file = join(dataDir, "auth-secret");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8").trim();
}

/**
 * The secret of this installation. With the embedded database one is made and kept; several processes on
 * an external one must be given the same, so there production refuses to make its own.
 */
export function installationSecret(environment: Environment): string {
  const { authSecret, databaseUrl, dataDir, nodeEnv } = environment;
  if (authSecret === undefined) {
    if (nodeEnv === "production" && databaseUrl !== undefined) {
      throw new StartError(
        "AUTH_SECRET is missing; set it to the same 32 or more random characters on every machine, for example from: openssl rand -base64 48",
      );
    }
    return keptSecret(dataDir);
  }
  if (nodeEnv === "production" && !isStrongSecret(authSecret)) {
    throw new StartError(
      "AUTH_SECRET is too weak; use 32 or more random characters, for example from: openssl rand -base64 48",
    );
  }
  return authSecret;
}
