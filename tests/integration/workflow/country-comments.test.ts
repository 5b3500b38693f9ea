import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { changeDueDate } from "@/lib/assessments/mutations";
import { dueDates, getAssessment } from "@/lib/assessments/queries";
import { listWork } from "@/lib/assessments/work";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { signedIn } from "@/lib/core/request";
import { parseDraft } from "@/lib/country-comments/draft-format";
import {
  answerForTime,
  askForTime,
  removeComment,
  respond,
  saveComment,
} from "@/lib/country-comments/mutations";
import { latestDraft, storedComments } from "@/lib/country-comments/stored";
import { erasableNoun } from "@/lib/erasures/queries";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { reviseRating } from "@/lib/ratings/revise";
import { getRelease, listReleases, parseRelease, previewRelease } from "@/lib/releases/queries";
import { readReleaseText } from "@/lib/releases/verify";
import { begin, publish, take, unmet } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import {
  daysLater,
  type HeardCountry,
  readyToSend,
  sentToState,
  takeOn,
} from "@/tests/support/heard-country";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { confirmAll } from "@/tests/support/released-country";

type Db = Parameters<typeof contextOf>[0];

const write = (db: Db, { key, team }: HeardCountry, point: string | null, body: string, version = 0) =>
  saveComment(contextOf(db, team.focal), { ...key, point, version, body, language: "en" });

const comments = (db: Db, { id, team }: HeardCountry) =>
  storedComments(contextOf(db, team.lead), id, { unsent: false });

async function answerAll(db: Db, country: HeardCountry) {
  for (const { id, response } of await comments(db, country)) {
    if (response !== null) continue;
    const answered = await respond(contextOf(db, country.team.lead), {
      ...country.key,
      comment: id,
      version: 0,
      disposition: "not_accepted",
      reason: "The source of 2024 says otherwise.",
      language: "en",
    });
    expect(answered).toMatchObject({ ok: true });
  }
}

async function revise(db: Db, { key, team }: HeardCountry, indicator: string, level: number, reason: string) {
  const ctx = contextOf(db, team.lead);
  const { version } = await getRating(ctx, { ...key, indicator, kind: "assessor" });
  return reviseRating(ctx, {
    ...key,
    indicator,
    baseVersion: version,
    mutationId: randomUUID(),
    fields: { level, rationale: "Read again with the letter of the Ministry." },
    reason,
  });
}

describe("the draft that is sent to the State", () => {
  test("is frozen as it was, and holds no team note, no person and no exposure level", async ({ db }) => {
    const country = await readyToSend(db, "H-SENT", "QHA");
    const focal = contextOf(db, country.team.focal);
    await expect(getAssessment(focal, country.key)).rejects.toMatchObject({ code: "NOT_FOUND" });
    // The short way does not exist here.
    expect(await takeOn(db, country.team.reviewer, country.key, "pass")).toEqual({
      ok: false,
      reason: "wrong_state",
    });
    expect(await takeOn(db, country.team.reviewer, country.key, "send_draft")).toMatchObject({ ok: true });
    const draft = await latestDraft(contextOf(db, country.team.lead), country.id);
    expect(draft).toMatchObject({ number: 1, kind: "whole", dueOn: "2026-04-27", outcome: null });
    const text = draft?.content ?? "";
    expect(sha256(text)).toBe(draft?.sha256);
    expect(canonicalJson(JSON.parse(text))).toBe(text);
    for (const word of ["A note that stays in the team", "Lena Lead", "Rosa Reviewer", "second"])
      expect(text, word).not.toContain(word);
    const document = parseDraft(text);
    expect(document.indicators.filter(({ construct }) => construct === "exposure")).not.toEqual([]);
    for (const { construct, level } of document.indicators)
      if (construct === "exposure") expect(level).toBeNull();
    expect(document.capability.map(({ status }) => status)).not.toContain("provisional");
    const change = db.transaction((tx) => tx.execute(sql`update country_drafts set content = '{}'`));
    await expect(change).rejects.toMatchObject({ cause: { constraint: "country_drafts_immutable" } });
    const removal = db.transaction((tx) => tx.execute(sql`delete from country_drafts`));
    await expect(removal).rejects.toMatchObject({ cause: { constraint: "country_drafts_immutable" } });
    await getAssessment(focal, country.key, "country_comment.see");
    for (const permission of ["rating.read", "progress.read", "figures.read", "history.read"] as const)
      await expect(getAssessment(focal, country.key, permission), permission).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
  });

  test("holds no provisional figure", async ({ db }) => {
    const gaps = Object.fromEntries(
      ["G1.1", "G1.2", "G1.3"].map((code) => [code, { state: "not_assessed", level: null }] as const),
    );
    const { id, team } = await sentToState(db, "H-PROV", "QHB", gaps);
    const { capability } = parseDraft((await latestDraft(contextOf(db, team.lead), id))?.content ?? "");
    expect(capability.map(({ key }) => key)).not.toContain("G1");
    expect(capability.map(({ key }) => key)).toContain("G2");
  });
});

