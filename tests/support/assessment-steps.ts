/** An assessment with its whole team, and the steps that they take on its way to a release. */
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { giveDuties } from "@/lib/assessments/duties";
import { openAssessments } from "@/lib/assessments/mutations";
import { getAssessment } from "@/lib/assessments/queries";
import type { TransitionName } from "@/lib/assessments/schema";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { takeTransition } from "@/lib/assessments/transitions";
import { TRANSITIONS, unmetOf } from "@/lib/assessments/workflow";
import { workflowFacts } from "@/lib/assessments/workflow-facts";
import { type Ctx, createContext, databaseOf } from "@/lib/core/context";
import { type Draft, fillDraft } from "@/tests/support/drafts";
import { contextOf, makePerson, makeRound, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import { confirmAll } from "@/tests/support/released-country";
import { countPerDatabase } from "./count-per-database";

export type Team = {
  manager: TestPerson;
  lead: TestPerson;
  assessor: TestPerson;
  reviewer: TestPerson;
  approver: TestPerson;
};

/** A round of one country with an assessment in drafting and a whole team. */
export async function begin(
  db: Database,
  round: string,
  iso3: string,
  values: Parameters<typeof makeRound>[3] = {},
): Promise<{ key: AssessmentKey; id: string; team: Team }> {
  await makeRound(db, round, [iso3], values);
  const team: Team = {
    manager: await makePerson(db, "Manager", ["programme_manager"]),
    lead: await makePerson(db, "Lena Lead"),
    assessor: await makePerson(db, "Amir Assessor"),
    reviewer: await makePerson(db, "Rosa Reviewer"),
    approver: await makePerson(db, "Ada Approver"),
  };
  const manager = contextOf(db, team.manager);
  await openAssessments(manager, { round, countries: [iso3] });
  for (const duty of ["lead", "assessor", "reviewer", "approver"] as const) {
    await giveDuties(manager, { round, countries: [iso3], userId: team[duty].userId, duty });
  }
  const key = { round, iso3 };
  return { key, id: (await getAssessment(manager, key)).assessment.id, team };
}

const nextMinute = countPerDatabase();

/** The same person a minute after the transition before, so that a history has an order. */
export function later(ctx: Ctx): Ctx {
  const db = databaseOf(ctx);
  return createContext(db, ctx.actor, new Date(TEST_NOW.getTime() + nextMinute(db) * 60_000));
}

export async function take(
  ctx: Ctx,
  key: AssessmentKey,
  transition: TransitionName,
  said: { reason?: string; corrigendum?: string } = {},
) {
  const { assessment } = await getAssessment(ctx, key);
  return takeTransition(later(ctx), {
    ...key,
    transition,
    version: assessment.version,
    reason: said.reason ?? null,
    corrigendum: said.corrigendum ?? null,
    previewSeen: true,
  });
}

export async function unmet(ctx: Ctx, key: AssessmentKey, name: TransitionName) {
  const { assessment } = await getAssessment(ctx, key);
  const facts = await workflowFacts(ctx, assessment, { previewSeen: true, corrigendum: null });
  return unmetOf(TRANSITIONS[name], facts).map(({ code, indicator }) => `${code} ${indicator ?? ""}`.trim());
}

/** From a complete draft to a release, with everything confirmed on the way. */
export async function publish(
  db: Database,
  { key, id, team }: Awaited<ReturnType<typeof begin>>,
  draft: Readonly<Record<string, Draft>> = {},
): Promise<string> {
  await fillDraft(db, id, team.lead.userId, draft);
  expect(await take(contextOf(db, team.lead), key, "submit")).toMatchObject({ ok: true });
  return finish(db, { key, team });
}

export async function finish(
  db: Database,
  { key, team }: { key: AssessmentKey; team: Team },
  corrigendum?: string,
) {
  const reviewer = contextOf(db, team.reviewer);
  await confirmAll(reviewer, key);
  expect(await take(reviewer, key, "pass")).toMatchObject({ ok: true });
  const done = await take(
    contextOf(db, team.approver),
    key,
    "publish",
    corrigendum === undefined ? {} : { corrigendum },
  );
  if (!done.ok) throw new Error(done.reason);
  return done.value.release ?? "";
}
