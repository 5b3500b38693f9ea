import { expect } from "vitest";
import { undoBatch } from "@/lib/import/undo";
import { applyPack } from "@/lib/packs/mutations";
import { getPackRun } from "@/lib/packs/runs";
import { makePack } from "@/lib/packs/workbook";
import { compareFigures } from "@/lib/ratings/figures";
import { getRating } from "@/lib/ratings/queries";
import { askForSelfAssessment, giveSections } from "@/lib/self-assessments/mutations";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { store } from "@/tests/support/import-runs";
import { bringPack } from "@/tests/support/pack-runs";
import { allText, fillPack, sheetOf } from "@/tests/support/packs";
import { contextOf, TEST_NOW } from "@/tests/support/programme";
import { nameFor, openForScoping } from "@/tests/support/scoped-country";
import { answerAllBut, certifyAsRead } from "@/tests/support/self-assessed";

test("a contributor takes the own section out and brings it back without loss; nobody else takes it", async ({
  db,
}) => {
  const country = await openForScoping(db, "SAP", "XTP");
  const { id, manager, lead, focal, contributor } = country;
  const key = { ...country.key, kind: "self" as const };
  const ctx = contextOf(db, contributor);
  await nameFor(db, country, ["lead", "focal", "contributor"]);
  expect(await codeOf(makePack(contextOf(db, focal), "en", key))).toBe("NOT_FOUND");
  await askForSelfAssessment(contextOf(db, manager), key);
  expect(await codeOf(makePack(ctx, "en", key))).toBe("NOT_FOUND");
  await giveSections(contextOf(db, focal), { ...key, domains: ["G2"], userId: contributor.userId });
  await answerAllBut(db, id, focal.userId, ["G2.1"], TEST_NOW);

  const { bytes } = await makePack(ctx, "ar", key);
  const ratings = await sheetOf(bytes, 1);
  expect(ratings[0]).not.toContain("team_note");
  expect(ratings[0]).not.toContain("change_cause");
  expect(ratings.slice(2).every(([code]) => code?.startsWith("G2."))).toBe(true);
  expect(await allText(bytes)).not.toContain("G1.1");
  for (const person of [manager, lead])
    expect(await codeOf(makePack(contextOf(db, person), "en", key))).toBe("NOT_FOUND");

  const filled = await fillPack(bytes, { "G2.1": { state: "rated", level: 3, rationale: "قانون عام 2024" } });
  const run = await bringPack(ctx, key, filled);
  const read = await getPackRun(ctx, store, { ...key, run });
  if (read.status !== "compared") throw new Error(read.status);
  expect(read.preview.problems).toEqual([]);
  const { versions } = read.preview;
  expect(await applyPack(ctx, store, { ...key, run, versions, choices: {} })).toEqual({
    ok: true,
    value: { changed: 1 },
  });
  expect(await getRating(ctx, { ...key, indicator: "G2.1" })).toMatchObject({
    level: 3,
    rationale: "قانون عام 2024",
    language: "ar",
  });
  expect(await compareFigures(ctx)).toEqual([]);

  const done = await getPackRun(ctx, store, { ...key, run });
  if (done.status !== "applied" || done.batch === null) throw new Error(done.status);
  expect(await codeOf(undoBatch(contextOf(db, lead), done.batch))).toBe("NOT_FOUND");
  expect(await undoBatch(ctx, done.batch)).toMatchObject({ ok: true, value: { undone: 1 } });
  expect(await getRating(ctx, { ...key, indicator: "G2.1" })).toMatchObject({ level: null });
});

test("a pack that comes back after the certification is shown, and nothing of it is taken", async ({
  db,
}) => {
  const country = await openForScoping(db, "SAQ", "XTQ");
  const { id, manager, focal } = country;
  const key = { ...country.key, kind: "self" as const };
  const ctx = contextOf(db, focal);
  await nameFor(db, country, ["lead", "focal"]);
  await askForSelfAssessment(contextOf(db, manager), key);
  await answerAllBut(db, id, focal.userId, [], TEST_NOW);
  const { bytes } = await makePack(ctx, "en", key);
  const certified = await certifyAsRead(db, country, { statement: "Complete", language: "en" });
  expect(certified.ok).toBe(true);
  expect(await codeOf(makePack(ctx, "en", key))).toBe("LOCKED");
  const run = await bringPack(ctx, key, await fillPack(bytes, { "G2.1": { level: 4 } }));
  const read = await getPackRun(ctx, store, { ...key, run });
  if (read.status !== "compared") throw new Error(read.status);
  expect(read.preview).toMatchObject({ changes: [], problems: [{ code: "locked", value: "G2.1" }] });
  const applied = await applyPack(ctx, store, { ...key, run, versions: { "G2.1": 1 }, choices: {} });
  expect(applied).toEqual({ ok: false, reason: "locked" });
  expect((await getRating(ctx, { ...key, indicator: "G2.1" })).level).toBe(2);
});
