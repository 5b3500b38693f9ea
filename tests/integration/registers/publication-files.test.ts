import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { auditEvents } from "@/db/schema/audit";
import { registerFiles } from "@/db/schema/register";
import { verifyChain } from "@/lib/audit/verify";
import { constraintOf } from "@/lib/core/constraint";
import type { Ctx } from "@/lib/core/context";
import type { SentFile } from "@/lib/files/attached";
import { type FileStore, folderStore } from "@/lib/files/store";
import { sweepFiles } from "@/lib/files/sweep";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { getEntry } from "@/lib/registers/entry-queries";
import { attachEntryFile, detachEntryFile, openEntryFile } from "@/lib/registers/files";
import { checkEntry, supersedeEntry, withdrawEntry } from "@/lib/registers/mutations";
import { listEntries } from "@/lib/registers/queries";
import { entryFilter } from "@/lib/registers/schema";
import { test as base } from "@/tests/support/database";
import { makeEntry, routeOver } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const DAY_MS = 24 * 60 * 60 * 1000;
const register = "publications" as const;
const later = new Date(TEST_NOW.getTime() + 60_000);

const test = base.extend<{ store: FileStore }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures a fixture needs from this pattern
  store: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "gpat-publications-"));
    await use(folderStore(folder));
    await rm(folder, { recursive: true });
  },
});

const toolkit = (iso3: string, more: object = {}) => ({
  name: "Toolkit for labour inspectors",
  kind: "toolkit",
  publisher: "GPAT",
  languages: ["en"],
  countries: [iso3],
  reportedBy: iso3,
  ...more,
});

function sent(name: string, content: string): SentFile {
  return {
    name,
    stream: (async function* chunks() {
      yield Buffer.from(content);
    })(),
    declared: { size: Buffer.byteLength(content), sha256: null },
  };
}

async function versionOf(ctx: Ctx, code: string): Promise<number> {
  return (await getEntry(ctx, register, code)).version;
}

