import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { assessmentSubject } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { citationsOfAssessment, citationsOfSource } from "@/lib/ratings/citation-history";
import { citePassage, removeCitation } from "@/lib/ratings/cite";
import { REVISIONS_PER_PAGE, ratingHistory } from "@/lib/ratings/history";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";
import { added, CANARY, interview, law, passageOf } from "@/tests/support/source-records";

const keyOf = ({ round, iso3 }: ScoredCountry, indicator: string) => ({
  round,
  iso3,
  indicator,
  kind: "assessor" as const,
});

/** Takes the only citation of an indicator away. */
async function takeAway(ctx: Ctx, country: ScoredCountry, indicator: string) {
  const { citations } = await getRating(ctx, keyOf(country, indicator));
  const { round, iso3 } = country;
  return removeCitation(ctx, { round, iso3, citationId: citations[0]?.id ?? "" });
}

test("the histories of a rating, an assessment and a source tell who gave and who took away a source", async ({
  db,
}) => {
  const country = await makeScoredCountry(db);
  const assessor = country.as(country.assessor);
  const code = await added(assessor, law(country));
  await passageOf(assessor, code, "The Act says so.", { country, indicators: ["G2.1", "G2.2"] });
  const later = contextOf(db, country.lead, new Date(TEST_NOW.getTime() + 3_600_000));
  expect(await takeAway(later, country, "G2.1")).toMatchObject({ ok: true });

  const about = { indicator: "G2.1", shows: "applied", stance: "supports" };
  const source = { visible: true, code, title: "Act 12", locator: "p. 3" };
  const removed = { what: "removed", who: "lead", at: later.now.toISOString(), ...about, source };
  const given = { what: "added", who: "assessor", at: TEST_NOW.toISOString(), ...about, source };
  const { citations } = await ratingHistory(later, keyOf(country, "G2.1"));
  expect(citations).toMatchObject([removed, given]);
  const all = [removed, { ...given, indicator: "G2.2" }, given];
  expect(await citationsOfAssessment(later, await assessmentSubject(later, country))).toMatchObject(all);
  expect(await citationsOfSource(later, code)).toMatchObject(all);
});

test("a page of a history holds the citations of its time, and none stands on two pages", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const at = (minutes: number) =>
    contextOf(db, country.assessor, new Date(TEST_NOW.getTime() + minutes * 60_000));
  const code = await added(at(0), law(country));
  const passageId = await passageOf(at(0), code, "The Act says so.");
  const { round, iso3 } = country;
  const cite = (minutes: number, shows: "exists" | "applied" | "results") =>
    citePassage(at(minutes), { round, iso3, passageId, indicators: ["G2.1"], shows, stance: "supports" });
  await cite(1, "exists");
  for (let version = 1; version <= REVISIONS_PER_PAGE + 5; version += 1) {
    await saveRating(at(version + 1), {
      ...keyOf(country, "G2.1"),
      baseVersion: version,
      mutationId: randomUUID(),
      fields: { rationale: `Text ${version}.` },
    });
    if (version === 3) await cite(version + 1, "applied");
  }
  await cite(90, "results");
  const pages = await Promise.all(
    [1, 2, 3].map((page) => ratingHistory(at(91), keyOf(country, "G2.1"), page)),
  );
  expect(pages.map(({ citations }) => citations.map(({ shows }) => shows))).toEqual([
    ["results"],
    ["applied", "exists"],
    [],
  ]);
});

test("a source that is hidden from a member of the team stands in no history by code or title", async ({
  db,
}) => {
  const country = await makeScoredCountry(db);
  const assessor = country.as(country.assessor);
  const code = await added(assessor, interview(country));
  await passageOf(assessor, code, `${CANARY} said it.`, { country, indicators: ["C4.1"] });
  expect(await takeAway(assessor, country, "C4.1")).toMatchObject({ ok: true });
  const colleague = await makePerson(db, "colleague");
  await country.giveDuty(colleague.userId, "assessor");
  await country.setState("internal_review");
  const manager = await makePerson(db, "manager", ["programme_manager"]);
  for (const actor of [colleague, country.reviewer, manager]) {
    const ctx = country.as(actor);
    const told = [
      (await ratingHistory(ctx, keyOf(country, "C4.1"))).citations,
      (await citationsOfAssessment(ctx, await assessmentSubject(ctx, country))) ?? [],
    ];
    for (const changes of told) {
      const stub = { visible: false, type: "interview_nonstate", year: "2026" };
      expect(changes).toMatchObject([
        { what: "removed", source: stub },
        { what: "added", source: stub },
      ]);
    }
    expect(JSON.stringify(told)).not.toContain(CANARY);
    expect(JSON.stringify(told)).not.toContain(code);
    expect(await codeOf(citationsOfSource(ctx, code))).toBe("NOT_FOUND");
  }
});

test("who may not read the ratings yet is told of no citation, and the manager of no name", async ({
  db,
}) => {
  const country = await makeScoredCountry(db);
  const assessor = country.as(country.assessor);
  const code = await added(assessor, law(country));
  await passageOf(assessor, code, "The Act says so.", { country, indicators: ["G2.1"] });
  const manager = country.as(await makePerson(db, "manager", ["programme_manager"]));
  const told = async () => citationsOfAssessment(manager, await assessmentSubject(manager, country));
  expect(await told()).toBeNull();
  expect(await citationsOfSource(manager, code)).toEqual([]);
  await country.setState("internal_review");
  expect(await told()).toMatchObject([{ what: "added", who: null }]);
  expect(await citationsOfSource(manager, code)).toMatchObject([{ what: "added", who: null }]);
});
