import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { parseEnvironment } from "./env";
import { installationSecret, isStrongSecret } from "./secret";

const STRONG = "q8Zt3vN0xKcR5mWyB1uHsEo7Lg2PdJfA";
const external = { NODE_ENV: "production", DATABASE_URL: "postgres://localhost/gpat" };

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "gpat-secret-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe("the secret of the installation", () => {
  test.each(["", "change-me", "a".repeat(64), "abcabcabc".repeat(8)])("%j is weak", (secret) => {
    expect(isStrongSecret(secret)).toBe(false);
  });

  test("must be given in production on an external database", () => {
    expect(() => installationSecret(parseEnvironment(external))).toThrow("AUTH_SECRET is missing");
  });

  test("must not be weak in production", () => {
    const given = { NODE_ENV: "production", AUTH_SECRET: "secret" };
    expect(() => installationSecret(parseEnvironment(given))).toThrow("AUTH_SECRET is too weak");
  });

  test("is the given one where that is strong", () => {
    expect(installationSecret(parseEnvironment({ ...external, AUTH_SECRET: STRONG }))).toBe(STRONG);
  });

  test("is made once with the embedded database and kept for this user only", () => {
    const DATA_DIR = emptyFolder();
    const environment = parseEnvironment({ NODE_ENV: "production", DATA_DIR });
    const secret = installationSecret(environment);
    expect(isStrongSecret(secret)).toBe(true);
    expect(installationSecret(environment)).toBe(secret);
    expect(statSync(join(DATA_DIR, "auth-secret")).mode & 0o777).toBe(0o600);
  });
});
