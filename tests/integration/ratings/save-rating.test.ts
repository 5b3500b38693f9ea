import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { ratingRevisions, ratings } from "@/db/schema/rating";
import { compareFigures } from "@/lib/ratings/figures";
import { type SaveRatingInput, type SaveRatingOutcome, saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import type { RatingFields } from "@/lib/ratings/schema";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

function input(
  { round, iso3 }: ScoredCountry,
  fields: RatingFields,
  baseVersion = 0,
  more: Partial<SaveRatingInput> = {},
): SaveRatingInput {
  return {
    round,
    iso3,
    indicator: "G2.1",
    kind: "assessor",
    baseVersion,
    mutationId: randomUUID(),
    fields,
    ...more,
  };
}

function saved(outcome: SaveRatingOutcome) {
  if (outcome.status !== "saved") throw new Error(`not saved: ${JSON.stringify(outcome)}`);
  return outcome;
}

async function rowOf(db: Database, { assessmentId }: ScoredCountry) {
  const rows = await db.read.select().from(ratings).where(eq(ratings.assessmentId, assessmentId));
  return rows[0];
}

describe("one person", () => {
  test("saves a level and a rationale, and the figures go with it", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const first = saved(await saveRating(ctx, input(country, { level: 2, rationale: "Because." })));
    expect(first).toMatchObject({ version: 1, savedAt: TEST_NOW.toISOString() });
    expect(first.rating).toMatchObject({ state: "rated", level: 2, rationale: "Because.", version: 1 });
    expect((await getRating(ctx, input(country, {}))).confidence?.computed).toBe("low");
    const second = saved(await saveRating(ctx, input(country, { teamNote: "Ask again." }, 1)));
    expect(second.rating).toMatchObject({ level: 2, teamNote: "Ask again.", version: 2 });
    expect(await compareFigures(ctx)).toEqual([]);
  });

  test("gets the first answer again for a repeat, also after others saved", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const sent = input(country, { rationale: "One." });
    const first = saved(await saveRating(ctx, sent));
    await saveRating(country.as(country.lead), input(country, { rationale: "Two." }, 1));
    const repeat = saved(await saveRating(country.as(country.assessor, 5000), sent));
    expect([repeat.version, repeat.savedAt]).toEqual([first.version, first.savedAt]);
    expect((await rowOf(db, country))?.rationale).toBe("Two.");
  });

  test.for([1, 2, 3, 4, 5])("gets one answer for repeats at once, time and again (%i)", async (_, { db }) => {
    const country = await makeScoredCountry(db);
    const sent = input(country, { level: 3 });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => saveRating(country.as(country.assessor), sent)),
    );
    expect(answers.map((answer) => saved(answer).version)).toEqual(Array(8).fill(1));
    const row = await rowOf(db, country);
    expect(row?.version).toBe(1);
    expect(await db.read.$count(ratingRevisions, eq(ratingRevisions.ratingId, row?.id ?? ""))).toBe(1);
    expect(await db.read.$count(auditEvents, eq(auditEvents.entityId, row?.id ?? ""))).toBe(1);
  });

  test("cannot use the mutation id of another person", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const sent = input(country, { level: 3 });
    await saveRating(country.as(country.assessor), sent);
    expect(await codeOf(saveRating(country.as(country.lead), sent))).toBe("INVALID");
  });

  test("is told which field is wrong, and nothing is written", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const at = async (fields: RatingFields, indicator = "G2.1") => {
      const outcome = await saveRating(ctx, input(country, fields, 0, { indicator }));
      return outcome.status === "invalid" ? outcome.fields : outcome.status;
    };
    expect(await at({ level: 5 })).toEqual({ level: ["level_off_scale"] });
    expect(await at({ state: "rated" })).toEqual({ level: ["level_missing"] });
    expect(await at({ state: "not_assessed" })).toEqual({ notAssessedReason: ["reason_missing"] });
    expect(await at({ state: "not_applicable" })).toEqual({ state: ["not_applicable_not_allowed"] });
    expect(await at({ notAssessedReason: "does_not_exist" }, "R4.1")).toEqual({
      notAssessedReason: ["reason_not_accepted_here"],
    });
    expect(await at({ confidenceLoweredTo: "low" })).toEqual({
      confidenceLoweredReason: ["lowering_needs_reason"],
    });
    expect(await at({ confidenceLoweredTo: "high", confidenceLoweredReason: "x" })).toEqual({
      confidenceLoweredTo: ["not_lower_than_computed"],
    });
    expect(await rowOf(db, country)).toBeUndefined();
    expect(await at({ notAssessedReason: "does_not_exist" }, "G2.1")).toBe("saved");
  });
});

