import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { assessmentFigures } from "@/db/schema/rating";
import { releases } from "@/db/schema/release";
import { readComparison } from "@/lib/comparison/queries";
import { signedIn } from "@/lib/core/request";
import { one } from "@/lib/core/rows";
import { readGrid } from "@/lib/scorecards/grid-queries";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import {
  contextOf,
  makeAssessment,
  makePerson,
  makeRound,
  setState,
  TEST_NOW,
  type TestPerson,
} from "@/tests/support/programme";
import { makeProgramme, openRound } from "@/tests/support/released-country";
import { assessmentIdOf } from "@/tests/support/two-people";

const reading = (db: Database, person: TestPerson) => signedIn(contextOf(db, person));

/** A stored figure of an assessment, as a computation leaves it. */
async function figure(
  db: Database,
  assessmentId: string,
  key: string,
  score: number | null,
  values: Partial<typeof assessmentFigures.$inferInsert> = {},
) {
  const { editionId } = one(
    await db.read
      .select({ editionId: assessments.editionId })
      .from(assessments)
      .where(eq(assessments.id, assessmentId)),
  );
  const row: typeof assessmentFigures.$inferInsert = {
    assessmentId,
    editionId,
    key,
    kind: "aggregate",
    status: "final",
    caps: [],
    withheld: 0,
    score: score === null ? null : String(score),
    computedAt: TEST_NOW,
    ...values,
  };
  await db.transaction((tx) =>
    tx
      .insert(assessmentFigures)
      .values(row)
      .onConflictDoUpdate({ target: [assessmentFigures.assessmentId, assessmentFigures.key], set: row }),
  );
}

/** A round under review in which each country has a figure of ours, and an index of somebody else with theirs. */
async function beside(
  db: Database,
  round: string,
  figures: Readonly<Record<string, readonly [ours: number | null, theirs: number | null]>>,
) {
  const people = await makeProgramme(db);
  const countries = Object.keys(figures);
  await openRound(db, people, round, countries);
  const outside = `${round}-index`;
  const outsideId = await makeRound(db, outside, countries, { kind: "outside", title: `Index ${round}` });
  for (const [iso3, [ours, theirs]] of Object.entries(figures)) {
    const id = await assessmentIdOf(db, round, iso3);
    await setState(db, id, "internal_review");
    if (ours !== null) {
      await figure(db, id, "G.capability", ours, { band: ours < 40 ? "limited" : "advanced" });
      await figure(db, id, "R.exposure", 100 - ours, { band: ours < 40 ? "high" : "low" });
    }
    const other = await makeAssessment(db, outsideId, iso3);
    if (theirs !== null) await figure(db, other, "G.capability", theirs);
  }
  return { people, outside, view: { outside, ours: "G.capability", theirs: "G.capability" } };
}

describe("the comparison of a round", () => {
  test("puts an outside index beside a figure, with the countries that the two see differently", async ({
    db,
  }) => {
    const { people, view } = await beside(db, "C-1", {
      XFA: [10, 1],
      XFB: [20, 2],
      XFC: [30, 3],
      XFD: [40, 4],
      XFE: [50, 5],
      XFF: [90, 0.5],
      XFG: [95, null],
    });
    for (const person of [people.reviewer, people.manager]) {
      const { outside } = await readComparison(reading(db, person), "C-1", "en", view);
      expect(outside?.correlation.pairs).toBe(6);
      expect(outside?.correlation.spearman.value).toBeCloseTo(1 / 7, 7);
      expect(outside?.correlation.kendall.value).toBeCloseTo(1 / 3, 7);
      expect(outside?.correlation.spearman.interval).not.toBeNull();
      expect(outside?.apart).toEqual([{ iso3: "XFF", by: "ours", country: "State XFF" }]);
      expect(outside?.without).toEqual(["State XFG"]);
    }
  });

  test("gives no coefficient of four countries, and tells no figure, place or order", async ({ db }) => {
    const { people, view } = await beside(db, "C-2", {
      XFH: [11.25, 1],
      XFI: [22.25, 2],
      XFJ: [33.25, 3],
      XFK: [44.25, 4],
    });
    const comparison = await readComparison(reading(db, people.manager), "C-2", "en", view);
    expect(comparison.outside?.correlation).toEqual({
      pairs: 4,
      spearman: { value: null, interval: null },
      kendall: { value: null, interval: null },
    });
    expect(JSON.stringify(comparison)).not.toMatch(/11\.25|22\.25|33\.25|44\.25/);
  });

  test("puts exposure beside capability in bands", async ({ db }) => {
    const { people, view } = await beside(db, "C-3", {
      XFL: [10, 1],
      XFM: [20, 2],
      XFN: [60, 3],
      XFO: [null, 4],
    });
    const { bands } = await readComparison(reading(db, people.reviewer), "C-3", "en", {
      ...view,
      capability: "G.capability",
    });
    const filled = bands?.cells.filter(({ countries }) => countries.length > 0);
    expect(filled).toEqual([
      { exposure: "low", capability: "advanced", countries: ["State XFN"] },
      { exposure: "high", capability: "limited", countries: ["State XFL", "State XFM"] },
    ]);
    expect(bands?.without).toEqual(["State XFO"]);
  });

  test("is hidden from everybody else, and follows the state of each assessment", async ({ db }) => {
    const { people, view } = await beside(db, "C-4", { XFP: [10, 1], XFQ: [20, 2] });
    for (const person of [people.lead, people.observer, await makePerson(db, "Stranger")])
      expect(await codeOf(readComparison(reading(db, person), "C-4", "en", view))).toBe("NOT_FOUND");
    await setState(db, await assessmentIdOf(db, "C-4", "XFP"), "drafting");
    const { countries } = await readComparison(reading(db, people.manager), "C-4", "en", view);
    expect(countries).toBe(1);
    expect(await codeOf(readComparison(reading(db, people.manager), "C-4-index", "en", view))).toBe(
      "NOT_FOUND",
    );
  });

  test("leaves nothing of the index on the grid of the round or in a release", async ({ db }) => {
    const { people } = await beside(db, "C-5", { XFR: [10, 77.125] });
    const grid = await readGrid(contextOf(db, people.manager), "C-5", { locale: "en", overall: "1" });
    expect(JSON.stringify(grid.rows)).not.toContain("77.1");
    expect(await db.read.$count(releases)).toBe(0);
  });

  test("takes as many statements for six countries as for two", async ({ db }) => {
    const few = await beside(db, "C-6", { XFS: [10, 1], XFT: [20, 2] });
    const many = await beside(db, "C-7", {
      XFU: [10, 1],
      XFV: [20, 2],
      XFW: [30, 3],
      XFX: [40, 4],
      XFY: [50, 5],
      XFZ: [60, 6],
    });
    let statements = 0;
    db.pool.on("acquire", () => {
      statements += 1;
    });
    const count = async ({ people, view }: typeof few, round: string) => {
      statements = 0;
      await readComparison(reading(db, people.manager), round, "en", view);
      return statements;
    };
    await count(few, "C-6");
    expect(await count(many, "C-7")).toBe(await count(few, "C-6"));
  });
});