describe("the file of a publication", () => {
  test("is kept, shown, checked by a second person and given to everybody", async ({ db, store }) => {
    const made = await makeScoredCountry(db);
    const writer = made.as(made.assessor);
    const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    const code = await makeEntry(writer, register, toolkit(made.iso3));
    const place = { register, code };

    expect(await checkEntry(steward, { ...place, version: 1, withoutSource: "on" })).toEqual({
      ok: false,
      reason: "no_file_or_link",
    });
    expect(
      await attachEntryFile(writer, store, place, sent("../دليل.txt", "Ask who kept the papers.")),
    ).toEqual({
      ok: true,
      value: { name: "دليل.txt", size: 24 },
    });
    expect(await getEntry(writer, register, code)).toMatchObject({
      version: 2,
      file: { name: "دليل.txt", size: 24, mediaType: "text/plain", quarantined: false },
    });
    await expect(openEntryFile(reader, store, register, code)).rejects.toMatchObject({ code: "NOT_FOUND" });

    expect((await checkEntry(steward, { ...place, version: 2, withoutSource: "on" })).ok).toBe(true);
    const given = await openEntryFile(reader, store, register, code);
    expect(Buffer.concat(await given.stream.toArray()).toString()).toBe("Ask who kept the papers.");
    const { lines } = await listEntries(reader, register, entryFilter(DEFINITIONS[register], {}));
    expect(lines).toMatchObject([{ code, fileName: "دليل.txt" }]);

    await attachEntryFile(writer, store, place, sent("second.txt", "Another edition."));
    expect(await getEntry(writer, register, code)).toMatchObject({ status: "draft", checkedAt: null });
    await expect(openEntryFile(reader, store, register, code)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await verifyChain(db.read)).ok).toBe(true);
  });

  test("is written by who may write the entry, and by nobody else", async ({ db, store }) => {
    const made = await makeScoredCountry(db);
    const writer = made.as(made.assessor);
    const code = await makeEntry(writer, register, toolkit(made.iso3, { link: "https://example.org/" }));
    const place = { register, code };
    const reviewer = made.as(made.reviewer);
    await expect(attachEntryFile(reviewer, store, place, sent("a.txt", "a"))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(detachEntryFile(reviewer, place)).rejects.toMatchObject({ code: "FORBIDDEN" });
    for (const person of [
      await makePerson(db, "Stranger"),
      await makePerson(db, "Reader", ["reader"]),
      await makePerson(db, "Admin", ["administrator"]),
    ]) {
      const ctx = contextOf(db, person, later);
      await expect(attachEntryFile(ctx, store, place, sent("a.txt", "a"))).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
      await expect(openEntryFile(ctx, store, register, code)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(detachEntryFile(ctx, place)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const route = await makeEntry(writer, "routes", routeOver(made.iso3, made.iso3));
    await expect(
      attachEntryFile(writer, store, { register: "routes", code: route }, sent("a.txt", "a")),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await attachEntryFile(writer, store, place, sent("a.pdf", "<!doctype html>"))).toEqual({
      ok: false,
      reason: "type_not_allowed",
    });
    expect(await versionOf(writer, code)).toBe(1);
  });

  test("is as hidden as its entry, whatever hides that", async ({ db, store }) => {
    const [made, other] = [await makeScoredCountry(db), await makeScoredCountry(db)];
    const writer = made.as(made.assessor);
    const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
    const readers = [
      contextOf(db, await makePerson(db, "Reader", ["reader"]), later),
      contextOf(db, await makePerson(db, "Observer", ["observer"]), later),
    ];
    const checked = async (more: object) => {
      const code = await makeEntry(writer, register, toolkit(made.iso3, more));
      await attachEntryFile(writer, store, { register, code }, sent(`${code}.txt`, "Kept back."));
      expect((await checkEntry(steward, { register, code, version: 2, withoutSource: "on" })).ok).toBe(true);
      return code;
    };
    const withdrawn = await checked({});
    await withdrawEntry(writer, { register, code: withdrawn, version: 3, reason: "Entered twice." });
    const hidden = [
      withdrawn,
      await checked({ accessClass: "restricted" }),
      await checked({ notBefore: "2999-01-01" }),
      await checked({ countries: [made.iso3, other.iso3] }),
    ];
    const open = await checked({});
    for (const ctx of readers) {
      for (const code of hidden)
        await expect(openEntryFile(ctx, store, register, code)).rejects.toMatchObject({ code: "NOT_FOUND" });
      const { lines } = await listEntries(ctx, register, entryFilter(DEFINITIONS[register], {}));
      const names = lines.map(({ fileName }) => fileName);
      expect(names).toContain(`${open}.txt`);
      for (const code of hidden) expect(names).not.toContain(`${code}.txt`);
    }
  });

  test("that is not there is not taken away: a checked entry stays checked", async ({ db }) => {
    const made = await makeScoredCountry(db);
    const writer = made.as(made.assessor);
    const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
    const code = await makeEntry(writer, register, toolkit(made.iso3, { link: "https://example.org/" }));
    await checkEntry(steward, { register, code, version: 1, withoutSource: "on" });
    const before = await db.read.$count(auditEvents);
    expect((await detachEntryFile(writer, { register, code })).ok).toBe(true);
    expect(await getEntry(writer, register, code)).toMatchObject({ status: "checked", version: 2 });
    expect(await db.read.$count(auditEvents)).toBe(before);
  });

  test("stays with a superseded entry and is swept once nothing holds it", async ({ db, store }) => {
    const made = await makeScoredCountry(db);
    const writer = made.as(made.assessor);
    const [first, second] = [
      await makeEntry(writer, register, toolkit(made.iso3)),
      await makeEntry(writer, register, toolkit(made.iso3)),
    ];
    for (const code of [first, second]) {
      await attachEntryFile(writer, store, { register, code }, sent("same.txt", "The same text."));
    }
    const version = await versionOf(writer, first);
    await supersedeEntry(writer, { register, code: first, version, by: second, reason: "A new edition." });
    expect(await getEntry(writer, register, first)).toMatchObject({
      status: "superseded",
      file: { name: "same.txt" },
    });
    await expect(detachEntryFile(writer, { register, code: first })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect((await detachEntryFile(writer, { register, code: second })).ok).toBe(true);
    const sweeper = contextOf(
      db,
      { kind: "system", job: "file-sweep" },
      new Date(TEST_NOW.getTime() + 2 * DAY_MS),
    );
    await sweepFiles(sweeper, store);
    expect((await openEntryFile(writer, store, register, first)).size).toBe(14);
    await db.transaction((tx) => tx.delete(registerFiles).where(eq(registerFiles.fileName, "same.txt")));
    await sweepFiles(sweeper, store);
    await expect(openEntryFile(writer, store, register, first)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("cannot be taken from under a checked entry, whoever writes the row", async ({ db, store }) => {
    const made = await makeScoredCountry(db);
    const writer = made.as(made.assessor);
    const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
    const code = await makeEntry(writer, register, toolkit(made.iso3));
    await attachEntryFile(writer, store, { register, code }, sent("only.txt", "The only copy."));
    await checkEntry(steward, {
      register,
      code,
      version: await versionOf(steward, code),
      withoutSource: "on",
    });
    const taken = db
      .transaction((tx) => tx.delete(registerFiles).where(eq(registerFiles.fileName, "only.txt")))
      .catch(constraintOf);
    expect(await taken).toBe("publications_file_or_link");
  });
});
