import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { rounds } from "@/db/schema/round";
import { endDuty, listDuties } from "@/lib/assessments/duties";
import { newId } from "@/lib/core/ids";
import { signedIn } from "@/lib/core/request";
import { devicesOver } from "@/lib/field-mode/contact";
import { newFieldKey, openFieldKey } from "@/lib/field-mode/key";
import { allowRestrictedInField, switchOnFieldMode } from "@/lib/field-mode/mutations";
import { type FieldPack, packOfText } from "@/lib/field-mode/pack";
import { getFieldPack } from "@/lib/field-mode/queries";
import { seal, unseal } from "@/lib/outbox/sealed";
import { saveRating } from "@/lib/ratings/mutations";
import type { RatingFields } from "@/lib/ratings/schema";
import { handInSecondRatings, revealSecondRatings } from "@/lib/second-ratings/mutations";
import { secondRatingPage } from "@/lib/second-ratings/page";
import { askForSelfAssessment, giveSections } from "@/lib/self-assessments/mutations";
import { test } from "@/tests/support/database";
import { fillDraft } from "@/tests/support/drafts";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, giveDutyRow, makePerson, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import { nameFor, openForScoping } from "@/tests/support/scoped-country";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";
import { answerAllBut } from "@/tests/support/self-assessed";
import { added, CANARY, interview, law, passageOf } from "@/tests/support/source-records";

type Key = { round: string; iso3: string };
const PASSPHRASE = "four grey herons walking";

/** What a person's device holds, read as it lies there: sealed under a passphrase, and opened again. */
async function heldBy(
  db: Database,
  { round, iso3 }: Key,
  who: TestPerson,
): Promise<{ text: string; pack: FieldPack }> {
  const ctx = signedIn(contextOf(db, who));
  const on = await switchOnFieldMode(ctx, { round, iso3 }, { name: "Laptop" });
  if (!on.ok) throw new Error("not switched on");
  const sent = await getFieldPack(ctx, "en", { round, iso3, device: on.value.deviceId });
  const { key, locked } = await newFieldKey(PASSPHRASE, 1_000);
  const sealed = await seal(key, JSON.stringify(sent));
  const opened = await openFieldKey(PASSPHRASE, locked);
  const text = opened === null ? null : await unseal(opened, sealed);
  const pack = text === null ? null : packOfText(text);
  if (text === null || pack === null) throw new Error("nothing was opened");
  return { text, pack };
}

const cardsOf = ({ domains }: FieldPack) => domains.flatMap(({ cards }) => cards);

/** Every name of a field in a text of JSON. */
const namesIn = (text: string) => new Set([...text.matchAll(/"(\w+)":/g)].map(([, name]) => name));

async function blindScene(db: Database) {
  const country = await makeScoredCountry(db);
  const { round, iso3, lead, assessmentId } = country;
  await db.transaction((tx) => tx.update(rounds).set({ secondRating: true }).where(eq(rounds.code, round)));
  await fillDraft(db, assessmentId, lead.userId, { "G2.1": { level: 3, rationale: "Teal first reason" } });
  const second = await makePerson(db, "second");
  await country.giveDuty(second.userId, "second_rater");
  const key = { round, iso3 };
  const { sample } = await secondRatingPage(signedIn(country.as(second)), "en", key);
  const rate = (indicator: string, fields: RatingFields, baseVersion = 0) =>
    saveRating(country.as(second), {
      ...key,
      indicator,
      kind: "second",
      baseVersion,
      mutationId: newId(TEST_NOW),
      fields,
    });
  return { country, key, lead, second, rate, sample: sample.map(({ indicator }) => indicator) };
}

async function cite(country: ScoredCountry, indicator: string) {
  const ctx = country.as(country.assessor);
  const at = { country, indicators: [indicator] };
  await passageOf(ctx, await added(ctx, law(country, { title: "Open act" })), "Everybody may read it.", at);
  const restricted = await added(ctx, law(country, { accessClass: "restricted", title: "Grey minutes" }));
  await passageOf(ctx, restricted, "Grey passage", at);
  await passageOf(ctx, await added(ctx, interview(country)), `${CANARY} said it.`, at);
}

