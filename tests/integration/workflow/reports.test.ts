import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { releases } from "@/db/schema/release";
import { reportFiles, reportRuns } from "@/db/schema/report";
import { giveDuty } from "@/lib/assessments/duties";
import { createContext } from "@/lib/core/context";
import { confirmErasure, proposeErasure } from "@/lib/erasures/mutations";
import { publishFigures } from "@/lib/figures/mutations";
import { type FileStore, folderStore } from "@/lib/files/store";
import { checkEntry } from "@/lib/registers/mutations";
import { confirmSeal, proposeSeal } from "@/lib/releases/mutations";
import { askForReport, openReport, reportWithFiles } from "@/lib/reports/files";
import { textsOf } from "@/lib/reports/model";
import { reportOfDraft, reportOfRelease } from "@/lib/reports/read";
import { workOnReport } from "@/lib/reports/work";
import { ensureSettings } from "@/lib/settings/mutations";
import { begin, publish } from "@/tests/support/assessment-steps";
import { test as base } from "@/tests/support/database";
import { fillDraft } from "@/tests/support/drafts";
import { detectionOf, makeEntry, routeOver } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";

const placeOf = (code: string) => ({ about: "release", code }) as const;
const NOT_FOUND = { code: "NOT_FOUND" };
const later = new Date(TEST_NOW.getTime() + 24 * 60 * 60 * 1000);

const test = base.extend<{ store: FileStore }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures a fixture needs from this pattern
  store: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "gpat-reports-"));
    await use(folderStore(folder));
    await rm(folder, { recursive: true });
  },
});

/** A release with an open route, a closed one and figures of which one is small, and those who read it. */
async function makeReleased(db: Database, iso3: string) {
  await ensureSettings(db, TEST_NOW);
  const all = await begin(db, `round-${iso3}`, iso3);
  const writer = contextOf(db, all.team.lead);
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
  const checked = async (register: "routes" | "detections", input: object) => {
    const code = await makeEntry(writer, register, input);
    await checkEntry(steward, { register, code, version: 1, withoutSource: "on" });
    return code;
  };
  const place = { reportedBy: iso3, accessClass: "public" };
  await checked("routes", { ...routeOver(iso3, iso3), ...place, note: "An open remark for readers." });
  await checked("routes", {
    ...routeOver(iso3, iso3),
    ...place,
    accessClass: "restricted",
    note: "A closed remark.",
  });
  await checked("detections", detectionOf(iso3, 2019, 417));
  await checked("detections", detectionOf(iso3, 2020, 3));
  expect((await publishFigures(steward, { register: "detections", iso3 })).ok).toBe(true);
  const code = await publish(db, all);
  const [release] = await db.read.select({ id: releases.id }).from(releases).where(eq(releases.code, code));
  const ofIt = (table: typeof reportFiles | typeof reportRuns) => eq(table.releaseId, release?.id ?? "");
  const as = (person: Parameters<typeof contextOf>[1]) => contextOf(db, person, later);
  const runs = () =>
    db.read.select({ id: reportRuns.id, status: reportRuns.status }).from(reportRuns).where(ofIt(reportRuns));
  const kept = () => db.read.$count(reportFiles, ofIt(reportFiles));
  return { ...all, code, as, manager: as(all.team.manager), runs, kept };
}

async function textOfReport(ctx: Parameters<typeof reportOfRelease>[0], code: string): Promise<string> {
  return [...textsOf(await reportOfRelease(ctx, code, "en"))].map((one) => one.text).join("\n");
}

