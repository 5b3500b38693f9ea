import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { assessmentSubject } from "@/lib/assessments/subject";
import { changedRatings, REVISIONS_PER_PAGE, ratingHistory } from "@/lib/ratings/history";
import { saveRating } from "@/lib/ratings/mutations";
import type { RatingFields } from "@/lib/ratings/schema";
import { test } from "@/tests/support/database";
import { makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

const input = ({ round, iso3 }: ScoredCountry, fields: RatingFields, baseVersion = 0) => ({
  round,
  iso3,
  indicator: "G2.1",
  kind: "assessor" as const,
  baseVersion,
  mutationId: randomUUID(),
  fields,
});

test("a history names who changed what from what, newest first", async ({ db }) => {
  const country = await makeScoredCountry(db);
  await saveRating(country.as(country.assessor), input(country, { level: 1, teamNote: "secret note" }));
  await saveRating(country.as(country.lead), input(country, { level: 2 }, 1));
  const key = input(country, {});
  const { revisions: history } = await ratingHistory(country.as(country.lead), key);
  expect(history.map(({ version, who }) => [version, who])).toEqual([
    [2, "lead"],
    [1, "assessor"],
  ]);
  expect(history[0]?.fields).toEqual([{ field: "level", before: 1, after: 2 }]);
  expect(history[1]?.fields).toContainEqual({ field: "level", before: null, after: 1 });
  await country.setState("internal_review");
  const manager = await makePerson(db, "manager", ["programme_manager"]);
  const { revisions: seen } = await ratingHistory(country.as(manager), key);
  expect(JSON.stringify(seen)).not.toContain("secret note");
  expect(seen.map(({ who }) => who)).toEqual([null, null]);
});

test("of a text that was changed the history tells the words, of a secret one only who may read it", async ({
  db,
}) => {
  const country = await makeScoredCountry(db);
  const write = (fields: RatingFields, version: number) =>
    saveRating(country.as(country.assessor), input(country, fields, version));
  await write({ rationale: "Courts apply the law.", teamNote: "Asked the old ministry twice." }, 0);
  await write({ rationale: "Courts rarely apply the law.", teamNote: "Asked the new ministry twice." }, 1);
  await write({ rationale: null }, 2);
  const key = input(country, {});
  const [removed, changed] = (await ratingHistory(country.as(country.lead), key)).revisions;
  expect(changed?.fields).toMatchObject([
    {
      field: "rationale",
      before: "Courts apply the law.",
      words: [
        { kind: "same", text: "Courts " },
        { kind: "new", text: "rarely " },
        { kind: "same", text: "apply the law." },
      ],
    },
    { field: "teamNote" },
  ]);
  expect(removed?.fields).toEqual([
    { field: "rationale", before: "Courts rarely apply the law.", after: null },
  ]);
  await country.setState("internal_review");
  const manager = await makePerson(db, "manager", ["programme_manager"]);
  expect(JSON.stringify(await ratingHistory(country.as(manager), key))).not.toContain("ministry");
});

test("a change of which the reader may see nothing is left out, unless a reason was given", async ({
  db,
}) => {
  const country = await makeScoredCountry(db);
  const write = (fields: RatingFields, version: number) =>
    saveRating(country.as(country.assessor), input(country, fields, version));
  await write({ level: 1 }, 0);
  await write({ teamNote: "for us" }, 1);
  await write({ level: 2 }, 2);
  const key = input(country, {});
  const versions = async (ctx: ReturnType<typeof country.as>) =>
    (await ratingHistory(ctx, key)).revisions.map(({ version }) => version);
  expect(await versions(country.as(country.lead))).toEqual([3, 2, 1]);
  await country.setState("internal_review");
  expect(await versions(country.as(await makePerson(db, "manager", ["programme_manager"])))).toEqual([3, 1]);
});

test("beside a level that changed stands why it differs from last round, where that was said before", async ({
  db,
}) => {
  const country = await makeScoredCountry(db);
  const write = (fields: RatingFields, version: number) =>
    saveRating(country.as(country.assessor), input(country, fields, version));
  await write({ level: 1, changeCause: "situation_changed" }, 0);
  await write({ level: 2 }, 1);
  await write({ rationale: "Because." }, 2);
  const { revisions } = await ratingHistory(country.as(country.lead), input(country, {}));
  expect(revisions.map(({ changeCause }) => changeCause)).toEqual([null, "situation_changed", null]);
});

test("a long history is told page by page, each change from what stood before it", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const total = REVISIONS_PER_PAGE * 2 + 3;
  for (let version = 0; version < total; version += 1) {
    await saveRating(
      country.as(country.lead),
      input(country, { rationale: `Text ${version + 1}.` }, version),
    );
  }
  const lead = country.as(country.lead);
  const key = input(country, {});
  const pages = await Promise.all([1, 2, 3, 4].map((page) => ratingHistory(lead, key, page)));
  expect(pages.map((one) => one.pages)).toEqual([3, 3, 3, 3]);
  const told = pages.flatMap(({ revisions }) => revisions);
  expect(told.map(({ version }) => version)).toEqual(
    Array.from({ length: total }, (_, index) => total - index),
  );
  expect(pages[3]?.revisions).toEqual([]);
  for (const { version, fields } of told) {
    const before = version === 1 ? null : `Text ${version - 1}.`;
    expect(fields.find(({ field }) => field === "rationale")).toMatchObject({
      before,
      after: `Text ${version}.`,
    });
  }
});

test("which ratings were changed is told to who may read their histories", async ({ db }) => {
  const country = await makeScoredCountry(db);
  await saveRating(country.as(country.assessor), input(country, { level: 1 }));
  const manager = country.as(await makePerson(db, "manager", ["programme_manager"]));
  const lead = country.as(country.lead);
  const told = async (ctx: typeof lead) => changedRatings(ctx, await assessmentSubject(ctx, country));
  const changed = [{ indicator: "G2.1", kind: "assessor", at: TEST_NOW.toISOString() }];
  expect(await told(lead)).toEqual(changed);
  expect(await told(manager)).toBeNull();
  await country.setState("internal_review");
  expect(await told(manager)).toEqual(changed);
});
