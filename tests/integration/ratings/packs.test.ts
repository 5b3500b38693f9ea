import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { ratings } from "@/db/schema/rating";
import { verifyChain } from "@/lib/audit/verify";
import { type Actor, actingAs, type Ctx } from "@/lib/core/context";
import { getRun } from "@/lib/import/runs/queries";
import { undoBatch } from "@/lib/import/undo";
import { applyPack, discardPack } from "@/lib/packs/mutations";
import { getPackRun } from "@/lib/packs/runs";
import type { PackKey } from "@/lib/packs/schema";
import { makePack } from "@/lib/packs/workbook";
import { compareFigures } from "@/lib/ratings/figures";
import { ratingHistory } from "@/lib/ratings/history";
import { saveRating } from "@/lib/ratings/mutations";
import type { RatingFields } from "@/lib/ratings/schema";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { store } from "@/tests/support/import-runs";
import { applied, bringPack, preview } from "@/tests/support/pack-runs";
import { allText, fillPack, sheetOf, type Typed } from "@/tests/support/packs";
import { makePerson } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";
import { added, CANARY, interview, law } from "@/tests/support/source-records";

const keyOf = ({ round, iso3 }: ScoredCountry): PackKey => ({ round, iso3, kind: "assessor" });

async function save(
  ctx: Ctx,
  country: ScoredCountry,
  indicator: string,
  baseVersion: number,
  fields: RatingFields,
) {
  const outcome = await saveRating(ctx, {
    ...keyOf(country),
    indicator,
    baseVersion,
    mutationId: randomUUID(),
    fields,
  });
  if (outcome.status !== "saved") throw new Error(JSON.stringify(outcome));
}

/** A country with two ratings by its assessor. */
async function scene(db: Database) {
  const country = await makeScoredCountry(db);
  const ctx = country.as(country.assessor);
  await save(ctx, country, "G2.1", 0, { level: 2, rationale: "As it was.\nسطر ثان", language: "en" });
  await save(ctx, country, "G2.2", 0, { level: 1, rationale: "Also as it was.", teamNote: "For us." });
  return { country, ctx, key: keyOf(country) };
}

async function rationaleOf(db: Database, { assessmentId }: ScoredCountry, indicator: string) {
  const [row] = await db.read
    .select({ rationale: ratings.rationale, level: ratings.level, version: ratings.version })
    .from(ratings)
    .where(and(eq(ratings.assessmentId, assessmentId), eq(ratings.indicator, indicator)));
  return row;
}

const bring = async (ctx: Ctx, key: PackKey, typed: Typed) =>
  bringPack(ctx, key, await fillPack((await makePack(ctx, "en", key)).bytes, typed));

test("a pack that nobody filled in changes nothing", async ({ db }) => {
  const { ctx, key } = await scene(db);
  for (const locale of ["en", "ar"] as const) {
    const { bytes } = await makePack(ctx, locale, key);
    const run = await bringPack(ctx, key, await fillPack(bytes, {}));
    const read = await preview(ctx, key, run);
    expect(read).toMatchObject({ changes: [], same: 0, problems: [] });
    expect(await applied(ctx, key, run, read)).toMatchObject({ ok: false, reason: "nothing" });
  }
});

test("what only the pack changed is written as one batch, and the same pack again changes nothing", async ({
  db,
}) => {
  const { country, ctx, key } = await scene(db);
  const { bytes } = await makePack(ctx, "en", key);
  const filled = await fillPack(bytes, {
    "G2.1": { level: 3, rationale: "Seen in the field." },
    "G3.1": { state: "Not assessed", reason: "Access refused", team_note: "Ask the embassy." },
    "G4.1": { level: "0", rationale: "=1+1 is no formula here" },
  });
  const run = await bringPack(ctx, key, filled);
  const read = await preview(ctx, key, run);
  expect(read.changes.map(({ indicator, part, status }) => [indicator, part, status])).toEqual([
    ["G2.1", "judgement", "added"],
    ["G2.1", "rationale", "added"],
    ["G3.1", "judgement", "added"],
    ["G3.1", "teamNote", "added"],
    ["G4.1", "judgement", "added"],
    ["G4.1", "rationale", "added"],
  ]);
  expect(await applied(ctx, key, run, read)).toEqual({ ok: true, value: { changed: 3 } });
  expect(await rationaleOf(db, country, "G2.1")).toEqual({
    rationale: "Seen in the field.",
    level: "3.000",
    version: 2,
  });
  expect(await compareFigures(ctx)).toEqual([]);
  const batches = and(
    eq(auditEvents.entity, "import_batch"),
    eq(auditEvents.actorId, country.assessor.userId),
  );
  expect(await db.read.$count(auditEvents, batches)).toBe(1);
  expect((await verifyChain(db.read)).ok).toBe(true);

  expect(await applied(ctx, key, run, read)).toMatchObject({ ok: false, reason: "applied" });
  const again = await bringPack(ctx, key, filled);
  const second = await preview(ctx, key, again);
  expect(second).toMatchObject({ changes: [], same: 6 });
  expect(await applied(ctx, key, again, second)).toMatchObject({ ok: false, reason: "nothing" });
  expect((await rationaleOf(db, country, "G2.1"))?.version).toBe(2);
});