describe("the report of a release", () => {
  test("is the same for everybody who may read the release, and absent for everybody else", async ({
    db,
  }) => {
    const { code, key, as, manager, team } = await makeReleased(db, "XRA");
    const focal = await makePerson(db, "Focal");
    await giveDuty(contextOf(db, team.manager), key, { userId: focal.userId, duty: "focal_point" });
    const observer = await makePerson(db, "Observer", ["observer"]);
    const said = await textOfReport(manager, code);
    for (const who of [team.lead, team.reviewer, focal, observer])
      expect(await textOfReport(as(who), code), who.name).toBe(said);
    const reader = await makePerson(db, "Reader", ["reader"]);
    const administrator = await makePerson(db, "Administrator", ["administrator"]);
    for (const who of [reader, administrator, await makePerson(db, "Stranger")])
      await expect(reportOfRelease(as(who), code, "en"), who.name).rejects.toMatchObject(NOT_FOUND);
  });

  test("holds what readers may see: no name or note of the team, no closed entry, no small count", async ({
    db,
  }) => {
    const { code, manager } = await makeReleased(db, "XRB");
    const said = await textOfReport(manager, code);
    for (const closed of ["Lena", "Amir", "Rosa", "Ada ", "stays in the team", "A closed remark."])
      expect(said).not.toContain(closed);
    expect(said).toContain("An open remark for readers.");
    expect(said).toContain("417");
    const report = await reportOfRelease(manager, code, "en");
    const figures = report.sections.find(({ id }) => id === "detections");
    const tables = figures?.blocks.flatMap((block) => (block.kind === "table" ? [block] : [])) ?? [];
    expect(tables.flatMap(({ rows }) => rows.flat(2)).map((one) => one.text)).toEqual([
      "All",
      "417",
      "Suppressed",
    ]);
  });
});

/** Asks for a file and lets the worker do its work. */
async function made(
  db: Database,
  ctx: Parameters<typeof askForReport>[0],
  store: FileStore,
  kind: "pdf" | "docx",
  code: string,
) {
  const asked = await askForReport(ctx, { place: placeOf(code), locale: "en", kind });
  expect(asked).toEqual({ ok: true, value: null });
  const rows = await db.read.select({ id: reportRuns.id, status: reportRuns.status }).from(reportRuns);
  const worker = createContext(db, { kind: "system", job: "report" }, later);
  for (const { id, status } of rows) if (status === "waiting") await workOnReport(worker, store, id);
}

describe("the report of a draft", () => {
  test("is marked as one on every sheet and open to those who read the ratings alone", async ({ db }) => {
    await ensureSettings(db, TEST_NOW);
    const { key, id, team } = await begin(db, "drafts", "XRG");
    await fillDraft(db, id, team.lead.userId);
    const report = await reportOfDraft(contextOf(db, team.lead), key, "en");
    expect(report.isDraft).toBe(true);
    expect(report.mark?.text).toMatch(/^Draft, for the assessment team only\./);
    const said = [...textsOf(report)].map((one) => one.text).join("\n");
    for (const closed of ["Lena", "stays in the team"]) expect(said).not.toContain(closed);
    for (const role of ["observer", "reader", "programme_manager", "administrator"] as const) {
      const person = contextOf(db, await makePerson(db, role, [role]));
      await expect(reportOfDraft(person, key, "en"), role).rejects.toMatchObject(NOT_FOUND);
    }
  });
});