describe("who rates a second time", () => {
  test("has the sample, the own ratings and the sources, and nothing of what the team says", async ({
    db,
  }) => {
    const { country, key, second, rate, sample } = await blindScene(db);
    await cite(country, "G2.1");
    expect(await rate("G2.1", { state: "rated", level: 1, rationale: "Own second words" })).toMatchObject({
      status: "saved",
    });
    const { text, pack } = await heldBy(db, key, second);
    expect([pack.part, pack.isLocked, pack.withRestricted]).toEqual(["second_rating", false, false]);
    const cards = cardsOf(pack);
    expect(cards.map(({ words }) => words.code).sort()).toEqual([...sample].sort());
    for (const word of ["Own second words", "Open act", "Everybody may read it."])
      expect(text).toContain(word);
    // Every level and rationale in it is the second rater's own, and no name of a field holds another judgement.
    for (const { words, rating, last, self, suggested } of cards) {
      const own = words.code === "G2.1";
      expect([rating.kind, rating.level, rating.rationale]).toEqual([
        "second",
        own ? 1 : null,
        own ? "Own second words" : null,
      ]);
      expect([last, self, suggested]).toEqual([null, null, null]);
    }
    const said = ["Teal", "Reasons for G3.1.", "stays in the team", "Grey", CANARY];
    for (const word of said) expect(text).not.toContain(word);
    for (const name of ["shows", "stance", "first", "firstNow", "consensus"])
      expect(namesIn(JSON.stringify(pack.domains.map(({ sources }) => sources)))).not.toContain(name);

    await allowRestrictedInField(country.as(country.lead), { ...key, allowed: "yes" });
    const allowed = await heldBy(db, key, second);
    for (const word of ["Grey minutes", "Grey passage"]) expect(allowed.text).toContain(word);
    for (const word of ["Teal", "Reasons for G3.1.", CANARY]) expect(allowed.text).not.toContain(word);
  });

  test("merges rating by rating, and what two devices say of one is a conflict", async ({ db }) => {
    const { rate } = await blindScene(db);
    await rate("G2.1", { rationale: "From the other device" });
    const merged = await rate("G2.1", { state: "rated", level: 2 });
    expect(merged).toMatchObject({
      status: "saved",
      rating: { rationale: "From the other device", level: 2 },
    });
    const met = await rate("G2.1", { rationale: "From the field" });
    expect(met.status).toBe("conflict");
  });

  test("has nothing of the team either once both are revealed, and reads only what was handed in", async ({
    db,
  }) => {
    const { country, key, lead, second, rate, sample } = await blindScene(db);
    await db.pool.query("update ratings set state = null, level = null where indicator = 'G2.1'");
    for (const indicator of sample)
      await rate(indicator, { state: "rated", level: 1, rationale: "Own second words" });
    expect(await handInSecondRatings(country.as(second), key)).toMatchObject({ value: { revealed: 0 } });
    const handedIn = await heldBy(db, key, second);
    expect([handedIn.pack.isLocked, cardsOf(handedIn.pack).length]).toEqual([true, sample.length]);
    expect(handedIn.text).not.toContain("Teal");
    await db.pool.query(
      "update ratings set state = 'rated', level = 3 where indicator = 'G2.1' and kind = 'assessor'",
    );
    expect(await revealSecondRatings(country.as(lead), key)).toMatchObject({ ok: true });
    const { pack, text } = await heldBy(db, key, second);
    expect(pack.domains).toEqual([]);
    expect(text).not.toContain("Teal");
  });

  test("keeps nothing of what an assessor had", async ({ db }) => {
    const { country, key } = await blindScene(db);
    const { assessor } = country;
    const on = await switchOnFieldMode(country.as(assessor), key, { name: "Laptop" });
    const device = on.ok ? on.value.deviceId : "";
    const ask = (later = 0) => devicesOver(country.as(assessor, later), [device]);
    expect(await ask()).toEqual([]);
    const manager = await makePerson(db, "manager", ["programme_manager"]);
    const ctx = country.as(manager, 1_000);
    const duty = (await listDuties(ctx, country.assessmentId)).find(
      ({ userId }) => userId === assessor.userId,
    );
    await endDuty(ctx, { ...key, dutyId: duty?.id ?? "", reason: "rates a second time" });
    await giveDutyRow(db, country.assessmentId, assessor.userId, "second_rater");
    await db.pool.query(
      "update assessment_duties set given_at = $1 where user_id = $2 and ended_at is null",
      [ctx.now, assessor.userId],
    );
    expect(await ask(2_000)).toEqual([device]);
  });
});

describe("the State", () => {
  test("has its own answers, a contributor's in the own sections, and nothing of the team", async ({
    db,
  }) => {
    const country = await openForScoping(db, "FP", "XFP");
    await nameFor(db, country, ["lead", "focal", "contributor"]);
    const { key, focal, contributor } = country;
    const early = switchOnFieldMode(contextOf(db, focal), key, { name: "Laptop" });
    expect(["NOT_FOUND", "FORBIDDEN"]).toContain(await codeOf(early));
    expect(await askForSelfAssessment(contextOf(db, country.manager), key)).toMatchObject({ ok: true });
    await answerAllBut(db, country.id, focal.userId, [], TEST_NOW);
    const given = { ...key, domains: ["G2"], userId: contributor.userId };
    expect(await giveSections(contextOf(db, focal), given)).toMatchObject({ ok: true });

    const whole = await heldBy(db, key, focal);
    expect([whole.pack.part, cardsOf(whole.pack).length]).toEqual(["self_assessment", 60]);
    const own = await heldBy(db, key, contributor);
    expect(own.pack.domains.map(({ code }) => code)).toEqual(["G2"]);
    expect(own.text).toContain("The State says so of G2.1");
    expect(own.text).not.toContain("The State says so of C4.1");
    for (const { rating } of cardsOf(whole.pack)) {
      expect([rating.kind, rating.citations]).toEqual(["self", []]);
      expect(rating).not.toHaveProperty("teamNote");
    }
  });
});
