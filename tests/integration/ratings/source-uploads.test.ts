import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { createContext } from "@/lib/core/context";
import type { PersonCtx } from "@/lib/core/request";
import { type PartialUploads, partialUploadsIn, UPLOAD_KEPT_MS } from "@/lib/files/partial-uploads";
import { folderStore } from "@/lib/files/store";
import { beginUpload, cancelUpload, continueUpload, uploadOffset } from "@/lib/files/uploads";
import { attachFile, openFile, sourceUploads } from "@/lib/sources/files";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { TEST_NOW, type TestPerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";
import { added, law } from "@/tests/support/source-records";

const CHUNK = 65_536;
const CONTENT = Buffer.from(`%PDF-1.7\n${randomBytes(300_000).toString("hex")}\n%%EOF\n`);
const SHA256 = createHash("sha256").update(CONTENT).digest("hex");
const store = folderStore(mkdtempSync(join(tmpdir(), "gpat-files-")));

/** What a line delivers from a byte on; it breaks after so many pieces. */
async function* delivered(from: number, pieces = Number.POSITIVE_INFINITY): AsyncIterable<Uint8Array> {
  let sent = 0;
  for (let at = from; at < CONTENT.length; at += CHUNK) {
    if (sent === pieces) throw new Error("the line broke");
    sent += 1;
    yield CONTENT.subarray(at, at + CHUNK);
  }
}

async function scene(db: Database) {
  const country = await makeScoredCountry(db);
  const folder = mkdtempSync(join(tmpdir(), "gpat-uploads-"));
  const as = (actor: TestPerson): PersonCtx => ({ ...createContext(db, actor, TEST_NOW), actor });
  const code = await added(country.as(country.assessor), law(country));
  const ctx = country.as(country.assessor) as PersonCtx;
  // Every use as another process would.
  const uploads = (): PartialUploads => partialUploadsIn(folder);
  const place = sourceUploads(ctx, store, code);
  const begun = async (said: Partial<{ name: string; size: number; sha256: string | null }> = {}) => {
    const file = { name: "act.pdf", size: CONTENT.length, sha256: SHA256, ...said };
    const result = await beginUpload(ctx, uploads(), place, file);
    if (!result.ok) throw new Error(result.reason);
    return result.value.id;
  };
  const goOn = (id: string, offset: number, stream: AsyncIterable<Uint8Array>) =>
    continueUpload(uploads(), place, { id, offset }, stream);
  return { country, folder, as, code, ctx, place, uploads, begun, goOn };
}

test("an upload that is cut five times arrives whole and equal", async ({ db }) => {
  const { ctx, code, place, uploads, begun, goOn } = await scene(db);
  const id = await begun();
  for (let cut = 1; cut <= 5; cut += 1) {
    const { offset } = await uploadOffset(uploads(), place, id);
    expect(offset).toBe((cut - 1) * CHUNK);
    expect(await goOn(id, offset, delivered(offset, 1))).toEqual({
      ok: true,
      value: { offset: cut * CHUNK },
    });
  }
  const { offset, size } = await uploadOffset(uploads(), place, id);
  expect([offset, size]).toEqual([5 * CHUNK, CONTENT.length]);
  expect(await goOn(id, offset, delivered(offset))).toEqual({ ok: true, value: { offset: size } });
  const file = await openFile(ctx, store, code);
  expect(file).toMatchObject({ name: "act.pdf", mediaType: "application/pdf", size });
  expect((await buffer(file.stream)).equals(CONTENT)).toBe(true);
  // The answer may have been lost: who asks again is told that it is there.
  expect(await uploadOffset(uploads(), place, id)).toEqual({ offset: size, size });
});

test("one that arrived whole while its process ended is held once its last byte is sent again", async ({
  db,
}) => {
  const { ctx, code, place, uploads, begun, goOn } = await scene(db);
  const id = await begun();
  const note = await uploads().find(id);
  if (note === null) throw new Error("no note");
  await uploads().write(note, 0, delivered(0));
  const { offset, size } = await uploadOffset(uploads(), place, id);
  expect(offset).toBe(size - 1);
  expect((await goOn(id, offset, delivered(offset))).ok).toBe(true);
  expect((await openFile(ctx, store, code)).size).toBe(size);
});

test("another person's upload, and one to another source, is absent", async ({ db }) => {
  const { country, as, ctx, code, place, uploads, begun, goOn } = await scene(db);
  const id = await begun();
  const lead = country.as(country.lead) as PersonCtx;
  const other = sourceUploads(ctx, store, await added(ctx, law(country)));
  for (const elsewhere of [sourceUploads(lead, store, code), other]) {
    expect(await codeOf(uploadOffset(uploads(), elsewhere, id))).toBe("NOT_FOUND");
    expect(await codeOf(continueUpload(uploads(), elsewhere, { id, offset: 0 }, delivered(0)))).toBe(
      "NOT_FOUND",
    );
    expect(await codeOf(cancelUpload(uploads(), elsewhere, id))).toBe("NOT_FOUND");
  }
  expect(await codeOf(uploadOffset(uploads(), place, randomUUID()))).toBe("NOT_FOUND");
  const said = { name: "act.pdf", size: 10, sha256: null };
  const reviewers = sourceUploads(as(country.reviewer), store, code);
  expect(await codeOf(beginUpload(ctx, uploads(), reviewers, said))).toBe("FORBIDDEN");
  expect((await goOn(id, 0, delivered(0))).ok).toBe(true);
});

test("what arrives is looked at as a file that comes at once", async ({ db }) => {
  const { ctx, place, uploads, begun, goOn } = await scene(db);
  const other = await begun({ sha256: "0".repeat(64) });
  expect(await goOn(other, 0, delivered(0))).toEqual({ ok: false, reason: "incomplete" });
  expect(await codeOf(uploadOffset(uploads(), place, other))).toBe("NOT_FOUND");
  const longer = await begun({ size: 1000 });
  await expect(goOn(longer, 0, delivered(0))).rejects.toThrow("more than was said");
  await expect(goOn(longer, 900, delivered(900))).rejects.toThrow("begins behind");
  const refusal = async (size: number) =>
    beginUpload(ctx, uploads(), place, { name: "x", size, sha256: null });
  expect(await refusal(0)).toEqual({ ok: false, reason: "empty" });
  expect(await refusal(25_000_001)).toEqual({ ok: false, reason: "too_large" });
  const script = Buffer.from("<!doctype html><script>alert(1)</script>");
  const page = await begun({ size: script.length, sha256: null, name: "act.pdf" });
  const result = await goOn(
    page,
    0,
    (async function* () {
      yield script;
    })(),
  );
  expect(result).toEqual({ ok: false, reason: "type_not_allowed" });
});

test("uploads that do not go on are swept after a day, and only so many are on the way", async ({ db }) => {
  const { place, folder, uploads, begun, goOn } = await scene(db);
  const id = await begun();
  await goOn(id, 0, delivered(0, 1));
  expect(await uploads().sweep(new Date(TEST_NOW.getTime() + UPLOAD_KEPT_MS))).toBe(0);
  expect(await uploads().sweep(new Date(TEST_NOW.getTime() + UPLOAD_KEPT_MS + 1))).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
  const ids = [];
  for (let count = 0; count < 10; count += 1) ids.push(await begun());
  expect(await codeOf(begun())).toBe("TOO_MANY");
  await cancelUpload(uploads(), place, ids[0] ?? "");
  await begun();
});

test("the same content as by the whole upload is stored once", async ({ db }) => {
  const { ctx, code, begun, goOn } = await scene(db);
  const stream = delivered(0);
  await attachFile(ctx, store, code, {
    name: "act.pdf",
    stream,
    declared: { size: CONTENT.length, sha256: SHA256 },
  });
  const first = await openFile(ctx, store, code);
  first.stream.destroy();
  expect((await goOn(await begun(), 0, delivered(0))).ok).toBe(true);
  const kept = [];
  for await (const file of store.list()) kept.push(file.sha256);
  expect(kept).toEqual([SHA256]);
});
