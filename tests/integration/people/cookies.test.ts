/** The cookies as a browser gets them: the whole sign-in by Auth.js into the response of Next. */
import { ResponseCookies } from "next/dist/server/web/spec-extension/cookies";
import { afterAll, expect, vi } from "vitest";
import type { Database } from "@/db/client";
import { makeAccount, PASSPHRASE } from "@/tests/support/account";
import { test } from "@/tests/support/database";

const request: { database?: Database; response: Headers } = { response: new Headers() };

vi.mock("next/headers", () => ({
  cookies: async () => new ResponseCookies(request.response),
  headers: async () => new Headers({ host: "localhost:3000", "x-forwarded-proto": "http" }),
}));
vi.mock("@/lib/database/database", () => ({ database: async () => request.database }));

// The files that come after this one in the same process get the modules as they are.
afterAll(() => {
  vi.unstubAllEnvs();
  vi.doUnmock("next/headers");
  vi.doUnmock("@/lib/database/database");
  vi.resetModules();
});

/** `Set-Cookie` of a sign-in with that public address: the attributes of each cookie in lower case, by its name. */
async function cookiesOfSignIn(db: Database, publicAddress: string): Promise<Map<string, string[]>> {
  vi.resetModules();
  vi.stubEnv("AUTH_URL", publicAddress);
  vi.stubEnv("LOG_LEVEL", "silent");
  request.database = db;
  request.response = new Headers();
  const { email } = await makeAccount(db, "Ada", ["observer"]);
  const { signInHere } = await import("@/lib/auth/next-auth");
  expect(await signInHere(email, PASSPHRASE)).toMatchObject({ ok: true });
  const lines = request.response.getSetCookie().map((line) => line.split("; "));
  return new Map(
    lines.map(([pair = "", ...attributes]) => [
      pair.slice(0, pair.indexOf("=")),
      attributes.map((attribute) => attribute.toLowerCase()),
    ]),
  );
}

test("with https, session and device are set so that a browser takes the prefix `__Host-`", async ({
  db,
}) => {
  const cookies = await cookiesOfSignIn(db, "https://assessments.example.org");
  for (const name of ["__Host-gpat-session", "__Host-gpat-device"]) {
    const attributes = cookies.get(name) ?? [];
    expect(attributes).toEqual(expect.arrayContaining(["secure", "httponly", "path=/", "samesite=lax"]));
    expect(attributes.join()).not.toContain("domain");
  }
  for (const attributes of cookies.values()) expect(attributes).toContain("secure");
});

test("without https, no cookie asks for what a browser would then refuse", async ({ db }) => {
  const cookies = await cookiesOfSignIn(db, "");
  for (const name of ["gpat-session", "gpat-device"]) {
    expect(cookies.get(name)).toEqual(expect.arrayContaining(["httponly", "path=/", "samesite=lax"]));
  }
  for (const [name, attributes] of cookies) {
    expect(name).not.toMatch(/^__/);
    expect(attributes).not.toContain("secure");
  }
});
