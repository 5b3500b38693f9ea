import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { saveRating } from "@/lib/ratings/mutations";
import { getRelease } from "@/lib/releases/queries";
import { reportOfRelease } from "@/lib/reports/read";
import { scorecard } from "@/lib/scorecards/queries";
import { whatMovedPage } from "@/lib/scorecards/what-moved-page";
import { begin, publish } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { fillDraft } from "@/tests/support/drafts";
import { codeOf } from "@/tests/support/error-code";
import { releaseHeard } from "@/tests/support/heard-country";
import { contextOf, makePerson, type TestPerson } from "@/tests/support/programme";
import {
  makeProgramme,
  openRound,
  publish as publishOf,
  rateAll,
  take,
} from "@/tests/support/released-country";

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
  await publishOf(db, people, then);
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

test("readers of releases are told nothing of a last round of which no State was asked, on the card and in the report", async ({
  db,
}) => {
  const iso3 = "XWB";
  const before = await begin(db, "WM3", iso3, { startsOn: "2023-01-01", endsOn: "2024-12-31" });
  const old = await publish(db, before, { "G2.2": { level: 1 } });
  const now = await begin(db, "WM4", iso3, {
    startsOn: "2025-01-01",
    endsOn: "2026-12-31",
    stateIsHeard: true,
  });
  await fillDraft(db, now.id, now.team.lead.userId, { "G2.2": { level: 1 } });
  await releaseHeard(db, now);
  const reader = await makePerson(db, "Reader", ["reader"]);
  const observer = await makePerson(db, "Observer", ["observer"]);
  const lastOf = async (actor: TestPerson, forReaders = false) => {
    const card = await scorecard(contextOf(db, actor), now.key, { locale: "en", overall: false, forReaders });
    if (card.view !== "card") throw new Error("no card");
    return card.last?.round ?? (card.change === null ? null : "change");
  };
  expect(await codeOf(getRelease(contextOf(db, reader), old))).toBe("NOT_FOUND");
  expect(await lastOf(reader)).toBeNull();
  // Inside the programme the earlier release is open.
  for (const actor of [observer, now.team.lead, now.team.manager]) expect(await lastOf(actor)).toBe("WM3");
  // But not where they look at what readers see, whose pictures are taken away.
  expect(await lastOf(now.team.lead, true)).toBeNull();
  // Two roles see what the wider one does.
  const both = await makePerson(db, "Both", ["reader", "observer"]);
  expect(await lastOf(both)).toBe("WM3");
  // A file is passed on: it says the same whoever asks for it.
  const reports = await Promise.all(
    [reader, observer, now.team.manager].map((actor) =>
      reportOfRelease(contextOf(db, actor), `WM4-${iso3}-1`, "en"),
    ),
  );
  const [first] = reports;
  expect(reports).toEqual([first, first, first]);
  expect(JSON.stringify(first)).not.toContain("WM3");
});
