import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import type { Actor } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { comparedFigures } from "@/lib/scorecards/compare";
import { readComparison } from "@/lib/scorecards/compare-queries";
import { compareViewSchema } from "@/lib/scorecards/compare-view";
import { test } from "@/tests/support/database";
import { contextOf, makePerson } from "@/tests/support/programme";
import { makeProgramme, openRound, publish, rateAll } from "@/tests/support/released-country";

function compared(db: Database, actor: Actor, round: string, query: Record<string, string>) {
  return readComparison(contextOf(db, actor), round, compareViewSchema.parse(query), "en");
}

describe("a comparison", () => {
  test("gives each reader the figures and texts that the grid and the cards give", async ({ db }) => {
    const people = await makeProgramme(db);
    const round = "CMP-1";
    await openRound(db, people, round, ["XHA", "XHB", "XHC"]);
    const low = Object.fromEntries(
      ["C1.1", "C1.2", "C1.3", "C1.4"].map((code) => [code, { level: 0, rationale: `Canary ${code}` }]),
    );
    await rateAll(db, people, { round, iso3: "XHA" }, low);
    for (const iso3 of ["XHB", "XHC"]) await rateAll(db, people, { round, iso3 });
    await publish(db, people, { round, iso3: "XHA" });
    await publish(db, people, { round, iso3: "XHB" });
    const query = { country: "XHA,XHB,XHC", spread: "all", indicator: "C1.1" };

    const others = await compared(db, people.observer, round, query);
    expect(others.view.country).toEqual(["XHA", "XHB", "XHC"]);
    expect(others.texts.map(({ iso3, rationale }) => [iso3, rationale])).toEqual([
      ["XHA", "Canary C1.1"],
      ["XHB", expect.any(String)],
    ]);
    const figures = comparedFigures({ ...others.grid, edition: "gpat@1.0.0" }, others.view);
    const c1 = figures.find(({ column }) => column.key === "C1");
    expect(c1?.cells.map(({ figure, empty }) => [figure?.score?.value, empty])).toEqual([
      [0, null],
      [50, null],
      [undefined, "draft"],
    ]);
    expect(c1?.spread.map(({ value }) => value)).toEqual([0, 50]);
    expect(figures.every(({ column }) => column.construct === "capability")).toBe(true);
    expect(JSON.stringify(others.grid.rows.map(({ figures: own }) => own))).not.toMatch(/R\.exposure|"R1"/);

    const team = await compared(db, people.lead, round, query);
    expect(team.texts.map(({ iso3 }) => iso3)).toEqual(["XHA", "XHB", "XHC"]);
    expect(
      comparedFigures({ ...team.grid, edition: "gpat@1.0.0" }, team.view).some(
        ({ column }) => column.construct === "exposure",
      ),
    ).toBe(true);
  });

  test("leaves out what the round does not have, and is absent where the round is", async ({ db }) => {
    const people = await makeProgramme(db);
    await openRound(db, people, "CMP-2", ["XHD"]);
    const { view, texts } = await compared(db, people.manager, "CMP-2", {
      country: "XHD,ZZZ",
      indicator: "Z9.9",
    });
    expect(view).toMatchObject({ country: ["XHD"], indicator: undefined });
    expect(texts).toEqual([]);
    const stranger = await makePerson(db, "Stranger", ["reader"]);
    await expect(compared(db, stranger, "CMP-2", {})).rejects.toThrow(AppError);
  });
});