test("a part that was changed on both sides is written only where a person takes it", async ({ db }) => {
  const { country, ctx, key } = await scene(db);
  const { bytes } = await makePack(ctx, "en", key);
  const lead = country.as(country.lead, 1000);
  await save(lead, country, "G2.1", 1, { rationale: "By the lead." });
  await save(lead, country, "G2.2", 1, { rationale: "By the lead, too." });
  const filled = await fillPack(bytes, {
    "G2.1": { rationale: "By the pack.", level: 4 },
    "G2.2": { rationale: "By the pack, too.", team_note: null },
  });
  const run = await bringPack(ctx, key, filled);
  const read = await preview(ctx, key, run);
  expect(read.changes).toMatchObject([
    { indicator: "G2.1", part: "judgement", status: "added" },
    {
      indicator: "G2.1",
      part: "rationale",
      status: "collides",
      file: "By the pack.",
      stored: "By the lead.",
    },
    { indicator: "G2.2", part: "rationale", status: "collides" },
    { indicator: "G2.2", part: "teamNote", status: "emptied", stored: "For us." },
  ]);
  expect(await applied(ctx, key, run, read, { "G2.1.rationale": "file" })).toMatchObject({
    ok: false,
    reason: "choice_missing",
  });
  const choices = {
    "G2.1.rationale": "file",
    "G2.2.rationale": "stored",
    "G2.2.teamNote": "stored",
  } as const;
  await save(lead, country, "G2.1", 2, { rationale: "By the lead, while somebody chose." });
  expect(await applied(ctx, key, run, read, choices)).toMatchObject({
    ok: false,
    reason: "changed_meanwhile",
  });
  expect((await rationaleOf(db, country, "G2.1"))?.level).toBe("2.000");
  const anew = await preview(ctx, key, run);
  expect(await applied(ctx, key, run, anew, choices)).toEqual({ ok: true, value: { changed: 1 } });
  expect(await rationaleOf(db, country, "G2.1")).toMatchObject({ rationale: "By the pack.", level: "4.000" });
  expect(await rationaleOf(db, country, "G2.2")).toMatchObject({ rationale: "By the lead, too." });
});

test("nothing of a pack is written where one of its saves fails", async ({ db }) => {
  const { country, ctx, key } = await scene(db);
  const run = await bring(ctx, key, { "G2.1": { rationale: "One." }, "G2.2": { rationale: "Two." } });
  const read = await preview(ctx, key, run);
  await save(country.as(country.lead), country, "G2.2", 1, { rationale: "Meanwhile." });
  expect((await applied(ctx, key, run, read, { "G2.2.rationale": "file" })).ok).toBe(false);
  expect((await rationaleOf(db, country, "G2.1"))?.version).toBe(1);
});

test("cells that cannot be taken are named with sheet, row and column, and the rest is taken", async ({
  db,
}) => {
  const { country, ctx, key } = await scene(db);
  const run = await bring(ctx, key, {
    "G2.1": { level: { formula: "1+2" }, rationale: "Taken." },
    "G2.2": { level: 7 },
    "G3.1": { state: "Perhaps" },
    "G3.2": { version: 4, rationale: "Not taken." },
    "G4.1": { code: "G99", rationale: "Not taken." },
    "G4.2": { level: 2, reason: "Access refused" },
  });
  const read = await preview(ctx, key, run);
  expect(read.problems.map(({ sheet, column, code, value }) => [sheet, column, code, value])).toEqual([
    ["Ratings", "D Level", "formula", ""],
    ["Ratings", "D Level", "level_off_scale", "7"],
    ["Ratings", "C Answer", "state_unknown", "Perhaps"],
    ["Ratings", "L Seal", "row_changed", "G3.2"],
    ["Ratings", "A Code", "code_unknown", "G99"],
    ["Ratings", "E Why not assessed", "reason_without_state", "Access refused"],
    ["Ratings", null, "rows_missing", "G4.1"],
  ]);
  expect(read.problems.every(({ line }, index) => index === 6 || (line ?? 0) > 2)).toBe(true);
  expect(read.changes).toMatchObject([{ indicator: "G2.1", part: "rationale", file: "Taken." }]);
  expect((await applied(ctx, key, run, read)).ok).toBe(true);
  expect(await rationaleOf(db, country, "G2.1")).toMatchObject({ rationale: "Taken.", level: "2.000" });
});

