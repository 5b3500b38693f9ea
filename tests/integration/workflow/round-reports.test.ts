import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { reportRuns } from "@/db/schema/report";
import { createContext } from "@/lib/core/context";
import { type FileStore, folderStore } from "@/lib/files/store";
import { confirmSeal, proposeSeal } from "@/lib/releases/mutations";
import { askForReport, openReport, reportWithFiles, stopReport } from "@/lib/reports/files";
import { type Report, textsOf } from "@/lib/reports/model";
import { workOnReport } from "@/lib/reports/work";
import { roundReportOf, roundReportPage } from "@/lib/round-reports/read";
import { ensureSettings } from "@/lib/settings/mutations";
import { test as base } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { daysLater, releaseHeard } from "@/tests/support/heard-country";
import { contextOf, makeAssessment, makePerson, makeRound, TEST_NOW } from "@/tests/support/programme";
import { makeProgramme, openRound, type Programme, rateAll, take } from "@/tests/support/released-country";

const test = base.extend<{ store: FileStore }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures a fixture needs from this pattern
  store: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "gpat-rounds-"));
    await use(folderStore(folder));
    await rm(folder, { recursive: true });
  },
});

const nothingHeard = async () => {};
const textOf = (report: Report) => [...textsOf(report)].map(({ text }) => text).join("\n");
const WORKER = { kind: "system", job: "report" } as const;

/** A round with one released country, one under review and one in drafting. */
async function threeCountries(db: Database, round: string, letter: string) {
  await ensureSettings(db, TEST_NOW);
  const people = await makeProgramme(db);
  const codes = ["A", "B", "C"].map((last) => `Q${letter}${last}`);
  await openRound(db, people, round, codes, { stateIsHeard: true });
  const [released = "", reviewed = "", drafted = ""] = codes;
  const key = { round, iso3: released };
  await rateAll(db, people, key);
  await releaseHeard(db, { key, team: { ...people, assessor: people.lead } });
  await rateAll(db, people, { round, iso3: reviewed }, { "G2.1": { level: 1 } });
  await take(db, people.lead, { round, iso3: reviewed }, "submit");
  await rateAll(db, people, { round, iso3: drafted });
  return { people, released, reviewed, drafted, code: `${round}-${released}-1` };
}

/** Asks for a file and lets the worker make it. */
async function made(
  db: Database,
  person: Programme["manager"],
  store: FileStore,
  file: Parameters<typeof askForReport>[1],
) {
  expect(await askForReport(contextOf(db, person, daysLater(60)), file)).toEqual({ ok: true, value: null });
  const waiting = db.read
    .select({ id: reportRuns.id })
    .from(reportRuns)
    .where(eq(reportRuns.status, "waiting"));
  for (const { id } of await waiting) await workOnReport(createContext(db, WORKER, daysLater(60)), store, id);
}

describe("the report of a round", () => {
  test("for managers shows every country's state, and figures from review on only", async ({ db }) => {
    const { people, released, reviewed, drafted } = await threeCountries(db, "RR-1", "R");
    const manager = contextOf(db, people.manager);
    const report = await roundReportOf(manager, { round: "RR-1", audience: "team" }, "en", nothingHeard);
    expect(report.sections.map(({ id }) => id)).toEqual([
      "overview",
      `country-${released}`,
      `country-${reviewed}`,
    ]);
    const overview = JSON.stringify(report.sections[0]);
    for (const iso3 of [released, reviewed, drafted]) expect(overview).toContain(iso3);
    expect(overview).toContain("withheld: draft");
    expect(overview).toContain("lowered by G2.1");
    const said = textOf(report);
    for (const closed of [...Object.values(people).map(({ name }) => name), "stays in the team"])
      if (closed !== "Manager") expect(said).not.toContain(closed);
    expect(report.mark?.text).toContain("For programme managers only.");
  });

  test("for readers shows releases of heard States alone, the same to whoever may read all of them", async ({
    db,
  }) => {
    const { people, released } = await threeCountries(db, "RR-2", "S");
    const key = { round: "RR-2", audience: "readers" } as const;
    const reader = await makePerson(db, "Reader", ["reader"]);
    const whole = await roundReportOf(contextOf(db, reader), key, "en", nothingHeard);
    expect(whole.sections.map(({ id }) => id)).toEqual(["overview", `country-${released}`]);
    for (const who of [people.observer, people.manager])
      expect(textOf(await roundReportOf(contextOf(db, who), key, "en", nothingHeard)), who.name).toBe(
        textOf(whole),
      );
    expect(whole.mark?.text ?? "").not.toContain("For programme managers only.");
  });

  test("is absent for whoever does not oversee rounds, or may not read all that it shows", async ({ db }) => {
    const { people } = await threeCountries(db, "RR-3", "T");
    const pageOf = (person: Programme["manager"], audience: "team" | "readers") =>
      codeOf(roundReportPage(contextOf(db, person), { round: "RR-3", audience }, "en"));
    const reader = await makePerson(db, "Reader", ["reader"]);
    for (const who of [people.lead, people.reviewer, people.observer, reader])
      expect(await pageOf(who, "team"), who.name).toBe("NOT_FOUND");
    for (const who of [
      await makePerson(db, "Administrator", ["administrator"]),
      await makePerson(db, "Stranger"),
    ])
      expect(await pageOf(who, "readers"), who.name).toBe("NOT_FOUND");
    const round = await makeRound(db, "RR-4", ["QUA"]);
    await makeAssessment(db, round, "QUA");
    expect(
      await codeOf(
        roundReportPage(contextOf(db, people.manager), { round: "RR-4", audience: "readers" }, "en"),
      ),
    ).toBe("NOT_FOUND");
  });
});

