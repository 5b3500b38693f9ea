import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { saveScope } from "@/lib/assessments/mutations";
import { getScope } from "@/lib/assessments/scope";
import { signedIn } from "@/lib/core/request";
import { answerForTime, askForTime, respond, saveComment } from "@/lib/country-comments/mutations";
import { countryCommentsPage } from "@/lib/country-comments/page";
import { pointPage } from "@/lib/country-comments/point-page";
import { storedComments } from "@/lib/country-comments/stored";
import { getRating } from "@/lib/ratings/queries";
import { reviseRating } from "@/lib/ratings/revise";
import { previewRelease } from "@/lib/releases/queries";
import { unmet } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { daysLater, type HeardCountry, sentToState, takeOn } from "@/tests/support/heard-country";
import { contextOf, type TestPerson } from "@/tests/support/programme";
import { confirmAll } from "@/tests/support/released-country";

type Db = Parameters<typeof contextOf>[0];

const at = (db: Db, person: TestPerson, days = 0) => signedIn(contextOf(db, person, daysLater(days)));

const write = (db: Db, { key, team }: HeardCountry, point: string | null, days: number) =>
  saveComment(at(db, team.focal, days), { ...key, point, version: 0, body: "Not so.", language: "en" });

/** Answers a comment as the lead, for the first time or over an answer. */
async function answer(db: Db, { key, id, team }: HeardCountry, draft: number, point: string | null) {
  const ctx = at(db, team.lead, 20);
  const all = await storedComments(ctx, id, { unsent: false });
  const comment = all.find((one) => one.draft === draft && one.indicator === point);
  return respond(ctx, {
    ...key,
    comment: comment?.id ?? "",
    version: comment?.response?.version ?? 0,
    disposition: "accepted",
    reason: "The law is read again.",
    language: "en",
  });
}

async function lower(db: Db, { key, team }: HeardCountry, indicator: string) {
  const ctx = at(db, team.lead, 20);
  const { version } = await getRating(ctx, { ...key, indicator, kind: "assessor" });
  const fields = { level: 1, rationale: "Read again with the letter of the Ministry." };
  const change = { indicator, baseVersion: version, mutationId: randomUUID(), fields };
  expect(await reviseRating(ctx, { ...key, ...change, reason: "The letter" })).toMatchObject({
    status: "saved",
  });
  await confirmAll(contextOf(db, team.reviewer), key);
}

const dispositions = async (db: Db, { key }: HeardCountry, person: TestPerson) =>
  (await countryCommentsPage(at(db, person, 45), "en", key)).comments.map(
    ({ draft, indicator, isBeingAnswered, response }) =>
      [draft, indicator, isBeingAnswered ? "being answered" : (response?.disposition ?? null)].join(" "),
  );

/** One indicator of two was changed after the comments, and the second draft is with the State. */
async function inSecondRound(db: Db, round: string, iso3: string) {
  const country = await sentToState(db, round, iso3);
  await write(db, country, "G2.1", 5);
  await write(db, country, "G2.2", 5);
  await takeOn(db, country.team.focal, country.key, "comment", 6);
  await lower(db, country, "G2.1");
  await answer(db, country, 1, "G2.1");
  await answer(db, country, 1, "G2.2");
  expect(await takeOn(db, country.team.lead, country.key, "send_changes", 30)).toMatchObject({ ok: true });
  return country;
}

describe("an answer", () => {
  test("is read by the State when it is sent with the second draft, and stays from then on", async ({
    db,
  }) => {
    const country = await sentToState(db, "Q-SENT", "QQA");
    const { key, team } = country;
    await write(db, country, "G2.1", 5);
    await takeOn(db, team.focal, key, "comment", 6);
    expect(await dispositions(db, country, team.focal)).toEqual(["1 G2.1 being answered"]);
    await lower(db, country, "G2.1");
    await answer(db, country, 1, "G2.1");
    expect(await dispositions(db, country, team.focal)).toEqual(["1 G2.1 being answered"]);
    const point = await pointPage(at(db, team.focal, 25), "en", key, "G2.1");
    expect(point.handedIn).toMatchObject([{ response: null, isBeingAnswered: true }]);
    expect(await dispositions(db, country, team.lead)).toEqual(["1 G2.1 accepted"]);
    // As long as it was not sent, the team may think again.
    expect(await answer(db, country, 1, "G2.1")).toMatchObject({ ok: true });
    await takeOn(db, team.lead, key, "send_changes", 30);
    expect(await dispositions(db, country, team.focal)).toEqual(["1 G2.1 accepted"]);
    await write(db, country, "G2.1", 31);
    await takeOn(db, team.focal, key, "comment", 32);
    expect(await answer(db, country, 1, "G2.1")).toEqual({ ok: false, reason: "answer_sent" });
    const change = db.transaction((tx) => tx.execute(sql`update comment_responses set reason = 'x'`));
    await expect(change).rejects.toMatchObject({ cause: { constraint: "comment_responses_locked" } });
    expect(await answer(db, country, 2, "G2.1")).toMatchObject({ ok: true });
    expect(await dispositions(db, country, team.focal)).toEqual(["1 G2.1 accepted", "2 G2.1 being answered"]);
  });

  test("is read by the State with the release where no second draft is sent", async ({ db }) => {
    const country = await sentToState(db, "Q-PUBLISH", "QQB");
    const { key, team } = country;
    await write(db, country, "G2.1", 5);
    await takeOn(db, team.focal, key, "comment", 6);
    await answer(db, country, 1, "G2.1");
    await takeOn(db, team.lead, key, "answer", 21);
    expect(await dispositions(db, country, team.focal)).toEqual(["1 G2.1 being answered"]);
    expect(await takeOn(db, team.approver, key, "publish", 22)).toMatchObject({ ok: true });
    expect(await dispositions(db, country, team.focal)).toEqual(["1 G2.1 accepted"]);
  });
});