test("a pack of another assessment, a foreign file, and ratings that are locked change nothing", async ({
  db,
}) => {
  const { country, ctx, key } = await scene(db);
  const other = await scene(db);
  const foreign = await bringPack(ctx, key, (await makePack(other.ctx, "en", other.key)).bytes);
  expect((await preview(ctx, key, foreign)).problems).toMatchObject([{ code: "other_assessment" }]);
  const filled = await fillPack((await makePack(ctx, "en", key)).bytes, { "G2.1": { rationale: "Late." } });
  const run = await bringPack(ctx, key, filled);
  const read = await preview(ctx, key, run);
  await country.setState("internal_review");
  expect((await preview(ctx, key, run)).problems).toMatchObject([{ code: "locked", value: "G2.1" }]);
  expect(await applied(ctx, key, run, read)).toMatchObject({ ok: false, reason: "locked" });
  expect(await codeOf(makePack(ctx, "en", key))).toBe("LOCKED");
  expect((await rationaleOf(db, country, "G2.1"))?.version).toBe(1);
});

test("an applied pack is undone as one, and the histories tell both", async ({ db }) => {
  const { country, ctx, key } = await scene(db);
  const run = await bring(ctx, key, { "G2.1": { rationale: "By the pack." }, "G3.1": { level: 1 } });
  await applied(ctx, key, run, await preview(ctx, key, run));
  const read = await getPackRun(ctx, store, { ...key, run });
  if (read.status !== "applied" || read.batch === null) throw new Error("not applied");
  expect(await undoBatch(ctx, read.batch)).toMatchObject({ ok: true, value: { undone: 2, left: [] } });
  expect(await rationaleOf(db, country, "G2.1")).toMatchObject({
    rationale: "As it was.\nسطر ثان",
    version: 3,
  });
  expect(await rationaleOf(db, country, "G3.1")).toMatchObject({ level: null });
  const { revisions } = await ratingHistory(ctx, { ...key, indicator: "G2.1" });
  expect(revisions.map(({ fields }) => fields.map(({ after }) => after))).toEqual([
    ["As it was.\nسطر ثان"],
    ["By the pack."],
    expect.arrayContaining(["rated", 2]),
  ]);
  expect(await compareFigures(ctx)).toEqual([]);
});

describe("who takes and brings a pack", () => {
  test("others than who writes these ratings find none, and another person's pack is absent", async ({
    db,
  }) => {
    const { country, ctx, key } = await scene(db);
    const run = await bring(ctx, key, { "G2.1": { rationale: "Mine." } });
    const outsiders: Actor[] = [country.reviewer, await makePerson(db, "manager", ["programme_manager"])];
    for (const actor of outsiders) {
      expect(await codeOf(makePack(actingAs(ctx, actor), "en", key))).toBe("NOT_FOUND");
      expect(await codeOf(bringPack(actingAs(ctx, actor), key, Buffer.from("x")))).toBe("NOT_FOUND");
    }
    const lead = country.as(country.lead);
    expect(await codeOf(getPackRun(lead, store, { ...key, run }))).toBe("NOT_FOUND");
    expect(await codeOf(applyPack(lead, store, { ...key, run, versions: {}, choices: {} }))).toBe(
      "NOT_FOUND",
    );
    expect(await codeOf(discardPack(lead, { ...key, run }))).toBe("NOT_FOUND");
    expect(await codeOf(getRun(ctx, run))).toBe("NOT_FOUND");
    expect(await discardPack(ctx, { ...key, run })).toMatchObject({ ok: true });
    expect(await codeOf(getPackRun(ctx, store, { ...key, run }))).toBe("NOT_FOUND");
  });

  test("the sheets say what to know, and texts that look like formulas go out as texts", async ({ db }) => {
    const { country, ctx, key } = await scene(db);
    await save(ctx, country, "G3.1", 0, { rationale: '=HYPERLINK("http://x.test")' });
    const { bytes, name } = await makePack(ctx, "ar", key);
    expect(name).toBe(`${key.round}-${key.iso3}-assessor-2026-03-02.xlsx`);
    expect((await sheetOf(bytes, 0)).flat()).toContain(country.assessor.name);
    const run = await bringPack(ctx, key, bytes);
    expect(await preview(ctx, key, run)).toMatchObject({ changes: [], problems: [] });
  });

  test("sources go out that may be read by the whole team, and confidential ones never", async ({ db }) => {
    const { country, ctx, key } = await scene(db);
    const open = await added(ctx, law(country));
    const restricted = await added(ctx, law(country, { accessClass: "restricted", title: "Minutes" }));
    await added(ctx, interview(country));
    const { bytes } = await makePack(ctx, "en", key);
    const [, ...rows] = await sheetOf(bytes, 3);
    expect(rows).toEqual([
      [open, "Act 12", "Public"],
      [restricted, "Minutes", "Only for the team"],
    ]);
    expect(await allText(bytes)).not.toContain(CANARY);
  });
});
