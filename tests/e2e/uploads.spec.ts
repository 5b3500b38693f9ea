import { createHash, randomBytes } from "node:crypto";
import { request as httpRequest } from "node:http";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible";
import { addressOfUpload } from "../support/contribution-states";
import { E2E_PORT } from "../support/e2e-place";
import { makeLetter } from "../support/letters";
import { emailOf, expect, type SessionCookie, test } from "./fixtures";
import { userIdOf } from "./page-addresses";

const ORIGIN = `http://localhost:${E2E_PORT}`;
const SOURCE = "XAD-S-001";
const UPLOADS = `/api/sources/${SOURCE}/uploads`;
const SENT_AT_ONCE = 200_000;

/** A document of about two megabytes that no other test sends. */
function document(): Buffer {
  return Buffer.from(`%PDF-1.7\n${randomBytes(1_000_000).toString("hex")}\n%%EOF\n`);
}

const headersOf = (cookie: SessionCookie | null) => ({
  origin: ORIGIN,
  ...(cookie === null ? {} : { cookie: `${cookie.name}=${cookie.value}` }),
  "tus-resumable": "1.0.0",
});

type Answer = { status: number; header: (name: string) => string | null };

async function asked(
  cookie: SessionCookie | null,
  method: string,
  path: string,
  more: Record<string, string> = {},
) {
  const answer = await fetch(ORIGIN + path, { method, headers: { ...headersOf(cookie), ...more } });
  return { status: answer.status, header: (name: string) => answer.headers.get(name) } satisfies Answer;
}

/** Sends bytes from an offset on; where the line is to be cut, the socket goes once some of them are out. */
function sent(
  cookie: SessionCookie | null,
  path: string,
  content: Buffer,
  offset: number,
  isCut: boolean,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const request = httpRequest(ORIGIN + path, {
    method: "PATCH",
    headers: {
      ...headersOf(cookie),
      "content-type": "application/offset+octet-stream",
      "content-length": String(content.length - offset),
      "upload-offset": String(offset),
    },
  });
  request.on("response", (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  });
  request.on("error", (error) => (isCut ? resolve(0) : reject(error)));
  if (isCut) {
    const part = content.subarray(offset, offset + SENT_AT_ONCE);
    request.write(part, () => request.destroy());
  } else request.end(content.subarray(offset));
  return promise;
}

/** Begins to send a document, and has the line cut five times; answers where it goes on. */
async function cutFiveTimes(
  cookie: SessionCookie | null,
  uploads: string,
  content: Buffer,
): Promise<{ address: string; offset: () => Promise<number> }> {
  const sha256 = createHash("sha256").update(content).digest("hex");
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const begun = await asked(cookie, "POST", uploads, {
    "upload-length": String(content.length),
    "upload-metadata": `filename ${base64("act.pdf")},sha256 ${base64(sha256)}`,
  });
  expect(begun.status).toBe(201);
  const address = begun.header("location") ?? "";
  const offset = async () => Number((await asked(cookie, "HEAD", address)).header("upload-offset"));
  for (let cut = 1; cut <= 5; cut += 1) {
    const before = await offset();
    await sent(cookie, address, content, before, true);
    await expect.poll(offset).toBeGreaterThan(before);
  }
  return { address, offset };
}

test("an upload whose socket is cut five times arrives whole and equal, and is nobody else's", async ({
  sessionOf,
}) => {
  const content = document();
  const cookie = await sessionOf(emailOf("assessor"));
  const { address, offset } = await cutFiveTimes(cookie, UPLOADS, content);
  const other = await sessionOf(emailOf("assessor2"));
  expect((await asked(other, "HEAD", address)).status).toBe(404);
  expect(await sent(other, address, content, 0, false)).toBe(404);
  expect((await asked(other, "DELETE", address)).status).toBe(404);
  expect(await sent(cookie, address, content, await offset(), false)).toBe(204);
  const answer = await fetch(`${ORIGIN}/api/sources/${SOURCE}/file`, { headers: headersOf(cookie) });
  expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  const { origin: _, ...foreign } = headersOf(cookie);
  expect((await fetch(ORIGIN + UPLOADS, { method: "POST", headers: foreign })).status).toBe(403);
});

test("so do the file of a letter, and one that somebody without an account sends by a ticket", async ({
  db,
  sessionOf,
}) => {
  const content = document();
  const cookie = await sessionOf(emailOf("assessor"));
  const letter = await makeLetter(db, await userIdOf(db, "assessor"), { round: "2026", iso3: "XAI" });
  const ticket = await addressOfUpload(db);
  const ways = [
    { whose: cookie, uploads: `/api/assessments/${letter}/uploads` },
    { whose: null, uploads: ticket },
  ];
  for (const { whose, uploads } of ways) {
    const { address, offset } = await cutFiveTimes(whose, uploads, content);
    expect(await sent(whose, address, content, await offset(), false)).toBe(204);
    expect(await offset()).toBe(content.length);
    const elsewhere = address.replace(uploads, await addressOfUpload(db));
    if (whose === null) expect((await asked(null, "HEAD", elsewhere)).status).toBe(404);
  }
  const kept = await fetch(`${ORIGIN}/api/assessments/${letter}/file`, { headers: headersOf(cookie) });
  expect(Buffer.from(await kept.arrayBuffer()).equals(content)).toBe(true);
});

async function choose(page: Page, buffer: Buffer): Promise<void> {
  await page.goto(`/en/sources/${SOURCE}`);
  await page
    .getByLabel("Choose a file")
    .setInputFiles({ name: "act.pdf", mimeType: "application/pdf", buffer });
  await page.getByRole("button", { name: /^Send (the|another) file/ }).click();
}

test("a page says that it tries again, and after it was closed the same file goes on", async ({
  page,
  context,
  signIn,
}) => {
  await signIn(emailOf("assessor"));
  const buffer = document();
  await context.route(`**${UPLOADS}/*`, (route) =>
    route.request().method() === "PATCH" ? route.abort("connectionreset") : route.continue(),
  );
  await choose(page, buffer);
  await expect(page.getByText("Paused, trying again.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel sending" })).toBeVisible();
  await expectAccessible(page);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).toContain("upload:");
  for (const told of ["act.pdf", SOURCE, UPLOADS]) expect(kept).not.toContain(told);
  await page.close();

  await context.unroute(`**${UPLOADS}/*`);
  const again = await context.newPage();
  const methods: string[] = [];
  again.on("request", (request) => {
    if (request.url().includes(UPLOADS)) methods.push(request.method());
  });
  await choose(again, buffer);
  await expect(again.getByText("The file was kept.")).toBeVisible();
  expect(methods).toEqual(["HEAD", "PATCH"]);
  expect(await again.evaluate(() => localStorage.length)).toBe(0);
});

test("sending is cancelled, and what was sent is gone", async ({ page, signIn }) => {
  await signIn(emailOf("assessor"));
  await page.route(`**${UPLOADS}/*`, (route) =>
    route.request().method() === "PATCH" ? route.abort("connectionreset") : route.continue(),
  );
  const gone = page.waitForResponse((response) => response.request().method() === "DELETE");
  await choose(page, document());
  await expect(page.getByText("Paused, trying again.")).toBeVisible();
  await page.getByRole("button", { name: "Cancel sending" }).click();
  expect((await gone).status()).toBe(204);
  await expect(page.getByText("Paused, trying again.")).toHaveCount(0);
});
