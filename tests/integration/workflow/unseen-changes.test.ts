/** What the State saw last is what is published: the short draft, the reply to it, and what may change after that. */
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Disposition } from "@/db/enums";
import { saveScope } from "@/lib/assessments/mutations";
import { getAssessment } from "@/lib/assessments/queries";
import { getScope } from "@/lib/assessments/scope";
import { takeTransition } from "@/lib/assessments/transitions";
import { signedIn } from "@/lib/core/request";
import { parseDraft } from "@/lib/country-comments/draft-format";
import { respond, saveComment } from "@/lib/country-comments/mutations";
import { countryCommentsPage } from "@/lib/country-comments/page";
import { latestDraft, storedComments } from "@/lib/country-comments/stored";
import { getRating } from "@/lib/ratings/queries";
import { reviseRating } from "@/lib/ratings/revise";
import { unmet } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { daysLater, type HeardCountry, sentToState, takeOn } from "@/tests/support/heard-country";
import { contextOf, type TestPerson } from "@/tests/support/programme";
import { confirmAll } from "@/tests/support/released-country";

type Db = Parameters<typeof contextOf>[0];
type Point = string | null;

const at = (db: Db, person: TestPerson, days: number) => signedIn(contextOf(db, person, daysLater(days)));

async function comment(db: Db, { key, team }: HeardCountry, points: readonly Point[], days: number) {
  for (const point of points) {
    const input = { ...key, point, version: 0, body: "Not so.", language: "en" };
    expect(await saveComment(at(db, team.focal, days), input)).toMatchObject({ ok: true });
  }
  expect(await takeOn(db, team.focal, key, "comment", days)).toMatchObject({ ok: true });
}

async function answer(
  db: Db,
  { key, id, team }: HeardCountry,
  dispositions: readonly Disposition[],
  days: number,
) {
  const ctx = at(db, team.lead, days);
  const all = await storedComments(ctx, id, { unsent: false });
  const open = all.filter(({ response }) => response === null);
  for (const [index, { id: commentId }] of open.entries()) {
    const disposition = dispositions[index] ?? "not_accepted";
    const input = { comment: commentId, version: 0, disposition, reason: "Read again.", language: "en" };
    expect(await respond(ctx, { ...key, ...input })).toMatchObject({ ok: true });
  }
}

async function write(
  db: Db,
  { key, team }: HeardCountry,
  indicator: string,
  fields: { level?: number; rationale?: string },
  days: number,
) {
  const ctx = at(db, team.lead, days);
  const { version } = await getRating(ctx, { ...key, indicator, kind: "assessor" });
  const change = { indicator, baseVersion: version, mutationId: randomUUID(), fields, reason: "The letter" };
  expect(await reviseRating(ctx, { ...key, ...change })).toMatchObject({ status: "saved" });
  await confirmAll(contextOf(db, team.reviewer), key);
}

async function limitScope(db: Db, { key, id, team }: HeardCountry, limits: string | null, days: number) {
  const ctx = at(db, team.lead, days);
  const scope = await getScope(ctx, id);
  if (scope === null) throw new Error("a draft without scope");
  expect(await saveScope(ctx, { ...key, ...scope, limits })).toMatchObject({ ok: true });
}

/** Level 1 of G2.1 went to the State in a short draft; it commented on that, and the team has answered nothing yet. */
async function repliedTwice(db: Db, round: string, iso3: string): Promise<HeardCountry> {
  const country = await sentToState(db, round, iso3);
  await comment(db, country, [null, "G2.1"], 5);
  await write(db, country, "G2.1", { level: 1, rationale: "Read again." }, 20);
  await limitScope(db, country, "Three provinces.", 20);
  await answer(db, country, [], 20);
  expect(await takeOn(db, country.team.lead, country.key, "send_changes", 30)).toMatchObject({ ok: true });
  await comment(db, country, [null, "G2.1"], 35);
  return country;
}

const missing = (db: Db, { key, team }: HeardCountry, step: "answer" | "send_changes" | "publish") =>
  unmet(contextOf(db, step === "publish" ? team.approver : team.lead, daysLater(50)), key, step);

