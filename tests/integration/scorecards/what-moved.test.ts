import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { saveRating } from "@/lib/ratings/mutations";
import { whatMovedPage } from "@/lib/scorecards/what-moved-page";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, makePerson } from "@/tests/support/programme";
import { makeProgramme, openRound, publish, rateAll, take } from "@/tests/support/released-country";

test("differences from the last release are split, ratings by their cause, for who may see figures", async ({
  db,
}) => {
  const people = await makeProgramme(db);
  const [then, now] = [
    { round: "WM1", iso3: "XWA" },
    { round: "WM2", iso3: "XWA" },
  ];
  await openRound(db, people, "WM1", ["XWA"], { startsOn: "2023-01-01", endsOn: "2024-12-31" });
  await rateAll(db, people, then, { "G6.3": { state: "not_assessed", level: null, reason: "not_reached" } });
  await publish(db, people, then);
  await openRound(db, people, "WM2", ["XWA"], { startsOn: "2025-01-01", endsOn: "2026-12-31" });
  await rateAll(db, people, now, { "G2.2": { level: 1 }, "G4.1": { level: 1 }, "G6.3": { level: 0 } });
  const giveCause = async (indicator: string, changeCause: "earlier_rating_wrong" | "situation_changed") => {
    const saved = await saveRating(contextOf(db, people.lead), {
      ...now,
      indicator,
      kind: "assessor",
      baseVersion: 1,
      mutationId: randomUUID(),
      fields: { changeCause },
    });
    expect(saved.status).toBe("saved");
  };
  await giveCause("G4.1", "earlier_rating_wrong");
  const pageOf = (actor: typeof people.lead) => whatMovedPage({ ...contextOf(db, actor), actor }, now, "en");
  expect(await codeOf(pageOf(people.manager))).toBe("NOT_FOUND");
  const { last, moves } = await pageOf(people.lead);
  expect(last.round).toBe("WM1");
  const found = moves?.find(({ key }) => key === "G.capability");
  expect(found?.causes).toMatchObject([
    { cause: null, indicators: ["G2.2"] },
    { cause: "earlier_rating_wrong", indicators: ["G4.1"] },
  ]);
  expect(found?.method).toBe(0);
  expect(found?.coverage).toBeLessThan(0);
  const sum = (found?.causes ?? []).reduce((total, { share }) => total + share, found?.coverage ?? 0);
  expect(sum).toBeCloseTo(found?.difference ?? Number.NaN, 1);
  expect(moves?.some(({ key }) => key === "R.exposure" || key === "R1")).toBe(false);
  await giveCause("G2.2", "situation_changed");
  await take(db, people.lead, now, "submit");
  const later = (await pageOf(people.manager)).moves?.find(({ key }) => key === "G.capability");
  expect(later?.causes).toMatchObject([{ cause: "situation_changed" }, { cause: "earlier_rating_wrong" }]);
  expect(later?.difference).toBe(found?.difference);
  const reader = await makePerson(db, "Reader", ["reader"]);
  for (const actor of [people.observer, reader]) expect(await codeOf(pageOf(actor))).toBe("NOT_FOUND");
  // The first round has nothing before it.
  expect(
    await codeOf(whatMovedPage({ ...contextOf(db, people.manager), actor: people.manager }, then, "en")),
  ).toBe("NOT_FOUND");
});