describe("the second round", () => {
  test("is about what changed, which stands beside what the first draft said", async ({ db }) => {
    const country = await inSecondRound(db, "Q-CHANGED", "QQC");
    const { key, team } = country;
    for (const point of ["G2.2", null])
      expect(await write(db, country, point, 31)).toEqual({ ok: false, reason: "not_changed" });
    expect(await write(db, country, "G2.1", 31)).toMatchObject({ ok: true });
    const focal = at(db, team.focal, 31);
    expect((await countryCommentsPage(focal, "en", key)).changed).toEqual(["G2.1"]);
    const changed = await pointPage(focal, "en", key, "G2.1");
    expect(changed.isOpen).toBe(true);
    expect(changed.answers).toMatchObject({ before: { level: 2 }, drafted: { level: 1 }, now: null });
    expect(await pointPage(focal, "en", key, "G2.2")).toMatchObject({
      isOpen: false,
      answers: { before: null },
    });
  });

  test("leaves the first draft to be read, with its hash, its days and its extension", async ({ db }) => {
    const { key, team } = await inSecondRound(db, "Q-FIRST", "QQD");
    for (const person of [team.focal, team.lead]) {
      const [first, latest] = [
        await countryCommentsPage(at(db, person, 31), "en", key, 1),
        await countryCommentsPage(at(db, person, 31), "en", key),
      ];
      expect(first).toMatchObject({
        isLatest: false,
        head: { number: 1, outcome: "commented", dueOn: "2026-04-27" },
        may: { write: false, extend: false },
        steps: [],
      });
      expect(first.sent.map(({ number }) => number)).toEqual([1, 2]);
      expect(first.head.sha256).not.toBe(latest.head.sha256);
      const level = ({ document }: typeof first) =>
        document.indicators.find(({ code }) => code === "G2.1")?.level;
      expect([level(first), level(latest)]).toEqual([2, 1]);
    }
    const absent = countryCommentsPage(at(db, team.focal, 31), "en", key, 3);
    await expect(absent).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("has no more time where the first one had more", async ({ db }) => {
    const country = await sentToState(db, "Q-TIME", "QQE");
    const { key, team } = country;
    const ask = (days: number) => askForTime(at(db, team.focal, days), { ...key, reason: "Two ministries" });
    expect(await ask(1)).toMatchObject({ ok: true });
    await answerForTime(at(db, team.manager, 2), { ...key, granted: true, answer: "Agreed." });
    await write(db, country, "G2.1", 5);
    await takeOn(db, team.focal, key, "comment", 6);
    await lower(db, country, "G2.1");
    await answer(db, country, 1, "G2.1");
    await takeOn(db, team.lead, key, "send_changes", 30);
    expect(await ask(31)).toEqual({ ok: false, reason: "extended_already" });
    expect((await countryCommentsPage(at(db, team.focal, 31), "en", key)).head.isExtended).toBe(true);
    const more = db.transaction((tx) =>
      tx.execute(sql`update country_drafts set extension_reason = 'x', extension_asked_by = sent_by,
        extension_asked_at = sent_at, extension_granted = true, extension_answer = 'x',
        extension_answered_by = sent_by, extension_answered_at = sent_at where assessment_id = ${country.id} and number = 2`),
    );
    await expect(more).rejects.toMatchObject({ cause: { constraint: "country_drafts_extended_once" } });
  });
});

test("scope and limits are changed after a comment on the text, and go to the State once more", async ({
  db,
}) => {
  const country = await sentToState(db, "Q-SCOPE", "QQF");
  const { key, id, team } = country;
  await write(db, country, null, 5);
  await takeOn(db, team.focal, key, "comment", 6);
  const lead = at(db, team.lead, 20);
  const scope = await getScope(lead, id);
  if (scope === null) throw new Error("a draft without scope");
  const save = (fields: Partial<typeof scope>) => saveScope(lead, { ...key, ...scope, ...fields });
  expect(await save({ limits: "Three of nine provinces." })).toMatchObject({ ok: true });
  expect(await pointPage(lead, "en", key, "text")).toMatchObject({
    may: { writeScope: true },
    scopes: { now: { limits: "Three of nine provinces." } },
  });
  await answer(db, country, 1, null);
  expect(await unmet(contextOf(db, team.lead), key, "answer")).toEqual(["changes_unseen"]);
  await save({ version: scope.version + 1, territory: null });
  expect(await unmet(contextOf(db, team.lead), key, "send_changes")).toEqual(["scope_missing"]);
  await save({ version: scope.version + 2, limits: "Three of nine provinces." });
  expect(await takeOn(db, team.lead, key, "send_changes", 30)).toMatchObject({ ok: true });
  expect(await write(db, country, "G2.1", 31)).toEqual({ ok: false, reason: "not_changed" });
  expect(await write(db, country, null, 31)).toMatchObject({ ok: true });
  expect(await pointPage(at(db, team.focal, 31), "en", key, "text")).toMatchObject({
    isOpen: true,
    scopes: { before: { limits: scope.limits }, drafted: { limits: "Three of nine provinces." } },
  });
  await takeOn(db, team.focal, key, "comment", 32);
  await answer(db, country, 2, null);
  expect(await takeOn(db, team.lead, key, "answer", 33)).toMatchObject({ ok: true });
  const { countryComments } = await previewRelease(at(db, team.lead, 34), key);
  expect(
    countryComments?.comments.map(({ draft, before, scopeBefore }) => [draft, before, scopeBefore]),
  ).toEqual([
    [1, null, expect.objectContaining({ limits: scope.limits })],
    [2, null, null],
  ]);
});