describe("the time to comment", () => {
  test("ends in the programme's zone, is made longer once, and is not cut by anybody", async ({ db }) => {
    const country = await sentToState(db, "H-TIME", "QHC");
    const { key, team, id } = country;
    const manager = contextOf(db, team.manager);
    expect((await dueDates(manager, id)).get("country_comment")?.dueOn).toBe("2026-04-27");
    expect(
      await changeDueDate(manager, {
        ...key,
        state: "country_comment",
        dueOn: "2026-03-03",
        reason: "Haste",
      }),
    ).toMatchObject({ ok: false, reason: "time_of_the_state" });
    expect(await answerForTime(manager, { ...key, granted: true, answer: "Yes" })).toMatchObject({
      reason: "nothing_asked",
    });
    const focal = contextOf(db, team.focal);
    expect(await askForTime(focal, { ...key, reason: "Two ministries answer." })).toMatchObject({ ok: true });
    expect(await askForTime(focal, { ...key, reason: "Again" })).toMatchObject({ reason: "asked_already" });
    expect(await answerForTime(manager, { ...key, granted: true, answer: "Agreed." })).toMatchObject({
      ok: true,
    });
    expect((await latestDraft(manager, id))?.dueOn).toBe("2026-05-11");
    expect((await dueDates(manager, id)).get("country_comment")?.dueOn).toBe("2026-05-11");
    // The last day itself still belongs to the State.
    expect(await takeOn(db, team.lead, key, "note_silence", 70)).toMatchObject({ reason: "unmet" });
    expect(await takeOn(db, team.manager, key, "note_silence", 71)).toMatchObject({
      ok: true,
      value: { state: "approval" },
    });
  });

  test("silence never blocks, and the release says that no comment came", async ({ db }) => {
    const { key, team } = await sentToState(db, "H-SILENT", "QHD");
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
    expect(await takeOn(db, team.lead, key, "note_silence", 57)).toMatchObject({ ok: true });
    expect(await listReleases(reader, key)).toEqual([]);
    const done = await takeOn(db, team.approver, key, "publish", 60);
    const code = done.ok ? (done.value.release ?? "") : "";
    const release = await getRelease(reader, code);
    const document = parseRelease(release.seal === null ? release.text : "{}");
    expect(document.statements.stateComment).toMatchObject({ code: "silent" });
    expect(document.countryComments).toMatchObject({ drafts: [{ outcome: "silent" }], comments: [] });
  });
});

