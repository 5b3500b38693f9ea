import { readFileSync } from "node:fs";
import { and, asc, eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { REGISTERS } from "@/db/enums";
import { assessments, assessmentTransitions } from "@/db/schema/assessment";
import { contributions } from "@/db/schema/contribution";
import { countries, countryNames } from "@/db/schema/country";
import { figureVersions } from "@/db/schema/figure-version";
import { meetingRecords, meetings } from "@/db/schema/mission";
import { ratings } from "@/db/schema/rating";
import { registerCitations, registerEntries } from "@/db/schema/register";
import { releases } from "@/db/schema/release";
import { rounds } from "@/db/schema/round";
import { selfAssessmentSections } from "@/db/schema/self-assessment";
import { users } from "@/db/schema/user";
import { verifyChain } from "@/lib/audit/verify";
import { createContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { one } from "@/lib/core/rows";
import { buildDemonstration, demonstrationPlace } from "@/lib/demonstration/build";
import { PRACTICE_ROUND } from "@/lib/demonstration/practice";
import { ASSESSMENT_PLANS } from "@/lib/demonstration/timeline";
import { derivationFacts } from "@/lib/derived/facts";
import { suggestedLevels } from "@/lib/derived/suggestion";
import { changedFigures } from "@/lib/figures/changed";
import { holdsFigures } from "@/lib/figures/schema";
import { requireEdition } from "@/lib/instruments/parse";
import { countryData } from "@/lib/quality/data";
import { warningsOf } from "@/lib/quality/rules";
import { compareFigures } from "@/lib/ratings/figures";
import { getEntry } from "@/lib/registers/entry-queries";
import { getRound } from "@/lib/rounds/queries";
import { scopingMissing } from "@/lib/scoping/queries";
import { search } from "@/lib/search/queries";
import { selfAssessmentsOfRound } from "@/lib/self-assessments/round";
import { makeDatabase, test } from "../../support/database";
import { makePerson } from "../../support/programme";

const NOW = new Date("2026-11-23T00:00:00Z");
const PASSPHRASE = "lumen-katov-birel-domas";
/** One State in both rounds, one that assesses itself and is visited, and one whose draft was submitted. A State is built with all its rounds or not at all. */
const PLANS = ASSESSMENT_PLANS.filter(({ iso3 }) => ["XAA", "XAD", "XAK"].includes(iso3));

let building: Promise<void> | undefined;
/** The demonstration of this file, built once. */
function built(db: Database): Promise<void> {
  building ??= buildDemonstration(db, PASSPHRASE, { plans: PLANS });
  return building;
}

async function stateOf(db: Database, round: string, iso3: string) {
  const [row] = await db.read
    .select({ id: assessments.id, state: assessments.state })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(eq(rounds.code, round), eq(countries.iso3, iso3)));
  return row;
}

describe("building the demonstration", () => {
  test("marks the installation and comes to its end", async ({ db }) => {
    expect(await demonstrationPlace(db)).toBe("empty");
    await built(db);
    expect(await demonstrationPlace(db)).toBe("built");
    await expect(buildDemonstration(db, PASSPHRASE, { plans: [] })).rejects.toThrow(AppError);
  });

  test("leads a State through release and corrigendum, and the earlier round out of force", async ({
    db,
  }) => {
    await built(db);
    expect((await stateOf(db, "2023", "XAA"))?.state).toBe("superseded");
    const present = await stateOf(db, "2026", "XAA");
    expect(present?.state).toBe("published");
    const written = await db.read
      .select({ code: releases.code, content: releases.content })
      .from(releases)
      .orderBy(asc(releases.code));
    expect(written.map(({ code }) => code)).toEqual(["2023-XAA-1", "2026-XAA-1", "2026-XAA-2"]);
    expect(written[1]?.content).toContain("104 persons");
    expect(written[2]?.content).toContain("118 persons");
    const taken = await db.read
      .select({ transition: assessmentTransitions.transition })
      .from(assessmentTransitions)
      .where(eq(assessmentTransitions.assessmentId, present?.id ?? ""))
      .orderBy(asc(assessmentTransitions.at));
    expect(taken.map(({ transition }) => transition)).toEqual([
      ...["open", "submit", "send_draft", "comment", "answer", "publish"],
      ...["reopen", "submit", "pass", "publish"],
    ]);
  });

  test("leaves a submitted draft with the reviewer", async ({ db }) => {
    await built(db);
    expect((await stateOf(db, "2026", "XAK"))?.state).toBe("internal_review");
  });

  test("lets a State assess itself, a visit come up, and another State be in scoping", async ({ db }) => {
    await built(db);
    const ctx = createContext(db, { kind: "system", job: "test" }, NOW);
    const lines = await selfAssessmentsOfRound(ctx, await getRound(ctx, "2026"));
    expect(lines.find(({ iso3 }) => iso3 === "XAD")).toMatchObject({ progress: "begun" });
    const sections = await db.read
      .select({ domain: selfAssessmentSections.domain })
      .from(selfAssessmentSections)
      .orderBy(asc(selfAssessmentSections.domain));
    expect(sections.map(({ domain }) => domain)).toEqual(["C4", "G2"]);
    const meet = await db.read
      .select({ state: meetings.state, notes: meetingRecords.notes })
      .from(meetings)
      .leftJoin(meetingRecords, eq(meetingRecords.meetingId, meetings.id))
      .orderBy(asc(meetings.heldOn));
    expect(meet).toEqual([
      { state: "held", notes: expect.stringContaining("Illustrative") },
      { state: "planned", notes: null },
    ]);
    expect(await db.read.$count(contributions)).toBe(1);
    const scoped = await stateOf(db, "2027", "XAJ");
    expect(scoped?.state).toBe("scoping");
    expect(await scopingMissing(ctx, { id: scoped?.id ?? "", asksSelfAssessment: true })).toEqual([
      "lead",
      "self_assessment",
    ]);
  });

  test("opens the practice round without a single rating", async ({ db }) => {
    await built(db);
    const rows = await db.read
      .select({ state: assessments.state, rating: ratings.id })
      .from(assessments)
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .leftJoin(ratings, eq(ratings.assessmentId, assessments.id))
      .where(eq(rounds.code, PRACTICE_ROUND));
    expect(rows).toEqual(Array.from({ length: 5 }, () => ({ state: "drafting", rating: null })));
  });

  test("names the invented States in six languages", async ({ db }) => {
    await built(db);
    const names = await db.read
      .select({ language: countryNames.language, name: countryNames.name })
      .from(countryNames)
      .innerJoin(countries, eq(countries.id, countryNames.countryId))
      .where(eq(countries.iso3, "XAA"))
      .orderBy(asc(countryNames.language));
    expect(names.map(({ language }) => language)).toEqual(["ar", "en", "es", "fr", "ru", "zh"]);
  });

  test("leaves a whole chain and figures that a fresh computation confirms", async ({ db }) => {
    await built(db);
    const ctx = createContext(db, { kind: "system", job: "test" }, NOW);
    expect(await compareFigures(ctx)).toEqual([]);
    expect((await verifyChain(db.read)).ok).toBe(true);
  });

  test("holds checked entries in each of the ten registers, each with a source, and published figures", async ({
    db,
  }) => {
    await built(db);
    const entries = await db.read
      .select({
        register: registerEntries.register,
        code: registerEntries.code,
        status: registerEntries.status,
        reportedBy: registerEntries.reportedBy,
        cited: sql<boolean>`exists (select 1 from ${registerCitations} where ${eq(registerCitations.entryId, registerEntries.id)})`,
      })
      .from(registerEntries);
    const entered = entries.filter(
      ({ register, reportedBy }) => register !== "treaties" || reportedBy !== null,
    );
    expect(entered.filter(({ cited }) => !cited)).toEqual([]);
    const checked = entered.filter(({ status }) => status === "checked");
    expect([...new Set(checked.map(({ register }) => register))].sort()).toEqual([...REGISTERS].sort());
    const versions = await db.read
      .select({ register: figureVersions.register, iso3: figureVersions.iso3 })
      .from(figureVersions);
    const published = versions.map(({ register, iso3 }) => `${iso3} ${register}`);
    expect(published).toEqual(
      expect.arrayContaining(["XAA detections", "XAA proceedings", "NGA detections"]),
    );
    const ctx = createContext(db, { kind: "system", job: "test" }, NOW);
    for (const { register, iso3 } of versions) {
      if (holdsFigures(register))
        expect(await changedFigures(ctx, register, iso3)).toMatchObject({ count: 0 });
    }
  });

  test("shows who has nothing to do with a State its published figures, small ones hidden, and the institutions by name and acronym", async ({
    db,
  }) => {
    await built(db);
    const [reader] = await db.read
      .select({ userId: users.id, name: users.name, email: users.email })
      .from(users)
      .where(eq(users.email, "reader@demo.example"));
    const actor = { kind: "user", ...one(reader ? [reader] : []), roles: ["reader"], sessionId: "" } as const;
    const ctx = createContext(db, actor, NOW);
    const figure = async (code: string) => (await getEntry(ctx, "detections", code)).values;
    expect(await figure("NGA-D-001")).toMatchObject({ year: 2008, value: 1269 });
    expect(await figure("XAA-D-001")).toMatchObject({ year: 2018, value: 52 });
    expect(await figure("XAA-D-008")).toMatchObject({ year: 2018, valueStatus: "suppressed", value: null });
    for (const q of ["NAPTIP", "National Agency for the Prohibition of Trafficking"])
      expect(await search(ctx, "en", q)).toContainEqual(expect.objectContaining({ code: "NGA-I-001" }));
    for (const code of ["PHL-L-001", "NGA-L-003", "BEN-L-001", "LBN-L-001"])
      expect((await getEntry(ctx, "laws", code)).status).toBe("checked");
    await expect(getEntry(ctx, "laws", "XAB-L-002")).rejects.toThrow(AppError);
  });

  test("warns of what does not fit in the figures of Benin and Romania, and of nothing in the other published series", async ({
    db,
  }) => {
    await built(db);
    const ctx = createContext(db, { kind: "system", job: "test" }, NOW);
    const rulesOf = async (iso3: string) =>
      warningsOf(await countryData(ctx, iso3)).map(({ rule, values }) => ({ rule, ...values }));
    expect(await rulesOf("BEN")).toEqual([
      { rule: "jump", year: 2005, value: 36, yearBefore: 2004, before: 182 },
      { rule: "convicted_above_prosecuted", year: 2005, convicted: 87, prosecuted: 36 },
    ]);
    expect(await rulesOf("ROU")).toEqual([
      { rule: "same_two_years", year: 2019, yearBefore: 2018, figures: 1, greatest: 130, from: 100 },
    ]);
    for (const iso3 of ["NGA", "PHL", "TGO", "POL", "LBN", "XAA"]) expect(await rulesOf(iso3)).toEqual([]);
  });

  test("suggests levels from the registers, and none that hangs on what nobody read in a law", async ({
    db,
  }) => {
    await built(db);
    const ctx = createContext(db, { kind: "system", job: "test" }, NOW);
    const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
    const levels = async (iso3: string) =>
      Object.fromEntries(
        [...suggestedLevels(edition, await derivationFacts(ctx, { iso3, cutOffOn: "2026-08-31" }))].map(
          ([indicator, { level }]) => [indicator, level],
        ),
      );
    expect(await levels("XAA")).toEqual({ "G1.1": 4, "G2.1": 3, "G2.2": 3, "G2.3": 3 });
    expect(await levels("XAK")).toEqual({ "G1.1": 1 });
    expect(await levels("BEN")).toEqual({ "G1.1": 4, "G2.1": 1 });
    for (const iso3 of ["LBN", "NGA", "PHL", "TGO"]) expect(await levels(iso3)).toEqual({ "G1.1": 4 });
  });

  test("keeps away from a database that somebody uses", async () => {
    const other = await makeDatabase();
    try {
      await makePerson(other, "somebody");
      expect(await demonstrationPlace(other)).toBe("foreign");
      await expect(buildDemonstration(other, PASSPHRASE, { plans: [] })).rejects.toThrow(AppError);
    } finally {
      await other.drop();
    }
  });
});
