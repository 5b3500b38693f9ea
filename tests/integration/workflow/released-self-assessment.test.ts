import { expect } from "vitest";
import type { Database } from "@/db/client";
import { getRelease, parseRelease } from "@/lib/releases/queries";
import { readReleaseText } from "@/lib/releases/verify";
import { scorecard } from "@/lib/scorecards/queries";
import { askForSelfAssessment } from "@/lib/self-assessments/mutations";
import { selfAssessmentOf } from "@/lib/self-assessments/queries";
import { begin, publish } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { contextOf, giveDutyRow, makePerson, TEST_NOW } from "@/tests/support/programme";
import { answerAllBut, answerOne, certifyAsRead } from "@/tests/support/self-assessed";

/** A published assessment whose State certified its own answers before, and agreed to their publication or not. */
async function publishedBeside(db: Database, round: string, iso3: string, mayBePublished: boolean) {
  const begun = await begin(db, round, iso3);
  const { key, id, team } = begun;
  const focal = await makePerson(db, "Fatou Focal");
  await giveDutyRow(db, id, focal.userId, "focal_point");
  await askForSelfAssessment(contextOf(db, team.manager), key);
  await answerAllBut(db, id, focal.userId, ["G2.1", "G2.2"], TEST_NOW);
  const ctx = contextOf(db, focal);
  await answerOne(ctx, key, "G2.1", {
    level: 4,
    rationale: `We amended the law, see [[source:${iso3}-S-009]].`,
  });
  await answerOne(ctx, key, "G2.2", { notAssessedReason: "not_reached" });
  const said = {
    statement: `Two ministries answered, [[source:${iso3}-S-009]].`,
    language: "en",
    mayBePublished,
  };
  expect(await certifyAsRead(db, { id, key, focal }, said)).toMatchObject({ ok: true });
  const code = await publish(db, begun);
  const release = await getRelease(contextOf(db, team.manager), code);
  const text = release.seal === null ? release.text : "{}";
  return { ...begun, focal, text, document: parseRelease(text) };
}

test("what the State certified and agreed to publish stands in the release beside the team's answers", async ({
  db,
}) => {
  const { key, id, team, focal, text, document } = await publishedBeside(db, "RS-1", "QSA", true);
  expect(document.format).toBe("gpat-release/2");
  expect(readReleaseText(text)).toMatchObject({ ok: true });
  const { selfAssessment, indicators } = document;
  const row = await selfAssessmentOf(contextOf(db, team.manager), id);
  expect(selfAssessment).toMatchObject({
    sha256: row?.ratingsSha256,
    statement: "Two ministries answered,.",
  });
  expect(selfAssessment?.answers.map(({ indicator }) => indicator)).toEqual(
    indicators.map(({ code }) => code),
  );
  const own = (code: string) => selfAssessment?.answers.find(({ indicator }) => indicator === code);
  expect(own("G2.1")).toMatchObject({ state: "rated", level: 4, rationale: "We amended the law, see." });
  expect(own("G2.2")).toMatchObject({ state: "not_assessed", level: null, reason: { code: "not_reached" } });
  const exposure = indicators.filter(({ construct }) => construct === "exposure").map(({ code }) => code);
  for (const code of exposure) expect(own(code)?.level, code).toBeNull();
  expect(text).not.toContain("S-009");
  expect(text).not.toContain(focal.name);

  for (const person of [team.manager, focal, await makePerson(db, "Otto Observer", ["observer"])]) {
    const card = await scorecard(contextOf(db, person), key, { locale: "en", overall: false });
    expect(
      card.view === "card" && card.answers.find(({ indicator }) => indicator === "G2.1"),
      person.name,
    ).toMatchObject({
      ofState: { state: "rated", level: 4 },
    });
  }
  const reader = contextOf(db, await makePerson(db, "Rea Reader", ["reader"]));
  const absent = { code: "NOT_FOUND" };
  await expect(scorecard(reader, key, { locale: "en", overall: false })).rejects.toMatchObject(absent);
  await expect(getRelease(reader, document.code)).rejects.toMatchObject(absent);
});

test("without that agreement a release says nothing of it and keeps the first format", async ({ db }) => {
  const { key, team, text, document } = await publishedBeside(db, "RS-2", "QSB", false);
  expect(document.format).toBe("gpat-release/1");
  expect(text).not.toContain("selfAssessment");
  expect(text).not.toContain("Two ministries");
  const card = await scorecard(contextOf(db, team.manager), key, { locale: "en", overall: false });
  expect(card).toMatchObject({ view: "card", answers: [] });
});