describe("after the short draft", () => {
  test("what was changed unseen keeps the answers from the approval until it is put back", async ({ db }) => {
    const country = await repliedTwice(db, "U-BACK", "QUA");
    const { key, team } = country;
    await answer(db, country, [], 36);
    await write(db, country, "G2.2", { level: 1 }, 40);
    await limitScope(db, country, "One province.", 40);
    expect(await missing(db, country, "answer")).toEqual(["changes_unseen", "changes_unseen G2.2"]);
    expect(await takeOn(db, team.lead, key, "answer", 41)).toEqual({ ok: false, reason: "unmet" });
    // Who takes no step is told too.
    const page = await countryCommentsPage(at(db, team.assessor, 41), "en", key);
    expect(page.unseen.map(({ code, indicator }) => [code, indicator])).toEqual([
      ["changes_unseen", undefined],
      ["changes_unseen", "G2.2"],
    ]);
    expect((await countryCommentsPage(at(db, team.focal, 41), "en", key)).unseen).toEqual([]);
    await write(db, country, "G2.2", { level: 2 }, 42);
    await limitScope(db, country, "Three provinces.", 42);
    expect(await missing(db, country, "answer")).toEqual([]);
    expect(await takeOn(db, team.lead, key, "answer", 43)).toMatchObject({ ok: true });
    expect(await takeOn(db, team.approver, key, "publish", 44)).toMatchObject({ ok: true });
  });

  test("another short draft shows it to the State, and silence on that leads to the release", async ({
    db,
  }) => {
    const country = await repliedTwice(db, "U-AGAIN", "QUB");
    const { key, id, team } = country;
    await answer(db, country, [], 36);
    expect(await missing(db, country, "send_changes")).toEqual(["nothing_changed"]);
    await write(db, country, "G2.2", { level: 1 }, 40);
    expect(await takeOn(db, team.lead, key, "send_changes", 41)).toMatchObject({ ok: true });
    const third = await latestDraft(at(db, team.lead, 41), id);
    expect(parseDraft(third?.content ?? "")).toMatchObject({ number: 3, changed: ["G2.2"] });
    expect(await takeOn(db, team.lead, key, "note_silence", 60)).toMatchObject({ ok: true });
    expect(await missing(db, country, "publish")).toEqual([]);
    expect(await takeOn(db, team.approver, key, "publish", 61)).toMatchObject({ ok: true });
  });

  test("a point changes after it only where the State was told that its comment on it is accepted", async ({
    db,
  }) => {
    const country = await repliedTwice(db, "U-ACCEPT", "QUC");
    const { key, team } = country;
    await answer(db, country, ["partly_accepted", "not_accepted"], 36);
    await limitScope(db, country, "Two provinces.", 40);
    await write(db, country, "G2.1", { level: 2 }, 40);
    expect(await missing(db, country, "answer")).toEqual(["changes_unseen G2.1"]);
    await write(db, country, "G2.1", { level: 1 }, 41);
    expect(await takeOn(db, team.lead, key, "answer", 42)).toMatchObject({ ok: true });
    expect(await missing(db, country, "publish")).toEqual([]);
    expect(await takeOn(db, team.approver, key, "publish", 43)).toMatchObject({ ok: true });
  });
});

test("what was passed on unseen is not published, and goes back", async ({ db }) => {
  const country = await sentToState(db, "U-LEGACY", "QUD");
  const { key, team } = country;
  await comment(db, country, ["G2.1"], 5);
  await answer(db, country, [], 6);
  expect(await takeOn(db, team.lead, key, "answer", 7)).toMatchObject({ ok: true });
  // As it stood where an earlier version let it through.
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update assessment_scopes set limits = 'One province.',
      updated_at = ${daysLater(6).toISOString()} where assessment_id = ${country.id}`);
  });
  expect(await missing(db, country, "publish")).toEqual(["publishes_unseen"]);
  expect(await takeOn(db, team.approver, key, "publish", 8)).toEqual({ ok: false, reason: "unmet" });
  const approver = at(db, team.approver, 9);
  const { assessment } = await getAssessment(approver, key);
  const back = { transition: "return" as const, version: assessment.version, corrigendum: null };
  expect(
    await takeTransition(approver, { ...key, ...back, reason: "Not seen", previewSeen: false }),
  ).toMatchObject({ ok: true, value: { state: "drafting" } });
});
