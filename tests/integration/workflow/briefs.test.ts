import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { reportFiles, reportRuns } from "@/db/schema/report";
import { briefOf } from "@/lib/briefs/read";
import { createContext } from "@/lib/core/context";
import { addLetter } from "@/lib/correspondence/mutations";
import { respond, saveComment } from "@/lib/country-comments/mutations";
import { storedComments } from "@/lib/country-comments/stored";
import { type FileStore, folderStore } from "@/lib/files/store";
import { saveRating } from "@/lib/ratings/mutations";
import { askForReport, openReport, reportWithFiles } from "@/lib/reports/files";
import { textsOf } from "@/lib/reports/model";
import { workOnReport } from "@/lib/reports/work";
import { ensureSettings } from "@/lib/settings/mutations";
import { test as base } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { daysLater, type HeardCountry, sentToState, takeOn } from "@/tests/support/heard-country";
import { letterOf } from "@/tests/support/letters";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeProgramme, openRound, publish, rateAll, take } from "@/tests/support/released-country";

const test = base.extend<{ store: FileStore }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures a fixture needs from this pattern
  store: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "gpat-briefs-"));
    await use(folderStore(folder));
    await rm(folder, { recursive: true });
  },
});

async function textOf(ctx: Parameters<typeof briefOf>[0], key: Parameters<typeof briefOf>[1]) {
  return [...textsOf(await briefOf(ctx, key, "en"))].map(({ text }) => text).join("\n");
}

/** A State that commented on two points of its draft, of which one was not accepted; a letter was noted. */
async function contestedCountry(db: Database, round: string, iso3: string): Promise<HeardCountry> {
  await ensureSettings(db, TEST_NOW);
  const country = await sentToState(db, round, iso3);
  const { key, id, team } = country;
  const focal = contextOf(db, team.focal);
  for (const [point, body] of [
    ["G2.1", "The Act of 2024 defines the offence."],
    ["G2.2", "Consent is irrelevant by article 4."],
  ] as const)
    await saveComment(focal, { ...key, point, version: 0, body, language: "en" });
  expect(await takeOn(db, team.focal, key, "comment", 3)).toMatchObject({ ok: true });
  const lead = contextOf(db, team.lead, daysLater(4));
  const comments = await storedComments(lead, id, { unsent: false });
  for (const { id: comment, indicator } of comments)
    await respond(lead, {
      ...key,
      comment,
      version: 0,
      disposition: indicator === "G2.1" ? "not_accepted" : "accepted",
      reason: "The text of the Act was read.",
      language: "en",
    });
  await addLetter(lead, letterOf(key));
  return country;
}

describe("a brief", () => {
  test("is the same for the whole team once it sees figures, and absent for everybody else", async ({
    db,
  }) => {
    const { key, team } = await contestedCountry(db, "B-1", "QBA");
    const manager = contextOf(db, team.manager);
    const said = await textOf(manager, key);
    for (const who of [team.lead, team.assessor, team.reviewer, team.approver])
      expect(await textOf(contextOf(db, who), key), who.name).toBe(said);
    const others = [
      team.focal,
      await makePerson(db, "Observer", ["observer"]),
      await makePerson(db, "Reader", ["reader"]),
      await makePerson(db, "Administrator", ["administrator"]),
      await makePerson(db, "Stranger"),
    ];
    for (const who of others)
      expect(await codeOf(briefOf(contextOf(db, who), key, "en")), who.name).toBe("NOT_FOUND");
  });

  test("says what was not accepted and the last letter, and names nobody of the team", async ({ db }) => {
    const { key, team } = await contestedCountry(db, "B-2", "QBB");
    const said = await textOf(contextOf(db, team.manager), key);
    for (const part of [
      "The Act of 2024 defines the offence.",
      "Not accepted",
      "Ministry of Justice: Nomination of the focal point",
      "Nothing of this is released.",
      "No earlier round of this country was released.",
    ])
      expect(said).toContain(part);
    for (const closed of ["Consent is irrelevant by article 4.", "Lena", "Rosa", "stays in the team"])
      expect(said).not.toContain(closed);
  });

  test("is closed to the manager while the draft is written, as the figures are", async ({ db }) => {
    await ensureSettings(db, TEST_NOW);
    const people = await makeProgramme(db);
    const key = { round: "B-3", iso3: "QBC" };
    await openRound(db, people, key.round, [key.iso3]);
    await rateAll(db, people, key);
    expect(await codeOf(briefOf(contextOf(db, people.manager), key, "en"))).toBe("NOT_FOUND");
    expect(await textOf(contextOf(db, people.lead), key)).toContain("What to ask for");
  });

  test("begins with what rose since the last release of the country, in as many statements as without one", async ({
    db,
  }) => {
    await ensureSettings(db, TEST_NOW);
    const people = await makeProgramme(db);
    const [then, now] = [
      { round: "B-4", iso3: "QBD" },
      { round: "B-5", iso3: "QBD" },
    ];
    await openRound(db, people, then.round, [then.iso3], { startsOn: "2023-01-01", endsOn: "2024-12-31" });
    await rateAll(db, people, then, { "G2.1": { level: 1 } });
    await publish(db, people, then);
    await openRound(db, people, now.round, [now.iso3], { startsOn: "2025-01-01", endsOn: "2026-12-31" });
    await rateAll(db, people, now, { "G4.1": { level: 1 } });
    for (const indicator of ["G2.1", "G4.1"])
      await saveRating(contextOf(db, people.lead), {
        ...now,
        indicator,
        kind: "assessor",
        baseVersion: 1,
        mutationId: randomUUID(),
        fields: { changeCause: "situation_changed" },
      });
    await take(db, people.lead, now, "submit");
    let statements = 0;
    db.pool.on("acquire", () => {
      statements += 1;
    });
    const [progress] = (await briefOf(contextOf(db, people.manager), now, "en")).sections;
    expect(statements).toBeLessThanOrEqual(20);
    expect(progress?.title.text).toMatch(/^Progress since /);
    const said = JSON.stringify(progress);
    expect(said).toContain("From level 1 to level 2. Cause: The situation changed.");
    expect(said).toContain("1 level is lower than in the last round: G4.1 (");
  });
});