describe("two people", () => {
  test("merge where they touched different fields", async ({ db }) => {
    const country = await makeScoredCountry(db);
    await saveRating(country.as(country.assessor), input(country, { level: 1, rationale: "Start." }));
    saved(await saveRating(country.as(country.lead), input(country, { rationale: "Lead." }, 1)));
    const merged = saved(await saveRating(country.as(country.assessor), input(country, { level: 3 }, 1)));
    expect(merged.rating).toMatchObject({ version: 3, level: 3, rationale: "Lead." });
  });

  test("conflict only where they wrote different things into one field", async ({ db }) => {
    const country = await makeScoredCountry(db);
    await saveRating(country.as(country.assessor), input(country, { rationale: "Start." }));
    await saveRating(country.as(country.lead, 1000), input(country, { rationale: "Lead.", level: 2 }, 1));
    const outcome = await saveRating(
      country.as(country.assessor),
      input(country, { rationale: "Assessor.", level: 2 }, 1),
    );
    expect(outcome).toMatchObject({
      status: "conflict",
      version: 2,
      conflicts: [
        {
          field: "rationale",
          yours: "Assessor.",
          theirs: "Lead.",
          at: new Date(TEST_NOW.getTime() + 1000).toISOString(),
          isOwn: false,
          by: country.lead.name,
        },
      ],
    });
    expect(
      await saveRating(country.as(country.lead), input(country, { rationale: "Again." }, 1)),
    ).toMatchObject({ status: "conflict", conflicts: [{ field: "rationale", isOwn: true }] });
    const same = saved(
      await saveRating(country.as(country.assessor), input(country, { rationale: "Lead." }, 1)),
    );
    expect(same.version).toBe(2);
  });

  test("fifty saves of one field at once: one wins each version, the others conflict", async ({ db }) => {
    const country = await makeScoredCountry(db);
    await saveRating(country.as(country.lead), input(country, { rationale: "Start." }));
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        saveRating(country.as(country.assessor), input(country, { rationale: `Text ${index}` }, 1)),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "saved")).toHaveLength(1);
    expect(outcomes.filter(({ status }) => status === "conflict")).toHaveLength(49);
    expect((await rowOf(db, country))?.version).toBe(2);
  });

  test("saves of different fields at once all merge", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const parts: RatingFields[] = [
      { level: 2 },
      { rationale: "r" },
      { teamNote: "t" },
      { searchSources: "s" },
      { searchLanguages: "l" },
      { requestWhat: "w" },
      { changeCause: "better_information" },
      { contradictionAnswered: true },
    ];
    const outcomes = await Promise.all(
      parts.map((fields) => saveRating(country.as(country.assessor), input(country, fields))),
    );
    expect(outcomes.map((outcome) => saved(outcome).version).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await rowOf(db, country)).toMatchObject({
      rationale: "r",
      teamNote: "t",
      searchSources: "s",
      searchLanguages: "l",
      requestWhat: "w",
      changeCause: "better_information",
      contradictionAnswered: true,
      version: 8,
    });
  });

  test("rate many indicators at once without a deadlock, and the figures are right", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const codes = ["G1.1", "G1.2", "G2.1", "G2.2", "G2.3", "G3.1", "C1.1", "C2.1", "R1.1", "R4.1"];
    const people = [country.lead, country.assessor];
    const versions = new Map<string, number>();
    for (let pass = 0; pass < 3; pass += 1) {
      const outcomes = await Promise.all(
        codes.map((indicator, index) =>
          saveRating(
            country.as(people[(index + pass) % 2] ?? country.lead),
            input(country, { level: (index * 3 + pass) % 5 }, versions.get(indicator) ?? 0, { indicator }),
          ),
        ),
      );
      codes.forEach((indicator, index) => {
        const outcome = outcomes[index];
        if (outcome) versions.set(indicator, saved(outcome).version);
      });
      expect(await compareFigures(country.as(country.lead))).toEqual([]);
    }
  });
});

describe("rights", () => {
  test("outside drafting a rating is locked, but the answer to an earlier save is still given", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const sent = input(country, { level: 3 });
    const first = saved(await saveRating(ctx, sent));
    await country.setState("internal_review");
    expect(await codeOf(saveRating(ctx, input(country, { level: 1 }, 1)))).toBe("LOCKED");
    expect(saved(await saveRating(ctx, sent)).version).toBe(first.version);
    await country.setState("drafting");
    expect(await codeOf(saveRating(ctx, input(country, { level: 1 }, 0, { kind: "reviewed" })))).toBe(
      "LOCKED",
    );
  });

  test("strangers see nothing, others of the programme write nothing", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const stranger = await makePerson(db, "stranger");
    const manager = await makePerson(db, "manager", ["programme_manager"]);
    const sent = () => input(country, { level: 3 });
    expect(await codeOf(saveRating(country.as(stranger), sent()))).toBe("NOT_FOUND");
    expect(await codeOf(saveRating(country.as({ kind: "anonymous" }), sent()))).toBe("NOT_FOUND");
    expect(await codeOf(saveRating(country.as(manager), sent()))).toBe("FORBIDDEN");
    expect(await codeOf(saveRating(country.as(country.reviewer), sent()))).toBe("FORBIDDEN");
    expect(await codeOf(saveRating(country.as(country.assessor), { ...sent(), indicator: "Z9.9" }))).toBe(
      "NOT_FOUND",
    );
  });
});
