/** A country taken the whole way from a complete draft to a release, by the product's own transitions. */
import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import type { Duty } from "@/db/enums";
import { giveDuty } from "@/lib/assessments/duties";
import { openAssessments } from "@/lib/assessments/mutations";
import { getAssessment } from "@/lib/assessments/queries";
import type { TransitionName } from "@/lib/assessments/schema";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { takeTransition } from "@/lib/assessments/transitions";
import type { Ctx } from "@/lib/core/context";
import { saveRating } from "@/lib/ratings/mutations";
import { giveConfirmation, listConfirmations } from "@/lib/reviews/confirmations";
import { countPerDatabase } from "./count-per-database";
import { type Draft, fillDraft } from "./drafts";
import { contextOf, makePerson, makeRound, TEST_NOW, type TestPerson } from "./programme";

export type Programme = {
  manager: TestPerson;
  observer: TestPerson;
  lead: TestPerson;
  reviewer: TestPerson;
  approver: TestPerson;
};

/** People of a programme; the duties come with each country. */
export async function makeProgramme(db: Database): Promise<Programme> {
  return {
    manager: await makePerson(db, "Manager", ["programme_manager"]),
    observer: await makePerson(db, "Observer", ["observer"]),
    lead: await makePerson(db, "Lead"),
    reviewer: await makePerson(db, "Reviewer"),
    approver: await makePerson(db, "Approver"),
  };
}

/** A round with the assessments of these countries open, in drafting, each with a whole team and nothing rated. */
export async function openRound(
  db: Database,
  people: Programme,
  round: string,
  countries: readonly string[],
  values: Parameters<typeof makeRound>[3] = {},
): Promise<void> {
  await makeRound(db, round, countries, values);
  const manager = contextOf(db, people.manager);
  await openAssessments(manager, { round, countries: [...countries] });
  for (const iso3 of countries) {
    for (const duty of ["lead", "reviewer", "approver"] as const)
      await giveOne(manager, { round, iso3 }, people[duty], duty);
  }
}

/** One duty in one assessment. Throws where it is refused. */
export async function giveOne(ctx: Ctx, key: AssessmentKey, person: TestPerson, duty: Duty): Promise<void> {
  const given = await giveDuty(ctx, key, { userId: person.userId, duty });
  if (!given.ok) throw new Error(given.reason);
}

/** Rates everything (level 2 unless told otherwise, R1.2 at 1 by a save that writes the figures). */
export async function rateAll(
  db: Database,
  people: Programme,
  key: AssessmentKey,
  draft: Readonly<Record<string, Draft>> = {},
): Promise<void> {
  const lead = contextOf(db, people.lead);
  const { assessment } = await getAssessment(lead, key);
  await fillDraft(db, assessment.id, people.lead.userId, draft);
  const touched = await saveRating(lead, {
    ...key,
    indicator: "R1.2",
    kind: "assessor",
    baseVersion: 1,
    mutationId: randomUUID(),
    fields: { level: 1 },
  });
  if (touched.status !== "saved") throw new Error(touched.status);
}

const nextMinute = countPerDatabase();

/** Takes one transition, each a minute after the one before. Throws where it is refused. */
export async function take(
  db: Database,
  person: TestPerson,
  key: AssessmentKey,
  transition: TransitionName,
  said: { reason?: string; corrigendum?: string } = {},
): Promise<void> {
  const ctx = contextOf(db, person, new Date(TEST_NOW.getTime() + nextMinute(db) * 60_000));
  const { assessment } = await getAssessment(ctx, key);
  const done = await takeTransition(ctx, {
    ...key,
    transition,
    version: assessment.version,
    reason: said.reason ?? null,
    corrigendum: said.corrigendum ?? null,
    previewSeen: true,
  });
  if (!done.ok) throw new Error(`${transition}: ${done.reason}`);
}

/** Gives every confirmation that a reviewer has not given yet. */
export async function confirmAll(reviewer: Ctx, key: AssessmentKey): Promise<void> {
  const { assessment } = await getAssessment(reviewer, key);
  for (const { kind, indicator, judgementVersion, given } of await listConfirmations(reviewer, assessment)) {
    if (!given) await giveConfirmation(reviewer, { ...key, kind, indicator, judgementVersion, note: null });
  }
}

/** From a complete draft to a release, with everything confirmed on the way. */
export async function publish(db: Database, people: Programme, key: AssessmentKey): Promise<void> {
  await take(db, people.lead, key, "submit");
  await confirmAll(contextOf(db, people.reviewer), key);
  await take(db, people.reviewer, key, "pass");
  await take(db, people.approver, key, "publish");
}

/** People of a programme with an assessment of one country in drafting. */
export async function programmeOf(
  db: Database,
  { round, iso3 }: { round: string; iso3: string },
): Promise<Programme> {
  const people = await makeProgramme(db);
  await openRound(db, people, round, [iso3]);
  return people;
}