describe("the files of a brief", () => {
  test("are made once for the team, and not handed out once the brief says something else", async ({
    db,
    store,
  }) => {
    const { key, id, team } = await contestedCountry(db, "B-6", "QBE");
    const place = { about: "brief", ...key } as const;
    const file = { place, locale: "en", kind: "pdf" } as const;
    const manager = contextOf(db, team.manager, daysLater(5));
    expect(await askForReport(manager, file)).toEqual({ ok: true, value: null });
    expect(await askForReport(contextOf(db, team.lead, daysLater(5)), file)).toEqual({
      ok: false,
      reason: "busy",
    });
    const [run] = await db.read.select({ id: reportRuns.id }).from(reportRuns);
    const worker = createContext(db, { kind: "system", job: "report" }, daysLater(5));
    await workOnReport(worker, store, run?.id ?? "");
    const opened = await openReport(contextOf(db, team.reviewer), store, file);
    expect(opened.name).toBe("Brief B-6-QBE (English).pdf");
    expect((await buffer(opened.stream)).subarray(0, 5).toString()).toBe("%PDF-");
    expect(await codeOf(openReport(contextOf(db, team.focal), store, file))).toBe("NOT_FOUND");
    expect(await codeOf(askForReport(contextOf(db, team.focal), file))).toBe("NOT_FOUND");
    await addLetter(manager, letterOf(key, { subject: "Dates of the meeting", passedOn: "2026-03-05" }));
    expect(await codeOf(openReport(manager, store, file))).toBe("NOT_FOUND");
    const { files } = await reportWithFiles(manager, place, "en");
    expect(files.find(({ kind }) => kind === "pdf")).toMatchObject({ file: null, run: { status: "done" } });
    const row = db.read.select({ assessmentId: reportFiles.assessmentId, releaseId: reportFiles.releaseId });
    expect(await row.from(reportFiles)).toEqual([{ assessmentId: id, releaseId: null }]);
  });

  test("are about one thing: the database refuses any other row", async ({ db }) => {
    const country = await contestedCountry(db, "B-7", "QBF");
    const person = await makePerson(db, "Person");
    const row = {
      id: "019ad0f0-0000-7000-8000-0000000000b1",
      locale: "en",
      kind: "pdf",
      personId: person.userId,
      status: "waiting",
      progress: 0,
      createdAt: TEST_NOW,
    } as const;
    for (const about of [{}, { assessmentId: country.id, forReaders: true }])
      await expect(
        db.transaction((tx) => tx.insert(reportRuns).values({ ...row, ...about })),
      ).rejects.toMatchObject({ cause: { constraint: "report_runs_about_one" } });
  });
});
