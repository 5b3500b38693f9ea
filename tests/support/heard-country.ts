/** A country whose State is asked to comment, with its whole team and a focal point, and the steps up to the sending. */
import type { Database } from "@/db/client";
import { giveDuty } from "@/lib/assessments/duties";
import { getAssessment } from "@/lib/assessments/queries";
import type { TransitionName } from "@/lib/assessments/schema";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { takeTransition } from "@/lib/assessments/transitions";
import { addDays } from "@/lib/core/days";
import { begin, type Team } from "./assessment-steps";
import { type Draft, fillDraft } from "./drafts";
import { contextOf, makePerson, TEST_NOW, type TestPerson } from "./programme";
import { confirmAll } from "./released-country";

export type HeardTeam = Team & { focal: TestPerson };
export type HeardCountry = { key: AssessmentKey; id: string; team: HeardTeam };

/** The instant so many days after the tests' own. */
export function daysLater(days: number): Date {
  return new Date(`${addDays(TEST_NOW.toISOString().slice(0, 10), days)}T09:00:00Z`);
}

/** Takes a transition on a day, as the person who holds the duty. */
export async function takeOn(
  db: Database,
  person: TestPerson,
  key: AssessmentKey,
  transition: TransitionName,
  days = 0,
) {
  const ctx = contextOf(db, person, daysLater(days));
  const { assessment } = await getAssessment(ctx, key);
  return takeTransition(ctx, {
    ...key,
    transition,
    version: assessment.version,
    reason: null,
    corrigendum: null,
    previewSeen: true,
  });
}

/** A whole draft that the reviewer has read and confirmed, and may send to the State. */
export async function readyToSend(
  db: Database,
  round: string,
  iso3: string,
  draft: Readonly<Record<string, Draft>> = {},
): Promise<HeardCountry> {
  const { key, id, team } = await begin(db, round, iso3, { stateIsHeard: true });
  const focal = await makePerson(db, "Fatou Focal");
  const given = await giveDuty(contextOf(db, team.manager), key, {
    userId: focal.userId,
    duty: "focal_point",
  });
  if (!given.ok) throw new Error(given.reason);
  await fillDraft(db, id, team.lead.userId, draft);
  const submitted = await takeOn(db, team.lead, key, "submit");
  if (!submitted.ok) throw new Error(submitted.reason);
  await confirmAll(contextOf(db, team.reviewer), key);
  return { key, id, team: { ...team, focal } };
}

/** The draft is with the State. */
export async function sentToState(
  db: Database,
  round: string,
  iso3: string,
  draft: Readonly<Record<string, Draft>> = {},
): Promise<HeardCountry> {
  const country = await readyToSend(db, round, iso3, draft);
  const sent = await takeOn(db, country.team.reviewer, country.key, "send_draft");
  if (!sent.ok) throw new Error(sent.reason);
  return country;
}

/** Takes a whole draft of a round that hears the State through every step to its release, on the 59th day. */
export async function releaseHeard(
  db: Database,
  { key, team }: { key: AssessmentKey; team: Team },
): Promise<void> {
  for (const [person, step, day] of [
    [team.lead, "submit", 0],
    [team.reviewer, "send_draft", 1],
    [team.lead, "note_silence", 58],
    [team.approver, "publish", 59],
  ] as const) {
    if (step === "send_draft") await confirmAll(contextOf(db, team.reviewer), key);
    const taken = await takeOn(db, person, key, step, day);
    if (!taken.ok) throw new Error(`${step}: ${taken.reason}`);
  }
}
