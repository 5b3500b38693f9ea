import { expect } from "vitest";
import type { Database } from "@/db/client";
import { saveRating } from "@/lib/ratings/mutations";
import { askForSelfAssessment } from "@/lib/self-assessments/mutations";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, TEST_NOW } from "@/tests/support/programme";
import { nameFor, openForScoping } from "@/tests/support/scoped-country";
import { makeScoredCountry } from "@/tests/support/scored-country";
import { answerAllBut, answerOne } from "@/tests/support/self-assessed";

const HANGING_MS = 10_000;

/**
 * Runs `save` while another connection holds the assessment and writes, as a transition does, and lets that connection
 * commit once the save waits for it. Answers the code of the error of the save.
 */
async function saveBehind(
  db: Database,
  assessmentId: string,
  statement: string,
  save: () => Promise<unknown>,
): Promise<unknown> {
  const other = await db.pool.connect();
  try {
    await other.query("begin");
    await other.query("select 1 from assessments where id = $1 for update", [assessmentId]);
    await other.query(statement, [assessmentId]);
    const saving = codeOf(save());
    const waiting =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await expect.poll(async () => (await db.pool.query(waiting)).rowCount, { timeout: HANGING_MS }).toBe(1);
    await other.query("commit");
    return await saving;
  } finally {
    other.release(true);
  }
}

test("an answer that waited for the certification is told that it is locked", async ({ db }) => {
  const country = await openForScoping(db, "stale-self", "XTA");
  const { key, id, manager, focal } = country;
  await nameFor(db, country, ["lead", "focal"]);
  await askForSelfAssessment(contextOf(db, manager), key);
  await answerAllBut(db, id, focal.userId, [], TEST_NOW);
  const certified = `update self_assessments set certified_by = asked_by, certified_at = asked_at, statement = 'All of it',
    statement_language = 'en', ratings_sha256 = repeat('0', 64), version = version + 1 where assessment_id = $1`;
  const save = () => answerOne(contextOf(db, focal), key, "G2.1", { level: 4 });
  expect(await saveBehind(db, id, certified, save)).toBe("LOCKED");
});

test("a rating that waited for the end of its duty is not saved", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const { round, iso3, assessmentId, assessor } = country;
  const rating = { round, iso3, indicator: "G2.1", kind: "assessor" } as const;
  const save = () =>
    saveRating(country.as(assessor), {
      ...rating,
      baseVersion: 0,
      mutationId: crypto.randomUUID(),
      fields: { level: 1, rationale: "Typed before the duty ended." },
    });
  const ended = `update assessment_duties set ended_at = given_at, end_reason = 'moves on'
    where assessment_id = $1 and duty = 'assessor'`;
  expect(await saveBehind(db, assessmentId, ended, save)).toBe("NOT_FOUND");
  expect(
    (await db.pool.query("select 1 from ratings where assessment_id = $1", [assessmentId])).rowCount,
  ).toBe(0);
});
