import { and, asc, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { assessments, assessmentTransitions } from "@/db/schema/assessment";
import { countries, countryNames } from "@/db/schema/country";
import { ratings } from "@/db/schema/rating";
import { releases } from "@/db/schema/release";
import { rounds } from "@/db/schema/round";
import { verifyChain } from "@/lib/audit/verify";
import { createContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { buildDemonstration, demonstrationPlace } from "@/lib/demonstration/build";
import { PRACTICE_ROUND } from "@/lib/demonstration/practice";
import { ASSESSMENT_PLANS } from "@/lib/demonstration/timeline";
import { compareFigures } from "@/lib/ratings/figures";
import { makeDatabase, test } from "../../support/database";
import { makePerson } from "../../support/programme";

const PASSPHRASE = "lumen-katov-birel-domas";
/** One State in both rounds, and one whose draft was submitted. A State is built with all its rounds or not at all. */
const PLANS = ASSESSMENT_PLANS.filter(({ iso3 }) => ["XAA", "XAK"].includes(iso3));

let building: Promise<void> | undefined;
/** The demonstration of this file, built once. */
function built(db: Database): Promise<void> {
  building ??= buildDemonstration(db, PASSPHRASE, PLANS);
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
    await expect(buildDemonstration(db, PASSPHRASE, [])).rejects.toThrow(AppError);
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
    const usual = ["submit", "pass", "publish"];
    expect(taken.map(({ transition }) => transition)).toEqual(["open", ...usual, "reopen", ...usual]);
  });

  test("leaves a submitted draft with the reviewer", async ({ db }) => {
    await built(db);
    expect((await stateOf(db, "2026", "XAK"))?.state).toBe("internal_review");
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
    const ctx = createContext(db, { kind: "system", job: "test" }, new Date("2026-11-23T00:00:00Z"));
    expect(await compareFigures(ctx)).toEqual([]);
    expect((await verifyChain(db.read)).ok).toBe(true);
  });

  test("keeps away from a database that somebody uses", async () => {
    const other = await makeDatabase();
    try {
      await makePerson(other, "somebody");
      expect(await demonstrationPlace(other)).toBe("foreign");
      await expect(buildDemonstration(other, PASSPHRASE, [])).rejects.toThrow(AppError);
    } finally {
      await other.drop();
    }
  });
});