describe("the files of a round report", () => {
  test("are kept until anything that they are made of moves", async ({ db, store }) => {
    const { people, reviewed } = await threeCountries(db, "RR-5", "V");
    const place = { about: "round", round: "RR-5", audience: "team" } as const;
    const file = { place, locale: "en", kind: "docx" } as const;
    await made(db, people.manager, store, file);
    const manager = contextOf(db, people.manager);
    const opened = await openReport(manager, store, file);
    expect(opened.name).toBe("Round report RR-5, for managers (English).docx");
    expect((await buffer(opened.stream)).subarray(0, 2).toString()).toBe("PK");
    expect(await codeOf(openReport(contextOf(db, people.observer), store, file))).toBe("NOT_FOUND");
    await take(db, people.reviewer, { round: "RR-5", iso3: reviewed }, "return", {
      reason: "Read G2 again.",
    });
    expect(await codeOf(openReport(manager, store, file))).toBe("NOT_FOUND");
  });

  test("of releases go out of circulation with a seal", async ({ db, store }) => {
    const { people, code } = await threeCountries(db, "RR-6", "W");
    const place = { about: "round", round: "RR-6", audience: "readers" } as const;
    const file = { place, locale: "en", kind: "docx" } as const;
    await made(db, people.observer, store, file);
    const observer = contextOf(db, people.observer);
    expect((await openReport(observer, store, file)).name).toBe("Round report RR-6 (English).docx");
    await proposeSeal(contextOf(db, people.manager), { code, reason: "A witness is in danger." });
    const second = contextOf(db, await makePerson(db, "Second", ["programme_manager"]));
    expect(await confirmSeal(second, { code })).toMatchObject({ ok: true });
    expect(await codeOf(openReport(observer, store, file))).toBe("NOT_FOUND");
  });

  test("are stopped while they are made: nothing of them stays", async ({ db, store }) => {
    const { people } = await threeCountries(db, "RR-7", "Y");
    const place = { about: "round", round: "RR-7", audience: "team" } as const;
    const file = { place, locale: "en", kind: "pdf" } as const;
    const manager = contextOf(db, people.manager);
    await askForReport(manager, file);
    const [run] = await db.read
      .select({ id: reportRuns.id })
      .from(reportRuns)
      .where(and(eq(reportRuns.kind, "pdf"), eq(reportRuns.status, "waiting")));
    const others = contextOf(db, people.observer);
    expect(await codeOf(stopReport(others, file))).toBe("NOT_FOUND");
    expect(await stopReport(manager, file)).toEqual({ ok: true, value: null });
    await workOnReport(createContext(db, WORKER, TEST_NOW), store, run?.id ?? "");
    const { files } = await reportWithFiles(manager, place, "en");
    expect(files.find(({ kind }) => kind === "pdf")).toEqual({ kind: "pdf", file: null, run: null });
    expect(await askForReport(manager, file)).toEqual({ ok: true, value: null });
  });
});