describe("the files of a report", () => {
  test("are made once, kept, and handed to everybody who may read the release", async ({ db, store }) => {
    const { code, as, manager, team, runs } = await makeReleased(db, "XRC");
    const file = async (kind: "pdf" | "docx") => {
      const { files } = await reportWithFiles(manager, placeOf(code), "en");
      return files.find((one) => one.kind === kind);
    };
    expect(await file("pdf")).toEqual({ kind: "pdf", file: null, run: null });
    await expect(
      openReport(manager, store, { place: placeOf(code), locale: "en", kind: "pdf" }),
    ).rejects.toMatchObject(NOT_FOUND);
    expect(await askForReport(manager, { place: placeOf(code), locale: "en", kind: "pdf" })).toMatchObject({
      ok: true,
    });
    expect(await askForReport(as(team.lead), { place: placeOf(code), locale: "en", kind: "pdf" })).toEqual({
      ok: false,
      reason: "busy",
    });
    expect(await file("pdf")).toMatchObject({ file: null, run: { status: "waiting", progress: 0 } });
    const [run] = await runs();
    await workOnReport(createContext(db, { kind: "system", job: "report" }, later), store, run?.id ?? "");
    expect(await file("pdf")).toMatchObject({ run: { status: "done", progress: 100 } });
    await made(db, manager, store, "docx", code);
    const observer = as(await makePerson(db, "Observer", ["observer"]));
    const pdf = await openReport(observer, store, { place: placeOf(code), locale: "en", kind: "pdf" });
    expect(pdf).toMatchObject({ name: `Country report ${code} (English).pdf`, mediaType: "application/pdf" });
    expect((await buffer(pdf.stream)).subarray(0, 5).toString()).toBe("%PDF-");
    const docx = await openReport(observer, store, { place: placeOf(code), locale: "en", kind: "docx" });
    const parts = unzipSync(new Uint8Array(await buffer(docx.stream)));
    const body = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
    expect(body).toContain("An open remark for readers.");
    for (const closed of ["A closed remark.", "Lena", "stays in the team"])
      expect(body).not.toContain(closed);
    const reader = as(await makePerson(db, "Reader", ["reader"]));
    const key = { place: placeOf(code), locale: "en", kind: "pdf" } as const;
    await expect(openReport(reader, store, key)).rejects.toMatchObject(NOT_FOUND);
    await expect(askForReport(reader, key)).rejects.toMatchObject(NOT_FOUND);
    // Who asks for what is there is not made to wait, and the worker has nothing to do.
    expect(await askForReport(observer, key)).toEqual({ ok: true, value: null });
    expect(await runs()).toHaveLength(2);
  });

  test("are not handed out any more once the report says something else, and are made again", async ({
    db,
    store,
  }) => {
    const { code, key, as, manager, kept } = await makeReleased(db, "XRD");
    const file = { place: placeOf(code), locale: "en", kind: "docx" } as const;
    await made(db, manager, store, "docx", code);
    const [writer, steward] = [
      as(await makePerson(db, "Writing steward", ["data_steward"])),
      as(await makePerson(db, "Checking steward", ["data_steward"])),
    ];
    const route = await makeEntry(writer, "routes", {
      ...routeOver(key.iso3, key.iso3),
      reportedBy: key.iso3,
      accessClass: "public",
      note: "A remark that came later.",
    });
    expect((await openReport(manager, store, file)).size).toBeGreaterThan(1_000);
    await checkEntry(steward, { register: "routes", code: route, version: 1, withoutSource: "on" });
    await expect(openReport(manager, store, file)).rejects.toMatchObject(NOT_FOUND);
    await made(db, manager, store, "docx", code);
    const parts = unzipSync(new Uint8Array(await buffer((await openReport(manager, store, file)).stream)));
    expect(strFromU8(parts["word/document.xml"] ?? new Uint8Array())).toContain("A remark that came later.");
    expect(await kept()).toBe(1);
  });

  test("go with an erasure and with a seal", async ({ db, store }) => {
    const { id, code, as, manager, kept } = await makeReleased(db, "XRE");
    const other = as(await makePerson(db, "Other manager", ["programme_manager"]));
    const file = { place: placeOf(code), locale: "en", kind: "docx" } as const;
    await made(db, manager, store, "docx", code);
    const passage = "nothing that stands anywhere";
    const proposed = await proposeErasure(manager, {
      entity: "assessment_scope",
      entityId: id,
      passage,
      reason: "It names a person.",
    });
    if (!proposed.ok) throw new Error(proposed.reason);
    expect(await confirmErasure(other, proposed.value.erasureId)).toMatchObject({ ok: true });
    expect(await kept()).toBe(0);
    await made(db, manager, store, "docx", code);
    await proposeSeal(manager, { code, reason: "A witness is in danger." });
    expect((await openReport(other, store, file)).size).toBeGreaterThan(1_000);
    expect(await confirmSeal(other, { code })).toMatchObject({ ok: true });
    expect(await kept()).toBe(0);
    await expect(openReport(other, store, file)).rejects.toMatchObject(NOT_FOUND);
    await expect(reportOfRelease(other, code, "en")).rejects.toMatchObject(NOT_FOUND);
  });

  test("say that they could not be made where the release was sealed meanwhile", async ({ db, store }) => {
    const { code, as, manager, runs, kept } = await makeReleased(db, "XRF");
    const other = as(await makePerson(db, "Other manager", ["programme_manager"]));
    expect(await askForReport(manager, { place: placeOf(code), locale: "ar", kind: "docx" })).toMatchObject({
      ok: true,
    });
    await proposeSeal(manager, { code, reason: "A witness is in danger." });
    await confirmSeal(other, { code });
    const [run] = await runs();
    await workOnReport(createContext(db, { kind: "system", job: "report" }, later), store, run?.id ?? "");
    expect(await runs()).toEqual([{ id: run?.id, status: "failed" }]);
    expect(await kept()).toBe(0);
  });
});
