import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { selfAssessments } from "@/db/schema/self-assessment";
import type { Ctx } from "@/lib/core/context";
import { createContext, databaseOf } from "@/lib/core/context";

import { signedIn } from "@/lib/core/request";
import { getRound } from "@/lib/rounds/queries";
import { createRoundSchema } from "@/lib/rounds/schema";
import { scopingPage } from "@/lib/scoping/page";
import { askForSelfAssessment } from "@/lib/self-assessments/mutations";
import { selfAssessmentsOfRound } from "@/lib/self-assessments/round";
import { take } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { contextOf, giveDutyRow, makePerson } from "@/tests/support/programme";
import { nameFor, openForScoping, settle } from "@/tests/support/scoped-country";
import { answerAllBut, answerOne, certifyAsRead } from "@/tests/support/self-assessed";

const ASKS = { asksSelfAssessment: true, selfAssessmentDueOn: "2026-09-30" };

test("a round that asks every State waits in scoping for the question, and for no answer", async ({ db }) => {
  const country = await openForScoping(db, "RA-1", "XRA", undefined, ASKS);
  const { key, id, manager } = country;
  const ctx = signedIn(contextOf(db, manager));
  const page = () => scopingPage(ctx, "en", key);
  await nameFor(db, country, ["lead", "focal"]);
  expect(await page()).toMatchObject({ mayAsk: false, selfAssessmentDueOn: null });
  await settle(db, country);
  const ready = await page();
  expect(ready.mayAsk).toBe(true);
  expect(ready.steps.find(({ name }) => name === "begin")?.unmet).toEqual([
    { code: "scoping_missing", place: "scoping", detail: "self_assessment" },
  ]);
  expect(await take(ctx, key, "begin")).toEqual({ ok: false, reason: "unmet" });
  expect(await askForSelfAssessment(ctx, key)).toEqual({ ok: true, value: { dueOn: "2026-09-30" } });
  const asked = await page();
  expect(asked).toMatchObject({ mayAsk: false, selfAssessmentDueOn: "2026-09-30" });
  expect(asked.points.at(-1)).toEqual({ point: "self_assessment", isSettled: true });
  expect(await take(ctx, key, "begin")).toMatchObject({ ok: true, value: { state: "drafting" } });
  expect(await db.read.$count(selfAssessments, eq(selfAssessments.assessmentId, id))).toBe(1);
});

const on = (ctx: Ctx, day: string) =>
  createContext(databaseOf(ctx), ctx.actor, new Date(`${day}T12:00:00.000Z`));

test("a round tells how far each State is to who may know it, and that a time went by without an answer", async ({
  db,
}) => {
  const country = await openForScoping(db, "RA-2", "XRB", undefined, ASKS);
  const { key, id, manager, focal, lead } = country;
  await nameFor(db, country, ["lead", "focal"]);
  const ctx = contextOf(db, manager);
  const round = await getRound(ctx, "RA-2");
  const lines = (of: Ctx) => selfAssessmentsOfRound(of, round);
  const line = (progress: string, dueOn: string | null = "2026-09-30") => [{ iso3: "XRB", progress, dueOn }];
  const observer = contextOf(db, await makePerson(db, "Otto Observer", ["observer"]));
  const reader = contextOf(db, await makePerson(db, "Rea Reader", ["reader"]));
  expect(await lines(ctx)).toEqual(line("not_asked", null));
  for (const who of [contextOf(db, lead), contextOf(db, focal), observer, reader])
    expect(await lines(who)).toEqual([]);
  await askForSelfAssessment(ctx, key);
  expect(await lines(ctx)).toEqual(line("asked"));
  const answering = contextOf(db, focal);
  await answerOne(answering, key, "G2.1", { level: 3 });
  expect(await lines(contextOf(db, lead))).toEqual(line("begun"));
  expect(await lines(on(ctx, "2026-10-01"))).toEqual(line("none_came"));
  expect(await lines(observer)).toEqual([]);
  await answerAllBut(db, id, focal.userId, ["G2.1"], answering.now);
  const said = { statement: "Complete", language: "en", mayBePublished: true };
  expect(await certifyAsRead(db, { id, key, focal }, said, answering.now)).toMatchObject({ ok: true });
  expect(await lines(on(observer, "2026-10-01"))).toEqual(line("certified"));
  expect(await lines(reader)).toEqual([]);
  const change = db.transaction((tx) =>
    tx.update(selfAssessments).set({ mayBePublished: false }).where(eq(selfAssessments.assessmentId, id)),
  );
  await expect(change).rejects.toMatchObject({ cause: { constraint: "self_assessments_immutable" } });
  const reviewer = await makePerson(db, "Rosa Reviewer");
  await giveDutyRow(db, id, reviewer.userId, "reviewer");
  expect(await lines(contextOf(db, reviewer))).toEqual(line("certified"));
});

test("a last day is taken only where the round asks", () => {
  const form = {
    code: "RA-3",
    title: "A round",
    edition: "gpat@1.0.0",
    purpose: "real",
    startsOn: "2026-04-01",
    endsOn: "2026-12-31",
    cutOffOn: "2026-08-31",
    countries: "",
    otherCountries: "",
  };
  const pathsOf = (more: object) =>
    createRoundSchema.safeParse({ ...form, ...more }).error?.issues.map(({ path }) => path.join("."));
  expect(pathsOf({ selfAssessmentDueOn: "2026-06-30" })).toEqual(["selfAssessmentDueOn"]);
  expect(pathsOf({ selfAssessmentDueOn: "2026-06-30", asksSelfAssessment: "on" })).toBeUndefined();
  expect(pathsOf({})).toBeUndefined();
});
