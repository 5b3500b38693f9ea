import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { requestCorrection } from "@/lib/correction-requests/mutations";
import { correctionsOf } from "@/lib/correction-requests/queries";
import { letterTable } from "@/lib/correspondence/csv";
import { attachLetterFile, openLetterFile } from "@/lib/correspondence/files";
import { addLetter, withdrawLetter } from "@/lib/correspondence/mutations";
import { letterPage, lettersPage } from "@/lib/correspondence/page";
import { addLetterSchema } from "@/lib/correspondence/schema";
import { erasableNoun } from "@/lib/erasures/queries";
import { tableBytes } from "@/lib/export/write";
import { type FileStore, folderStore } from "@/lib/files/store";
import { test as base } from "@/tests/support/database";
import { daysLater, sentToState, takeOn } from "@/tests/support/heard-country";
import { letterOf } from "@/tests/support/letters";
import { contextOf, makePerson, type TestPerson } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

const test = base.extend<{ store: FileStore }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the parameter as the list of fixtures used.
  store: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "letters-"));
    await use(folderStore(folder));
    await rm(folder, { recursive: true });
  },
});

const reader = (country: ScoredCountry, who: ScoredCountry["lead"]) => ({ ...country.as(who), actor: who });
const sent = () => ({
  name: "note.txt",
  stream: Readable.from([Buffer.from("A note.")]),
  declared: { size: 7, sha256: null },
});

describe("a letter", () => {
  test("is noted, given its file once, and withdrawn once; nothing else of it changes", async ({
    db,
    store,
  }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, assessor } = country;
    const ctx = country.as(assessor);
    expect(await addLetter(ctx, letterOf(country))).toEqual({ ok: true, value: { number: 1 } });
    const key = { round, iso3, number: 1 };
    expect(await attachLetterFile(ctx, store, key, sent())).toMatchObject({ ok: true });
    await expect(attachLetterFile(ctx, store, key, sent())).rejects.toMatchObject({ code: "LOCKED" });
    expect(await text((await openLetterFile(ctx, store, key)).stream)).toBe("A note.");
    expect(await withdrawLetter(ctx, { ...key, reason: "Of another country" })).toMatchObject({ ok: true });
    expect(await withdrawLetter(ctx, { ...key, reason: "Again" })).toEqual({
      ok: false,
      reason: "withdrawn_already",
    });
    const page = await letterPage(reader(country, assessor), "en", key);
    expect(page.letter).toMatchObject({ addedBy: assessor.name, withdrawalReason: "Of another country" });
    expect(page.may).toEqual({ attach: false, withdraw: false });
    expect(page.history).toHaveLength(3);
    for (const change of ["subject = 'x'", "file_name = 'x'", "withdrawal_reason = 'x'"]) {
      const done = db.transaction((tx) => tx.execute(sql.raw(`update correspondence set ${change}`)));
      await expect(done).rejects.toMatchObject({ cause: { constraint: "correspondence_immutable" } });
    }
    const gone = db.transaction((tx) => tx.execute(sql`delete from correspondence`));
    await expect(gone).rejects.toThrow();
  });

  test("is refused for a day that lies ahead, an institution of elsewhere and days in no order", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    expect(await addLetter(ctx, letterOf(country, { passedOn: "2026-03-03" }))).toEqual({
      ok: false,
      reason: "not_yet",
    });
    expect(
      await addLetter(ctx, letterOf(country, { institution: "XAA-I-001", institutionName: null })),
    ).toEqual({ ok: false, reason: "no_institution" });
    const typed = { ...letterOf(country), institution: "", passedOn: "2026-02-01" };
    const parsed = addLetterSchema.safeParse(typed);
    expect(parsed.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ["passedOn", "errors.field.before_written"],
    ]);
  });

  test("is written by drafters and managers while the work runs or stands published, and read by the team", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, lead, reviewer } = country;
    const manager = await makePerson(db, "manager", ["programme_manager"]);
    expect(await addLetter(country.as(manager), letterOf(country))).toMatchObject({ ok: true });
    const read = await lettersPage(reader(country, reviewer), "en", { round, iso3 });
    expect(read.letters).toHaveLength(1);
    expect(read.institutions).toBeNull();
    const erasable = async (who: TestPerson) =>
      (await letterPage(reader(country, who), "en", { round, iso3, number: 1 })).erasableId;
    expect(await erasable(reviewer)).toBeNull();
    const own = await erasableNoun(country.as(manager), "correspondence", (await erasable(manager)) ?? "");
    expect(own).toMatchObject({ href: `/rounds/${round}/${iso3}/correspondence/1` });
    await expect(addLetter(country.as(reviewer), letterOf(country))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await country.setState("published");
    expect(await addLetter(country.as(lead), letterOf(country))).toMatchObject({ value: { number: 2 } });
    await country.setState("closed");
    await expect(addLetter(country.as(lead), letterOf(country))).rejects.toMatchObject({ code: "FORBIDDEN" });
    const focal = await makePerson(db, "focal");
    await country.giveDuty(focal.userId, "focal_point");
    const others = [
      focal,
      await makePerson(db, "observer", ["observer"]),
      await makePerson(db, "reader", ["reader"]),
      await makePerson(db, "administrator", ["administrator"]),
    ];
    for (const who of others)
      await expect(lettersPage(reader(country, who), "en", { round, iso3 })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
  });
});

