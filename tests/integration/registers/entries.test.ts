import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { RegisterKey } from "@/db/enums";
import { passages, sources } from "@/db/schema/source";
import { verifyChain } from "@/lib/audit/verify";
import { runRegisterImport } from "@/lib/import/entries/run";
import { citeEntry, removeEntryCitation } from "@/lib/registers/cite";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { entryHistory, getEntry } from "@/lib/registers/entry-queries";
import { entrySchema } from "@/lib/registers/entry-schema";
import { addEntry, checkEntry, saveEntry, supersedeEntry, withdrawEntry } from "@/lib/registers/mutations";
import { listEntries } from "@/lib/registers/queries";
import { entryFilter } from "@/lib/registers/schema";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry, makePassage, routeOver } from "@/tests/support/entries";
import { contextOf, makeCountry, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const later = new Date(TEST_NOW.getTime() + 60_000);
const all = (register: "routes" | "detections" | "laws", query = {}) =>
  entryFilter(DEFINITIONS[register], query);

describe("an entry", () => {
  test("is not moved into countries for which its writer may add nothing", async ({ db }) => {
    const [made, other] = [await makeScoredCountry(db), await makeScoredCountry(db)];
    const writer = made.as(made.assessor);
    const code = await makeEntry(writer, "detections", detectionOf(made.iso3, 2019, 10));
    const moved = entrySchema(DEFINITIONS.detections).parse(detectionOf(other.iso3, 2019, 10));
    await expect(
      saveEntry(writer, { register: "detections", code, version: 1 }, moved),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    const bytes = Buffer.from(`code,country,reported_by\n${code},${other.iso3},${other.iso3}`);
    const { outcome } = await runRegisterImport(
      writer,
      "detections",
      { name: "moved.csv", bytes },
      { constants: {}, dryRun: true },
    );
    expect(outcome).toMatchObject({ problems: [{ code: "not_allowed_here" }] });
  });

  test("is added with its rows, saved over the version that was seen, and kept in the chain", async ({
    db,
  }) => {
    const made = await makeScoredCountry(db);
    await makeCountry(db, "QAA");
    const ctx = made.as(made.assessor);
    const code = await makeEntry(ctx, "routes", routeOver(made.iso3, "QAA"));
    expect(code).toBe(`${made.iso3}-R-001`);
    const entry = await getEntry(ctx, "routes", code);
    expect(entry).toMatchObject({
      title: `[[country:${made.iso3}]] → [[country:QAA]]`,
      status: "draft",
      accessClass: "restricted",
      version: 1,
      countries: [
        { iso3: made.iso3, role: "origin" },
        { iso3: "QAA", role: "destination" },
      ],
    });
    const input = entrySchema(DEFINITIONS.routes).parse({ ...routeOver(made.iso3, "QAA"), trend: "falling" });
    const key = { register: "routes", code, version: 1 } as const;
    expect(await saveEntry(ctx, key, input)).toEqual({ ok: true, value: { version: 2 } });
    expect(await saveEntry(ctx, key, input)).toEqual({ ok: false, reason: "changed_meanwhile" });
    const [newest] = await entryHistory(ctx, "routes", code);
    expect(newest?.fields).toEqual([{ field: "trend", before: "rising", after: "falling" }]);
    expect((await verifyChain(ctx.read)).ok).toBe(true);
  });

  test("is checked by a steward who did not write it, and a change makes it a draft again", async ({
    db,
  }) => {
    const made = await makeScoredCountry(db);
    const ctx = made.as(made.assessor);
    const code = await makeEntry(ctx, "detections", detectionOf(made.iso3, 2020, 12));
    const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
    const check = { register: "detections", code, version: 1, withoutSource: "on" } as const;
    await expect(checkEntry(ctx, check)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await checkEntry(steward, check)).toEqual({ ok: true, value: { version: 2 } });
    const saved = await saveEntry(
      ctx,
      { ...check, version: 2 },
      entrySchema(DEFINITIONS.detections).parse(detectionOf(made.iso3, 2020, 13)),
    );
    expect(saved.ok).toBe(true);
    expect(await getEntry(ctx, "detections", code)).toMatchObject({ status: "draft", checkedAt: null });
    const own = await makeEntry(steward, "detections", detectionOf(made.iso3, 2021, 4));
    await expect(checkEntry(steward, { ...check, code: own, withoutSource: "on" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  test("one cell holds one figure", async ({ db }) => {
    const made = await makeScoredCountry(db);
    const ctx = made.as(made.assessor);
    const input = entrySchema(DEFINITIONS.detections).parse(detectionOf(made.iso3, 2020, 12));
    expect((await addEntry(ctx, "detections", input)).ok).toBe(true);
    expect(await addEntry(ctx, "detections", input)).toEqual({ ok: false, reason: "same_cell" });
  });

  test("is withdrawn or superseded with a reason and never deleted", async ({ db }) => {
    const made = await makeScoredCountry(db);
    const ctx = made.as(made.assessor);
    const [first, second] = [
      await makeEntry(ctx, "detections", detectionOf(made.iso3, 2018, 12)),
      await makeEntry(ctx, "detections", detectionOf(made.iso3, 2019, 12)),
    ];
    const key = { register: "detections", code: first, version: 1, reason: "Counted twice" } as const;
    expect(await supersedeEntry(ctx, { ...key, by: "XXX-D-999" })).toEqual({
      ok: false,
      reason: "successor_unknown",
    });
    expect(await supersedeEntry(ctx, { ...key, by: second })).toMatchObject({ ok: true });
    expect(await getEntry(ctx, "detections", first)).toMatchObject({
      status: "superseded",
      supersededBy: second,
    });
    expect(await withdrawEntry(ctx, { ...key, code: second })).toMatchObject({ ok: true });
    const list = await listEntries(ctx, "detections", all("detections", { country: made.iso3 }));
    expect(list.lines).toEqual([]);
    expect((await entryHistory(ctx, "detections", second))[0]?.reason).toBe("Counted twice");
  });

  test("speaks of another State outside the team only with two independent sources", async ({ db }) => {
    const made = await makeScoredCountry(db);
    await makeCountry(db, "QAB");
    const ctx = made.as(made.assessor);
    const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    const code = await makeEntry(ctx, "routes", {
      ...routeOver(made.iso3, "QAB"),
      accessClass: "public",
      reportedBy: made.iso3,
    });
    const cite = (passageId: string) =>
      citeEntry(ctx, { register: "routes", code, passageId, shows: "exists", stance: "supports" });
    const [one, two] = [
      await makePassage(ctx, made.iso3),
      await makePassage(ctx, made.iso3, { publisher: "Red Crescent" }),
    ];
    expect(await cite(one)).toMatchObject({ ok: true });
    expect(await cite(one)).toEqual({ ok: false, reason: "cited_already" });
    expect(
      await checkEntry(steward, { register: "routes", code, version: 1, withoutSource: "on" }),
    ).toMatchObject({ ok: true });
    await expect(getEntry(reader, "routes", code)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const second = await cite(two);
    expect(await getEntry(reader, "routes", code)).toMatchObject({ reportedBy: made.iso3, updatedBy: null });
    if (!second.ok) throw new Error(second.reason);
    await removeEntryCitation(ctx, { register: "routes", code, citationId: second.value.citationId });
    await expect(getEntry(reader, "routes", code)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("about what its own authors made public is found without a second source, unless a State reported it", async ({
    db,
  }) => {
    const made = await makeScoredCountry(db);
    const other = await makeScoredCountry(db);
    const ctx = made.as(made.assessor);
    const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    const isFound = async (register: RegisterKey, input: object) => {
      const code = await makeEntry(ctx, register, { ...input, accessClass: "public" });
      expect(await checkEntry(steward, { register, code, version: 1, withoutSource: "on" })).toMatchObject({
        ok: true,
      });
      return getEntry(reader, register, code).then(
        () => true,
        () => false,
      );
    };
    const [one, two] = [made.iso3, other.iso3];
    const report = {
      name: "A report",
      kind: "report",
      publisher: "UNODC",
      languages: ["en"],
      link: "https://www.unodc.org",
    };
    const publication = { ...report, countries: [one, two] };
    const institution = { name: "Office of the prosecutor", country: one, functions: ["prosecutes"] };
    const agreement = { kind: "agreement", subject: "On return", country: one, otherCountries: [two] };
    for (const [register, input] of [
      ["publications", publication],
      ["institutions", institution],
      ["cooperation", agreement],
    ] as const) {
      expect(await isFound(register, input), register).toBe(true);
      const reported = { ...input, reportedBy: two };
      expect(await isFound(register, reported), `${register} by another State`).toBe(false);
    }
    const requests = { kind: "extradition_requests", subject: "Requests", country: one, year: 2020 };
    for (const [register, input] of [
      ["cooperation", { ...requests, direction: "sent", requests: 4 }],
      ["cooperation", { ...agreement, kind: "joint_operation" }],
      ["routes", routeOver(one, two)],
    ] as const) {
      expect(await isFound(register, input), register).toBe(false);
    }
  });

  test("does not count a source that became confidential", async ({ db }) => {
    const made = await makeScoredCountry(db);
    const ctx = made.as(made.assessor);
    const code = await makeEntry(ctx, "detections", detectionOf(made.iso3, 2020, 12));
    const passageId = await makePassage(ctx, made.iso3);
    await citeEntry(ctx, { register: "detections", code, passageId, shows: "exists", stance: "supports" });
    expect(await getEntry(ctx, "detections", code)).toMatchObject({ independentSources: 1 });
    const [row] = await db.read
      .select({ code: sources.code })
      .from(sources)
      .innerJoin(passages, eq(passages.sourceId, sources.id))
      .where(eq(passages.id, passageId));
    const { saveSource } = await import("@/lib/sources/mutations");
    const { saveSourceSchema } = await import("@/lib/sources/schema");
    await saveSource(
      ctx,
      saveSourceSchema.parse({
        code: row?.code,
        version: 1,
        type: "ngo_report",
        issuedByState: false,
        title: "Report of IOM",
        publisher: "IOM",
        accessClass: "confidential",
        typedLanguage: "en",
        countries: [made.iso3],
      }),
    );
    expect(await getEntry(ctx, "detections", code)).toMatchObject({ independentSources: 0 });
    const other = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]), later);
    expect((await getEntry(other, "detections", code)).citations).toEqual([
      expect.objectContaining({ source: { visible: false, type: "ngo_report", year: null } }),
    ]);
  });
});

describe("a register", () => {
  test("finds by text, country, own filters and status, and pages", async ({ db }) => {
    const made = await makeScoredCountry(db);
    const ctx = made.as(made.assessor);
    for (const year of [2015, 2016, 2017]) {
      await makeEntry(ctx, "detections", detectionOf(made.iso3, year, 10));
    }
    const list = (query: object) =>
      listEntries(ctx, "detections", all("detections", { country: made.iso3, ...query }));
    expect((await list({})).total).toBe(3);
    expect((await list({ year: "2016" })).lines.map(({ values }) => values.year)).toEqual([2016]);
    expect((await list({ sex: "female" })).total).toBe(0);
    expect((await list({ status: "checked" })).total).toBe(0);
    expect((await list({ q: "D-002" })).total).toBe(1);
    expect((await list({ page: "2" })).lines).toEqual([]);
    const codes = async (query: object) => (await list(query)).lines.map(({ code }) => code);
    const ascending = await codes({ sort: "code" });
    expect(ascending).toEqual(ascending.toSorted());
    expect(await codes({ sort: "code_descending" })).toEqual(ascending.toReversed());
    expect(await codes({ sort: "value" })).toEqual(ascending);
    expect((await list({ year: "nonsense", sex: "nobody" })).total).toBe(3);
  });

  test("shows nothing of other countries' drafts, and hidden looks absent", async ({ db }) => {
    const made = await makeScoredCountry(db);
    const stranger = contextOf(db, await makePerson(db, "Stranger"), later);
    const code = await makeEntry(made.as(made.assessor), "detections", detectionOf(made.iso3, 2020, 12));
    expect((await listEntries(stranger, "detections", all("detections"))).total).toBe(0);
    await expect(getEntry(stranger, "detections", code)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getEntry(stranger, "detections", "QQQ-D-001")).rejects.toMatchObject({ code: "NOT_FOUND" });
    const input = entrySchema(DEFINITIONS.detections).parse(detectionOf(made.iso3, 2021, 12));
    await expect(addEntry(stranger, "detections", input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