describe("the comments", () => {
  test("are written in peace, handed in at once and stay as they are", async ({ db }) => {
    const country = await sentToState(db, "H-WRITE", "QHE");
    const { key, id, team } = country;
    expect(await takeOn(db, team.focal, key, "comment")).toMatchObject({ reason: "unmet" });
    expect(await write(db, country, "G2.1", "The law was amended in 2025.")).toMatchObject({ ok: true });
    expect(await write(db, country, "G2.1", "Other words", 0)).toMatchObject({ reason: "changed_meanwhile" });
    expect(await write(db, country, null, "The period is too short.")).toMatchObject({ ok: true });
    await expect(write(db, country, "Z9.9", "No such indicator")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await comments(db, country)).toEqual([]);
    const own = await storedComments(contextOf(db, team.focal), id, { unsent: true });
    const placeOfComment = () =>
      erasableNoun(contextOf(db, team.manager), "country_comment", own[1]?.id ?? "");
    await expect(placeOfComment(), "not handed in").rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(own.map(({ indicator }) => indicator)).toEqual([null, "G2.1"]);
    const whole = { ...key, comment: own[0]?.id ?? "" };
    expect(await removeComment(contextOf(db, team.focal), whole)).toMatchObject({ ok: true });
    expect(await takeOn(db, team.focal, key, "comment", 20)).toMatchObject({
      ok: true,
      value: { state: "comment_response" },
    });
    expect((await comments(db, country)).map(({ body }) => body)).toEqual(["The law was amended in 2025."]);
    expect(await placeOfComment()).toMatchObject({
      href: `/rounds/${key.round}/${key.iso3}/country-comments/G2.1`,
    });
    await expect(write(db, country, "G2.2", "Late")).rejects.toMatchObject({ code: "FORBIDDEN" });
    const change = db.transaction((tx) => tx.execute(sql`update country_comments set body = 'x'`));
    await expect(change).rejects.toMatchObject({ cause: { constraint: "country_comments_immutable" } });
  });

  test("of one State are hidden from the focal point of another", async ({ db }) => {
    const country = await sentToState(db, "H-OTHER", "QHF");
    const other = await sentToState(db, "H-OTHER2", "QHG");
    const stranger = { ...country, team: { ...country.team, focal: other.team.focal } };
    await expect(write(db, stranger, "G2.1", "Not mine")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      getAssessment(contextOf(db, other.team.focal), country.key, "country_comment.see"),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the answers", () => {
  test("come before the approval, and what was changed goes to the State once more", async ({ db }) => {
    const country = await sentToState(db, "H-ANSWER", "QHI");
    const { key, id, team } = country;
    const lead = contextOf(db, team.lead);
    await write(db, country, "G2.1", "The law was amended in 2025. [[source:QHI-S-001]]");
    await write(db, country, "G2.2", "We see it otherwise.");
    await takeOn(db, team.focal, key, "comment", 20);
    expect(await unmet(lead, key, "answer")).toEqual(["comment_unanswered G2.1", "comment_unanswered G2.2"]);
    const plain = saveRating(lead, {
      ...key,
      indicator: "G2.1",
      kind: "assessor",
      baseVersion: 1,
      mutationId: randomUUID(),
      fields: { level: 1 },
    });
    await expect(plain).rejects.toMatchObject({ code: "LOCKED" });
    const toAnswer = async () =>
      (await listWork(signedIn(lead), "en")).find(({ round }) => round === key.round)?.commentsToAnswer;
    expect(await toAnswer()).toBe(2);
    expect(await revise(db, country, "G2.1", 1, " ")).toMatchObject({ status: "invalid" });
    expect(await revise(db, country, "G2.1", 1, "The amendment of 2025")).toMatchObject({ status: "saved" });
    await answerAll(db, country);
    expect(await toAnswer()).toBe(0);
    expect(await unmet(lead, key, "answer")).toEqual(["changes_unseen G2.1", "gate_unconfirmed G2.1"]);
    await confirmAll(contextOf(db, team.reviewer), key);
    expect(await unmet(lead, key, "answer")).toEqual(["changes_unseen G2.1"]);
    expect(await takeOn(db, team.lead, key, "send_changes", 30)).toMatchObject({ ok: true });
    const second = await latestDraft(lead, id);
    expect(second).toMatchObject({ number: 2, kind: "changes", dueOn: "2026-04-15" });
    expect(parseDraft(second?.content ?? "").changed).toEqual(["G2.1"]);
    await write(db, country, "G2.1", "Thank you.");
    expect(await takeOn(db, team.focal, key, "comment", 35)).toMatchObject({ ok: true });
    expect(await unmet(lead, key, "send_changes")).toEqual(["comment_unanswered G2.1", "nothing_changed"]);
    await answerAll(db, country);
    expect(await takeOn(db, team.lead, key, "answer", 40)).toMatchObject({ ok: true });
    const late = respond(lead, {
      ...key,
      comment: (await comments(db, country))[0]?.id ?? "",
      version: 1,
      disposition: "accepted",
      reason: "Late",
      language: "en",
    });
    await expect(late).rejects.toMatchObject({ code: "FORBIDDEN" });
    const done = await takeOn(db, team.approver, key, "publish", 50);
    const code = done.ok ? (done.value.release ?? "") : "";
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
    const release = await getRelease(reader, code);
    const text = release.seal === null ? release.text : "";
    expect(readReleaseText(text)).toMatchObject({ ok: true });
    expect(text).not.toContain("QHI-S-001");
    for (const person of Object.values(team)) expect(text, person.name).not.toContain(person.name);
    const { statements, countryComments } = parseRelease(text);
    expect(statements.stateComment.code).toBe("commented");
    expect(
      countryComments?.comments.map(({ draft, indicator, before }) => [draft, indicator, before?.level]),
    ).toEqual([
      [1, "G2.1", 2],
      [1, "G2.2", undefined],
      [2, "G2.1", undefined],
    ]);
  });

  test("a corrigendum keeps what the State said, by the short way", async ({ db }) => {
    const country = await sentToState(db, "H-CORR", "QHJ");
    const { key, team } = country;
    await write(db, country, "G2.2", "We see it otherwise.");
    await takeOn(db, team.focal, key, "comment", 5);
    await answerAll(db, country);
    await takeOn(db, team.lead, key, "answer", 6);
    await takeOn(db, team.approver, key, "publish", 7);
    expect(
      await take(contextOf(db, team.manager, daysLater(8)), key, "reopen", { reason: "A slip" }),
    ).toMatchObject({
      ok: true,
    });
    expect(await takeOn(db, team.lead, key, "submit", 9)).toMatchObject({ ok: true });
    expect(await takeOn(db, team.reviewer, key, "pass", 10)).toMatchObject({ ok: true });
    const preview = await previewRelease(contextOf(db, team.lead), key);
    expect(preview.countryComments?.comments).toHaveLength(1);
  });
});

test("a round without the flag never asks a State, and no reader sees its release", async ({ db }) => {
  const begun = await begin(db, "H-SHORT", "QHK");
  const code = await publish(db, begun);
  const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), TEST_NOW);
  await expect(getRelease(reader, code)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
