import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { ratings } from "@/db/schema/rating";
import { commentThreads } from "@/db/schema/review";
import { userInterests } from "@/db/schema/user";
import { getAssessment } from "@/lib/assessments/queries";
import { mayCompare } from "@/lib/comparison/compared";
import { readConsistency } from "@/lib/consistency/queries";
import { newId } from "@/lib/core/ids";
import { signedIn } from "@/lib/core/request";
import { openThread } from "@/lib/reviews/threads";
import { getRound } from "@/lib/rounds/queries";
import { test } from "@/tests/support/database";
import { type Draft, fillDraft } from "@/tests/support/drafts";
import { codeOf } from "@/tests/support/error-code";
import {
  contextOf,
  giveDutyRow,
  makeCountry,
  makePerson,
  setState,
  TEST_NOW,
  type TestPerson,
} from "@/tests/support/programme";
import { makeProgramme, openRound } from "@/tests/support/released-country";

const reading = (db: Database, person: TestPerson) => signedIn(contextOf(db, person));

/** A round of these countries, all but the last under review, each rated as `drafts` say or at level 2. */
async function roundOf(
  db: Database,
  round: string,
  countries: readonly string[],
  drafts: Readonly<Record<string, Readonly<Record<string, Draft>>>> = {},
) {
  const people = await makeProgramme(db);
  await openRound(db, people, round, countries);
  const ids = new Map<string, string>();
  for (const [index, iso3] of countries.entries()) {
    const { assessment } = await getAssessment(contextOf(db, people.manager), { round, iso3 });
    await fillDraft(db, assessment.id, people.lead.userId, drafts[iso3]);
    if (index < countries.length - 1) await setState(db, assessment.id, "internal_review");
    ids.set(iso3, assessment.id);
  }
  return { people, ids };
}

describe("one indicator in all countries of a round", () => {
  test("is flagged where it is far from the median, and says what stands behind it", async ({ db }) => {
    const countries = ["XEA", "XEB", "XEC", "XED", "XEE", "XEF"];
    const { people } = await roundOf(db, "K-1", countries, {
      XEA: { "C2.1": { level: 4, rationale: "Joint plans in every case." } },
    });
    const desk = await readConsistency(reading(db, people.reviewer), "K-1", "en", "C2.1");
    expect(desk.ratings.map(({ iso3, level, far }) => [iso3, level, far])).toEqual([
      ["XEA", 4, { median: 2, assessments: 5 }],
      ...["XEB", "XEC", "XED", "XEE"].map((iso3) => [iso3, 2, null]),
    ]);
    expect(desk.ratings[0]).toMatchObject({
      rationale: "Joint plans in every case.",
      sources: [],
      confidence: "low",
      last: null,
      noRemark: null,
      flags: [{ rule: "high_level_low_confidence", level: 4 }],
    });
  });

  test("is for who reviews and for managers; drafters, observers and strangers find nothing", async ({
    db,
  }) => {
    const { people } = await roundOf(db, "K-2", ["XEG", "XEH", "XEI"]);
    const of = async (person: TestPerson) =>
      (await readConsistency(reading(db, person), "K-2", "en", "G2.1")).ratings.map(({ iso3 }) => iso3);
    for (const person of [people.reviewer, people.approver, people.manager])
      expect(await of(person)).toEqual(["XEG", "XEH"]);
    const round = await getRound(contextOf(db, people.manager), "K-2");
    for (const person of [people.lead, people.observer, await makePerson(db, "Stranger")]) {
      expect(await codeOf(of(person))).toBe("NOT_FOUND");
      expect(await mayCompare(reading(db, person), round)).toBe(false);
    }
  });

  test("shows a reviewer of one country that country alone, and never the own State", async ({ db }) => {
    const { people, ids } = await roundOf(db, "K-3", ["XEJ", "XEK", "XEL"]);
    const one = await makePerson(db, "Reviewer of one");
    await giveDutyRow(db, ids.get("XEK") ?? "", one.userId, "reviewer");
    const own = await readConsistency(reading(db, one), "K-3", "en", "G2.1");
    expect([own.ratings.map(({ iso3 }) => iso3), own.ownStateLeftOut]).toEqual([["XEK"], false]);
    const countryId = await makeCountry(db, "XEJ");
    await db.transaction((tx) =>
      tx
        .insert(userInterests)
        .values({ userId: people.manager.userId, countryId, kind: "nationality", note: null }),
    );
    const managed = await readConsistency(reading(db, people.manager), "K-3", "en", "G2.1");
    expect([managed.ratings.map(({ iso3 }) => iso3), managed.ownStateLeftOut]).toEqual([["XEK"], true]);
  });

  test("never shows a blind second rating", async ({ db }) => {
    const { people, ids } = await roundOf(db, "K-4", ["XEM", "XEN"]);
    const assessmentId = ids.get("XEM") ?? "";
    await setState(db, assessmentId, "drafting");
    const first = and(eq(ratings.assessmentId, assessmentId), eq(ratings.indicator, "G2.1"));
    const [row] = await db.read.select().from(ratings).where(first);
    if (!row) throw new Error("no rating");
    await db.transaction((tx) =>
      tx
        .insert(ratings)
        .values({ ...row, id: newId(TEST_NOW), kind: "second", level: "4", rationale: "Seen by nobody." }),
    );
    await setState(db, assessmentId, "internal_review");
    const { ratings: shown } = await readConsistency(reading(db, people.manager), "K-4", "en", "G2.1");
    expect(shown.map(({ level, rationale }) => [level, rationale])).toEqual([[2, "Reasons for G2.1."]]);
  });

  test("says why no remark can be made, and takes one where the state takes comments", async ({ db }) => {
    const { people, ids } = await roundOf(db, "K-5", ["XEO", "XEP", "XEQ"]);
    await setState(db, ids.get("XEP") ?? "", "published");
    const remarksFor = async (person: TestPerson) =>
      (await readConsistency(reading(db, person), "K-5", "en", "G2.1")).ratings.map(
        ({ noRemark }) => noRemark,
      );
    expect(await remarksFor(people.reviewer)).toEqual([null, "state"]);
    expect(await remarksFor(people.manager)).toEqual(["not_reviewer", "not_reviewer"]);
    const remark = { round: "K-5", indicator: "G2.1", body: "As in XEP?", language: "en" };
    expect(await openThread(contextOf(db, people.reviewer), { ...remark, iso3: "XEO" })).toMatchObject({
      ok: true,
    });
    expect(await codeOf(openThread(contextOf(db, people.reviewer), { ...remark, iso3: "XEP" }))).toBe(
      "FORBIDDEN",
    );
    expect(await db.read.$count(commentThreads, eq(commentThreads.assessmentId, ids.get("XEO") ?? ""))).toBe(
      1,
    );
  });

  test("takes as many statements for six countries as for two", async ({ db }) => {
    const few = await roundOf(db, "K-6", ["XER", "XES"]);
    const many = await roundOf(db, "K-7", ["XET", "XEU", "XEV", "XEW", "XEX", "XEY"]);
    let statements = 0;
    db.pool.on("acquire", () => {
      statements += 1;
    });
    const count = async (person: TestPerson, round: string) => {
      statements = 0;
      await readConsistency(reading(db, person), round, "en", "G2.1");
      return statements;
    };
    await count(few.people.manager, "K-6");
    expect(await count(many.people.manager, "K-7")).toBe(await count(few.people.manager, "K-6"));
  });
});
