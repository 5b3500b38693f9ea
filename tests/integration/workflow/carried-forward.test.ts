/** What a round on a new edition takes from the round before: along the crosswalk, as an offer, and never by itself. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { readDomain } from "@/app/[locale]/rounds/[round]/[iso3]/[domain]/read";
import { ratings } from "@/db/schema/rating";
import { getAssessment } from "@/lib/assessments/queries";
import type { PersonCtx } from "@/lib/core/request";
import { readImpact } from "@/lib/editions/impact";
import { getEdition } from "@/lib/editions/queries";
import { requireEdition } from "@/lib/instruments/parse";
import { lastLevels, lastRatings } from "@/lib/ratings/last-round";
import { saveRating } from "@/lib/ratings/mutations";
import { submissionProblems } from "@/lib/ratings/submission";
import { whatMovedPage } from "@/lib/scorecards/what-moved-page";
import { test } from "@/tests/support/database";
import { asking, draftWith, publishNow } from "@/tests/support/edition-drafts";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, makePerson, type TestPerson } from "@/tests/support/programme";
import { makeProgramme, openRound, publish, rateAll } from "@/tests/support/released-country";

const shipped = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));

test("a round on a new edition carries what is the same, asks for a look at the rest and rewrites nothing", async ({
  db,
}) => {
  const people = await makeProgramme(db);
  const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
  const as = (actor: TestPerson): PersonCtx => ({ ...contextOf(db, actor), actor });
  const [then, now] = [
    { round: "CF1", iso3: "XCF" },
    { round: "CF2", iso3: "XCF" },
  ];
  await openRound(db, people, then.round, [then.iso3], { startsOn: "2023-01-01", endsOn: "2024-12-31" });
  await rateAll(db, people, then);
  await publish(db, people, then);

  const draft = await draftWith(admin, { edition: "gpat@1.0.0", newVersion: "1.1.0" }, [
    asking(shipped, "G6.1", "Is there money for the response?"),
    { kind: "split", indicator: "G6.2", parts: ["G6.4", "G6.5"] },
    { kind: "drop", indicator: "G5.3" },
  ]);
  // Before it is published: counts for the administrator, bands by assessment for the manager, nothing for others.
  const seen = await readImpact(as(people.manager), "en", draft);
  const [impact] = seen.latest?.assessments ?? [];
  expect(impact?.counts).toEqual({ same: 56, needs_a_look: 4, no_equivalent: 0 });
  expect(impact?.bands.find(({ key }) => key === "R.capability")).toMatchObject({ coverage: 100 });
  const ofGovernment = impact?.bands.find(({ key }) => key === "G.capability");
  expect(ofGovernment?.coverage).toBeLessThan(100);
  expect(seen.compared?.find(({ key }) => key === "R.capability")?.comparability).toBe("as_before");
  expect(seen.compared?.find(({ key }) => key === "G6")?.comparability).toBe("with_method");
  if (admin.actor.kind !== "user") throw new Error("no person");
  expect(await readImpact({ ...admin, actor: admin.actor }, "en", draft)).toMatchObject({
    latest: null,
    seesFigures: false,
  });
  expect(await codeOf(readImpact(as(people.observer), "en", draft))).toBe("NOT_FOUND");
  await publishNow(admin, draft);

  const { id: editionId } = await getEdition(admin, "gpat", "1.1.0");
  await openRound(db, people, now.round, [now.iso3], {
    startsOn: "2025-01-01",
    endsOn: "2026-12-31",
    editionId,
  });
  const lead = contextOf(db, people.lead);
  const { assessment } = await getAssessment(lead, now);
  const last = await lastRatings(lead, assessment);
  expect(
    ["G6.1", "G6.3", "G6.4", "G6.5"].map((code) => [
      last.get(code)?.state,
      last.get(code)?.ratings.map(({ indicator }) => indicator),
    ]),
  ).toEqual([
    ["needs_a_look", ["G6.1"]],
    ["same", ["G6.3"]],
    ["needs_a_look", ["G6.2"]],
    ["needs_a_look", ["G6.2"]],
  ]);
  expect(lastLevels(last).has("G6.3")).toBe(true);
  expect(lastLevels(last).has("G6.1")).toBe(false);

  const { cards } = await readDomain(as(people.lead), "en", { ...now, domain: "G6" });
  const card = cards.find(({ view }) => view.words.code === "G6.4")?.view.last;
  expect(card).toMatchObject({ edition: "gpat@1.0.0", state: "needs_a_look", comparedLevel: null });
  expect(card?.ratings).toMatchObject([
    { indicator: "G6.2", level: 2, sentence: "Indicators exist, with irregular reports." },
  ]);
  // Nothing is rated by itself; who takes one over rates it, and the earlier one stays as it was.
  const { assessment: before } = await getAssessment(lead, then);
  const rowsOf = (assessmentId: string) =>
    db.read.select().from(ratings).where(eq(ratings.assessmentId, assessmentId)).orderBy(ratings.indicator);
  const earlier = await rowsOf(before.id);
  expect(await rowsOf(assessment.id)).toEqual([]);
  const rate = (indicator: string, level: number) =>
    saveRating(lead, {
      ...now,
      indicator,
      kind: "assessor",
      baseVersion: 0,
      mutationId: randomUUID(),
      fields: { state: "rated", level, rationale: "As before." },
    });
  for (const [indicator, level] of [
    ["G6.1", 3],
    ["G6.3", 3],
  ] as const)
    expect((await rate(indicator, level)).status).toBe("saved");
  expect(await rowsOf(before.id)).toEqual(earlier);
  expect((await rowsOf(assessment.id)).map(({ indicator, version }) => [indicator, version])).toEqual([
    ["G6.1", 1],
    ["G6.3", 1],
  ]);
  // A cause is asked for where the indicator is the same, and for nothing that was worded otherwise.
  const problems = await submissionProblems(lead, assessment);
  expect(
    problems.filter(({ problem }) => problem === "change_cause_missing").map(({ indicator }) => indicator),
  ).toEqual(["G6.3"]);
  const { moves } = await whatMovedPage(as(people.lead), now, "en");
  const causes = moves?.flatMap(({ causes: groups }) => groups.flatMap(({ indicators }) => indicators)) ?? [];
  expect(causes).not.toContain("G6.1");
});