test("the State reads its own letters once it was asked, without names, mistakes and history", async ({
  db,
  store,
}) => {
  const { key, team } = await sentToState(db, "LETTERS", "QLA");
  const lead = contextOf(db, team.lead, daysLater(2));
  await addLetter(lead, letterOf(key));
  await addLetter(lead, letterOf(key, { reference: "Of another country" }));
  await withdrawLetter(lead, { ...key, number: 2, reason: "Wrong country" });
  await attachLetterFile(lead, store, { ...key, number: 1 }, sent());
  const focal = { ...contextOf(db, team.focal, daysLater(3)), actor: team.focal };
  const page = await lettersPage(focal, "en", key);
  expect(page.letters).toMatchObject([{ number: 1, addedBy: null, fileName: "note.txt" }]);
  expect(page.institutions).toBeNull();
  const one = await letterPage(focal, "en", { ...key, number: 1 });
  expect(one.history).toBeNull();
  expect(JSON.stringify([page, one])).not.toContain(team.lead.name);
  expect(await text((await openLetterFile(focal, store, { ...key, number: 1 })).stream)).toBe("A note.");
  const hidden = { ...key, number: 2 };
  await expect(letterPage(focal, "en", hidden)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(openLetterFile(focal, store, hidden)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(attachLetterFile(focal, store, hidden, sent())).rejects.toMatchObject({ code: "FORBIDDEN" });
  const csv = (await tableBytes(letterTable(page.letters), "csv")).toString();
  expect(csv).toContain("1,received,NV/2026/114,2026-02-02,2026-02-09,,Ministry of Justice");
  expect(csv).not.toContain("Wrong country");
});

test("a request to correct a release leads the team to the letter that it came by", async ({ db }) => {
  const { key, team } = await sentToState(db, "LETTER-LINK", "QLB");
  await takeOn(db, team.lead, key, "note_silence", 57);
  const done = await takeOn(db, team.approver, key, "publish", 58);
  const code = done.ok ? (done.value.release ?? "") : "";
  const manager = contextOf(db, team.manager, daysLater(60));
  await addLetter(manager, letterOf(key));
  await requestCorrection(manager, {
    code,
    indicator: null,
    body: "The law is of 2019.",
    language: "en",
    reference: "NV/2026/114",
  });
  expect((await correctionsOf(manager, key, code)).requests).toMatchObject([{ letter: 1 }]);
  const focal = contextOf(db, team.focal, daysLater(60));
  expect((await correctionsOf(focal, key, code)).requests).toMatchObject([{ letter: null, reference: null }]);
});
