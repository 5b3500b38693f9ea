import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { LAW_ELEMENTS } from "@/db/code-lists";
import { registerEntries } from "@/db/schema/register";
import { getAssessment } from "@/lib/assessments/queries";
import type { Ctx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { derivationFacts, inForceOn } from "@/lib/derived/facts";
import { suggestedLevels } from "@/lib/derived/suggestion";
import { editionByHash } from "@/lib/editions/queries";
import { secondRead } from "@/lib/laws/mutations";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { submissionProblems } from "@/lib/ratings/submission";
import { checkEntry } from "@/lib/registers/mutations";
import { giveConfirmation, listConfirmations } from "@/lib/reviews/confirmations";
import { test } from "@/tests/support/database";
import { lawOf, makeEntry } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

const PURPOSE_ONLY = { sexual_other: "covered", forced_labour: "covered", internal_covered: "not" };

async function checkedLaw(db: Database, made: ScoredCountry, input: object): Promise<string> {
  const code = await makeEntry(made.as(made.assessor), "laws", input);
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), TEST_NOW);
  await checkEntry(steward, { register: "laws", code, version: 1, withoutSource: "on" });
  return code;
}

async function suggested(ctx: Ctx, made: ScoredCountry) {
  const { assessment } = await getAssessment(ctx, made);
  const edition = await editionByHash(ctx, assessment.editionSha256);
  return suggestedLevels(edition, await derivationFacts(ctx, assessment));
}

const rate = (ctx: Ctx, made: ScoredCountry, level: number, baseVersion = 0, overrideReason?: string) =>
  saveRating(ctx, {
    round: made.round,
    iso3: made.iso3,
    indicator: "G2.1",
    kind: "assessor",
    baseVersion,
    mutationId: newId(TEST_NOW),
    fields: { state: "rated", level, ...(overrideReason === undefined ? {} : { overrideReason }) },
  });

describe("levels from the registers", () => {
  test("rest on checked laws in force on the cut-off date, and on none of another State", async ({ db }) => {
    const made = await makeScoredCountry(db);
    const ctx = made.as(made.assessor);
    expect(await suggested(ctx, made)).toEqual(new Map());
    const draft = await makeEntry(ctx, "laws", lawOf(made.iso3, PURPOSE_ONLY));
    expect((await suggested(ctx, made)).get("G2.1")).toBeUndefined();
    const code = await checkedLaw(db, made, lawOf(made.iso3, PURPOSE_ONLY));
    await checkedLaw(db, made, lawOf(made.iso3, {}, { inForceOn: "2099", lawTitle: "A later act" }));
    const found = (await suggested(ctx, made)).get("G2.1");
    expect(found).toMatchObject({ level: 1, laws: [{ code }] });
    expect(found?.laws).toHaveLength(1);
    expect(draft).not.toBe(code);
    const other = await makeScoredCountry(db);
    expect(await suggested(other.as(other.assessor), other)).toEqual(new Map());
  });

  test("a law is in force from the last day that its date may mean until the first of its repeal", () => {
    const law = { lawStatus: "in_force", inForceOn: "2010", repealedOn: null };
    expect(inForceOn(law, "2010-12-30")).toBe(false);
    expect(inForceOn(law, "2010-12-31")).toBe(true);
    const repealed = { ...law, lawStatus: "repealed", repealedOn: "2015-06" };
    expect(inForceOn(repealed, "2015-05-31")).toBe(true);
    expect(inForceOn(repealed, "2015-06-01")).toBe(false);
    expect(inForceOn({ ...law, lawStatus: "draft" }, "2020-01-01")).toBe(false);
  });
});

describe("a level that the registers suggest otherwise", () => {
  test("needs a reason before the assessment is submitted, and the reason stays in the team", async ({
    db,
  }) => {
    const made = await makeScoredCountry(db);
    const ctx = made.as(made.assessor);
    await checkedLaw(db, made, lawOf(made.iso3, PURPOSE_ONLY));
    await rate(ctx, made, 2);
    const { assessment } = await getAssessment(ctx, made);
    const missing = async () =>
      (await submissionProblems(ctx, assessment)).filter(
        ({ problem }) => problem === "override_reason_missing",
      );
    expect(await missing()).toMatchObject([{ indicator: "G2.1", values: { suggested: 1 } }]);
    await rate(ctx, made, 2, 1, "The code of 1960 covers the rest.");
    expect(await missing()).toEqual([]);
    expect(await getRating(ctx, { ...made, indicator: "G2.1", kind: "assessor" })).toMatchObject({
      level: 2,
      overrideReason: "The code of 1960 covers the rest.",
    });
  });
});

describe("a gate that rests on elements of laws", () => {
  test("is confirmed only after a second person has read every one of them", async ({ db }) => {
    const made = await makeScoredCountry(db);
    const all = LAW_ELEMENTS.map((element) => [element, "covered"] as const);
    const code = await checkedLaw(
      db,
      made,
      lawOf(made.iso3, { ...Object.fromEntries(all), all_sexes_ages: "partly" }),
    );
    await rate(made.as(made.assessor), made, 1);
    await made.setState("internal_review");
    const reviewer = made.as(made.reviewer, 1_000);
    const { assessment } = await getAssessment(reviewer, made);
    const gate = async () =>
      (await listConfirmations(reviewer, assessment)).find(({ kind }) => kind === "gate");
    const needed = await gate();
    expect(needed).toMatchObject({ indicator: "G2.1", gates: ["gate-offence"], given: false });
    expect(needed?.elementsToRead).toHaveLength(24);
    const confirm = {
      round: made.round,
      iso3: made.iso3,
      kind: "gate",
      indicator: "G2.1",
      judgementVersion: needed?.judgementVersion ?? 0,
      note: null,
    } as const;
    expect(await giveConfirmation(reviewer, confirm)).toEqual({ ok: false, reason: "elements_to_read" });
    const read = { code, version: 2, element: "all_with_article" } as const;
    expect((await secondRead(reviewer, read)).ok).toBe(true);
    expect((await gate())?.elementsToRead).toEqual([]);
    expect((await giveConfirmation(reviewer, confirm)).ok).toBe(true);
    const [entry] = await db.read
      .select({ status: registerEntries.status })
      .from(registerEntries)
      .where(eq(registerEntries.code, code));
    expect(entry?.status).toBe("checked");
  });
});
