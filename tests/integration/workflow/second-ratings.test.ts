import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { ratings } from "@/db/schema/rating";
import { hasReviewed } from "@/lib/assessments/past-raters";
import { getAssessment } from "@/lib/assessments/queries";
import { takeTransition } from "@/lib/assessments/transitions";
import { verifyChain } from "@/lib/audit/verify";
import { changedRatings, ratingHistory } from "@/lib/ratings/history";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import type { RatingFields } from "@/lib/ratings/schema";
import {
  askForSecondRating,
  decideSecondRating,
  handInSecondRatings,
  revealSecondRatings,
  takeBackSecondRatings,
} from "@/lib/second-ratings/mutations";
import { openSecondRatings } from "@/lib/second-ratings/open";
import { secondRatingPage } from "@/lib/second-ratings/page";
import { secondRatingTurns } from "@/lib/second-ratings/turns";
import { test } from "@/tests/support/database";
import { contextOf, makePerson, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import { giveOne, makeProgramme, openRound, type Programme, rateAll } from "@/tests/support/released-country";

const FIRST_REASON = "CANARY-FIRST the ministry sent its register";
const OTHER_REASON = "The decree covers two of three elements";
const SECOND_REASON = "CANARY-SECOND the register was not seen";

type Scene = { db: Database; people: Programme; second: TestPerson; key: { round: string; iso3: string } };

/** A complete draft in a round that asks for a second rating, and a second rater. */
async function scene(db: Database, round: string, iso3: string): Promise<Scene> {
  const people = await makeProgramme(db);
  const key = { round, iso3 };
  await openRound(db, people, round, [iso3], { secondRating: true });
  await rateAll(db, people, key, { "G2.1": { level: 3 } });
  const reasoned = await saveRating(contextOf(db, people.lead), {
    ...key,
    indicator: "G2.1",
    kind: "assessor",
    baseVersion: 1,
    mutationId: randomUUID(),
    fields: { rationale: FIRST_REASON },
  });
  expect(reasoned.status).toBe("saved");
  const second = await makePerson(db, "Second rater");
  await giveOne(contextOf(db, people.manager), key, second, "second_rater");
  return { db, people, second, key };
}

const pageOf = ({ db, key }: Scene, person: TestPerson) =>
  secondRatingPage({ ...contextOf(db, person), actor: person }, "en", key);

async function sampled(scene: Scene): Promise<readonly string[]> {
  const { sample } = await pageOf(scene, scene.second);
  return sample.map(({ indicator }) => indicator);
}

function rateSecond({ db, second, key }: Scene, indicator: string, fields: RatingFields, baseVersion = 0) {
  return saveRating(contextOf(db, second), {
    ...key,
    indicator,
    kind: "second",
    baseVersion,
    mutationId: randomUUID(),
    fields,
  });
}

/** Second ratings of the whole sample: the level of the first, but for G2.1 three levels lower. */
async function rateSample(scene: Scene): Promise<void> {
  for (const indicator of await sampled(scene)) {
    const level = indicator === "G2.1" ? 0 : indicator === "R1.2" ? 1 : 2;
    const saved = await rateSecond(scene, indicator, { state: "rated", level, rationale: SECOND_REASON });
    expect(saved.status).toBe("saved");
  }
}

async function submit({ db, people, key }: Scene) {
  const lead = contextOf(db, people.lead);
  const { assessment } = await getAssessment(lead, key);
  const { version } = assessment;
  const said = { reason: null, corrigendum: null, previewSeen: true };
  return takeTransition(lead, { ...key, transition: "submit", version, ...said });
}

describe("until both are in", () => {
  test("My work and the list of what is missing say whose turn it is", async ({ db }) => {
    const at = await scene(db, "S0", "XSO");
    const { assessment } = await getAssessment(contextOf(db, at.people.lead), at.key);
    const lead = contextOf(db, at.people.lead);
    const turn = async () => {
      const row = { ...assessment, secondRating: true };
      return (await secondRatingTurns(lead, [row])).get(assessment.id) ?? null;
    };
    const open = async () => [
      ...new Set((await openSecondRatings(lead, assessment)).map(({ problem }) => problem)),
    ];
    expect([await turn(), await open()]).toEqual(["rate", ["not_handed_in"]]);
    await rateSample(at);
    const first = { ...at.key, indicator: "G2.1", kind: "assessor" } as const;
    const rateFirst = async (fields: RatingFields) => {
      const { version: baseVersion } = await getRating(lead, first);
      return saveRating(lead, { ...first, baseVersion, mutationId: randomUUID(), fields });
    };
    await rateFirst({ state: null, level: null });
    await handInSecondRatings(contextOf(db, at.second), at.key);
    expect([await turn(), await open()]).toEqual(["reveal", ["not_revealed"]]);
    await rateFirst({ state: "rated", level: 3 });
    const later = contextOf(db, at.people.lead, new Date(TEST_NOW.getTime() + 1000));
    await revealSecondRatings(later, at.key);
    expect([await turn(), await open()]).toEqual(["decide", ["not_decided"]]);
  });

  test("the second rater sees the sample and no first rating, the others no second one", async ({ db }) => {
    const at = await scene(db, "S1", "XSA");
    const seen = JSON.stringify(await pageOf(at, at.second));
    expect(seen).toContain("G2.1");
    expect(seen).not.toContain("CANARY-FIRST");
    expect(await sampled(at)).toEqual(await sampled(at));
    const first = { ...at.key, indicator: "G2.1", kind: "assessor" } as const;
    const own = { ...first, kind: "second" } as const;
    await expect(getRating(contextOf(db, at.second), first)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await rateSample(at);
    expect((await getRating(contextOf(db, at.second), own)).rationale).toBe(SECOND_REASON);
    for (const person of [at.people.lead, at.people.reviewer, at.people.manager]) {
      const ctx = contextOf(db, person);
      await expect(getRating(ctx, own)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(ratingHistory(ctx, own)).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect(JSON.stringify(await pageOf(at, person))).not.toContain("CANARY");
    }
    const loaded = await getAssessment(contextOf(db, at.people.lead), at.key);
    const changed = await changedRatings(contextOf(db, at.people.lead), loaded);
    expect(changed?.map(({ kind }) => kind)).not.toContain("second");
  });

  test("nobody else writes a second rating, and the second rater no first one", async ({ db }) => {
    const at = await scene(db, "S2", "XSB");
    const save = (person: TestPerson, kind: "assessor" | "second") =>
      saveRating(contextOf(db, person), {
        ...at.key,
        indicator: "G2.1",
        kind,
        baseVersion: 1,
        mutationId: randomUUID(),
        fields: { level: 1 },
      });
    await expect(save(at.people.lead, "second")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(save(at.second, "assessor")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("it is handed in complete, locked, taken back and handed in again", async ({ db }) => {
    const at = await scene(db, "S3", "XSC");
    const second = contextOf(db, at.second);
    expect(await handInSecondRatings(second, at.key)).toEqual({ ok: false, reason: "second_incomplete" });
    await rateSample(at);
    await rateSecond(at, "G2.1", { rationale: "" }, 1);
    expect(await handInSecondRatings(second, at.key)).toEqual({ ok: false, reason: "second_incomplete" });
    await rateSecond(at, "G2.1", { rationale: SECOND_REASON }, 2);
    // A first rating without level keeps both apart.
    await saveRating(contextOf(db, at.people.lead), {
      ...at.key,
      indicator: "G2.1",
      kind: "assessor",
      baseVersion: 1,
      mutationId: randomUUID(),
      fields: { state: null, level: null },
    });
    expect(await handInSecondRatings(second, at.key)).toEqual({ ok: true, value: { revealed: 0 } });
    await expect(rateSecond(at, "G2.1", { level: 1 }, 3)).rejects.toMatchObject({ code: "LOCKED" });
    const locked = db.transaction((tx) =>
      tx.update(ratings).set({ level: "1" }).where(eq(ratings.kind, "second")),
    );
    await expect(locked).rejects.toMatchObject({ cause: { constraint: "ratings_locked" } });
    expect(await revealSecondRatings(contextOf(db, at.people.lead), at.key)).toEqual({
      ok: false,
      reason: "first_incomplete",
    });
    expect(await takeBackSecondRatings(second, at.key)).toEqual({ ok: true, value: null });
    expect((await rateSecond(at, "G2.1", { level: 1 }, 3)).status).toBe("saved");
    expect((await pageOf(at, at.second)).isHandedIn).toBe(false);
  });
});

test("both are revealed at once, a difference is decided, and the draft follows before it is submitted", async ({
  db,
}) => {
  const at = await scene(db, "S4", "XSD");
  const [lead, reviewer] = [contextOf(db, at.people.lead), contextOf(db, at.people.reviewer)];
  expect(await submit(at)).toEqual({ ok: false, reason: "unmet" });
  await rateSample(at);
  const sample = await sampled(at);
  expect(await handInSecondRatings(contextOf(db, at.second), at.key)).toEqual({
    ok: true,
    value: { revealed: sample.length },
  });
  for (const person of [at.people.lead, at.people.reviewer, at.second]) {
    const { pairs, agreement } = await pageOf(at, person);
    const pair = pairs?.find(({ indicator }) => indicator === "G2.1");
    expect(pair).toMatchObject({ first: { level: 3, reason: FIRST_REASON }, disagreement: "levels_apart" });
    expect(pair?.second).toMatchObject({ level: 0, reason: SECOND_REASON });
    expect(agreement.reduce((sum, { pairs: count }) => sum + count, 0)).toBe(sample.length);
    expect(agreement.reduce((sum, { exact }) => sum + exact, 0)).toBe(sample.length - 1);
  }
  // The manager reads levels from review on.
  expect((await pageOf(at, at.people.manager)).pairs).toBeNull();
  expect(await submit(at)).toEqual({ ok: false, reason: "unmet" });

  const decision = {
    ...at.key,
    indicator: "G2.1",
    version: 1,
    decided: "2",
    reason: "The decree was read.",
  } as const;
  await expect(decideSecondRating(lead, decision)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await decideSecondRating(reviewer, { ...decision, decided: "9" })).toEqual({
    ok: false,
    reason: "off_scale",
  });
  expect(await decideSecondRating(reviewer, decision)).toEqual({ ok: true, value: { indicator: "G2.1" } });
  expect(await decideSecondRating(reviewer, decision)).toEqual({ ok: false, reason: "changed_meanwhile" });
  expect(await submit(at)).toEqual({ ok: false, reason: "unmet" });
  const followed = await saveRating(lead, {
    ...at.key,
    indicator: "G2.1",
    kind: "assessor",
    baseVersion: 2,
    mutationId: randomUUID(),
    fields: { level: 2, rationale: OTHER_REASON },
  });
  expect(followed.status).toBe("saved");
  const pair = (await pageOf(at, at.people.lead)).pairs?.find(({ indicator }) => indicator === "G2.1");
  expect(pair).toMatchObject({ first: { level: 3, reason: FIRST_REASON }, isFollowed: true });
  expect(pair?.firstNow).toMatchObject({ level: 2, reason: OTHER_REASON });
  expect(await submit(at)).toMatchObject({ ok: true, value: { state: "internal_review" } });
  expect((await pageOf(at, at.people.manager)).pairs).toHaveLength(sample.length);
  // Who decided has judged the assessment and does not approve it.
  const { assessment } = await getAssessment(lead, at.key);
  expect(await hasReviewed(lead, assessment.id, at.people.reviewer.userId)).toBe(true);
  expect(await verifyChain(db.read)).toMatchObject({ ok: true });
});

test("one more indicator opens what was handed in, and is revealed by itself", async ({ db }) => {
  const at = await scene(db, "S5", "XSE");
  const lead = contextOf(db, at.people.lead);
  await rateSample(at);
  await handInSecondRatings(contextOf(db, at.second), at.key);
  const before = await sampled(at);
  const wished = ["R4.1", "R4.2", "R4.3"].find((indicator) => !before.includes(indicator)) ?? "";
  const wish = { ...at.key, indicator: wished, reason: "Two sources contradict each other." };
  expect(await askForSecondRating(lead, { ...wish, indicator: "G2.1" })).toEqual({
    ok: false,
    reason: "in_sample",
  });
  expect(await askForSecondRating(lead, wish)).toEqual({ ok: true, value: { indicator: wished } });
  const page = await pageOf(at, at.second);
  expect(page.cards.map(({ view }) => view.words.code)).toEqual([wished]);
  expect(page.isHandedIn).toBe(false);
  await expect(rateSecond(at, "G2.1", { level: 1 }, 1)).rejects.toMatchObject({ code: "LOCKED" });
  await rateSecond(at, wished, { state: "rated", level: 2, rationale: SECOND_REASON });
  expect(await handInSecondRatings(contextOf(db, at.second), at.key)).toEqual({
    ok: true,
    value: { revealed: 1 },
  });
});

test("what was revealed does not change, whoever writes it", async ({ db }) => {
  const at = await scene(db, "S6", "XSF");
  await rateSample(at);
  await handInSecondRatings(contextOf(db, at.second), at.key);
  const change = db.transaction((tx) => tx.execute(sql`update second_rating_pairs set second_level = 4`));
  await expect(change).rejects.toMatchObject({ cause: { constraint: "second_rating_pairs_immutable" } });
});

test("a round that asks for none has no such page and needs none", async ({ db }) => {
  const people = await makeProgramme(db);
  const key = { round: "S7", iso3: "XSG" };
  await openRound(db, people, key.round, [key.iso3]);
  await rateAll(db, people, key);
  await expect(pageOf({ db, people, second: people.lead, key }, people.lead)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect(await submit({ db, people, second: people.lead, key })).toMatchObject({ ok: true });
});
