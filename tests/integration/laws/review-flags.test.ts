import { expect } from "vitest";
import type { Database } from "@/db/client";
import { getAssessment } from "@/lib/assessments/queries";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { checkEntry } from "@/lib/registers/mutations";
import { reviewFlags } from "@/lib/reviews/flags";
import { reviewPage } from "@/lib/reviews/page";
import { test } from "@/tests/support/database";
import { citeGazette, lawOf, makeEntry } from "@/tests/support/entries";
import { contextOf, makePerson, type TestPerson } from "@/tests/support/programme";
import { giveOne, makeProgramme, openRound, rateAll, take } from "@/tests/support/released-country";

const ROUND = "F1";
const STATES = ["XFA", "XFB", "XFC"] as const;
const ELEMENTS = { recruitment: "covered", fraud: "partly" } as const;

/** A law of a State, entered with these elements and not checked yet. */
async function enteredLaw(
  db: Database,
  lead: TestPerson,
  iso3: string,
  elements: Readonly<Record<string, string>>,
): Promise<string> {
  const ctx = contextOf(db, lead);
  const code = await makeEntry(ctx, "laws", lawOf(iso3, elements));
  await citeGazette(ctx, iso3, code, { title: `Gazette of ${iso3}`, accessClass: "public" });
  return code;
}

async function flagsFor(db: Database, reviewer: TestPerson, key: AssessmentKey) {
  const ctx = contextOf(db, reviewer);
  const { assessment } = await getAssessment(ctx, key);
  return (await reviewFlags(ctx, assessment)).filter(({ rule }) => rule === "same_law_other_level");
}

test("laws of the same elements and another level are flagged, as far as the reviewer reads the other State", async ({
  db,
}) => {
  const people = await makeProgramme(db);
  await openRound(db, people, ROUND, STATES);
  const laws: string[] = [];
  for (const [iso3, level] of [
    ["XFA", 2],
    ["XFB", 1],
    ["XFC", 1],
  ] as const) {
    await rateAll(db, people, { round: ROUND, iso3 }, { "G2.1": { level } });
    const elements = iso3 === "XFC" ? { recruitment: "covered" } : ELEMENTS;
    laws.push(await enteredLaw(db, people.lead, iso3, elements));
  }
  for (const iso3 of STATES) await take(db, people.lead, { round: ROUND, iso3 }, "submit");
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
  for (const code of laws) {
    expect((await checkEntry(steward, { register: "laws", code, version: 1, withoutSource: "on" })).ok).toBe(
      true,
    );
  }
  const [own] = STATES;
  const key = { round: ROUND, iso3: own };
  expect(await flagsFor(db, people.reviewer, key)).toMatchObject([
    { indicator: "G2.1", level: 2, others: [{ code: "XFB", level: 1 }] },
  ]);
  const ctx = { ...contextOf(db, people.reviewer), actor: people.reviewer };
  expect((await reviewPage(ctx, "en", key)).countries.has("XFB")).toBe(true);
  // Who reviews this State alone is not told the level of another.
  const alone = await makePerson(db, "Reviewer of one State");
  await giveOne(contextOf(db, people.manager), key, alone, "reviewer");
  expect(await flagsFor(db, alone, key)).toEqual([]);
});
