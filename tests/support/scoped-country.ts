/** A country whose assessment is opened in scoping, with its manager, and what lets its drafting begin. */
import type { Database } from "@/db/client";
import { giveDuty } from "@/lib/assessments/duties";
import { openAssessments } from "@/lib/assessments/mutations";
import { getAssessment } from "@/lib/assessments/queries";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { saveScoping } from "@/lib/scoping/mutations";
import { saveScopingSchema } from "@/lib/scoping/schema";
import { contextOf, makePerson, makeRound, TEST_NOW, type TestPerson } from "./programme";

export type ScopedCountry = {
  key: AssessmentKey;
  id: string;
  manager: TestPerson;
  lead: TestPerson;
  focal: TestPerson;
  contributor: TestPerson;
};

/** An assessment in scoping; nobody holds a duty yet, and nothing is settled. */
export async function openForScoping(
  db: Database,
  round: string,
  iso3: string,
  now: Date = TEST_NOW,
  values: Parameters<typeof makeRound>[3] = {},
): Promise<ScopedCountry> {
  await makeRound(db, round, [iso3], { beginsWithScoping: true, ...values });
  const key = { round, iso3 };
  const manager = await makePerson(db, "Mona Manager", ["programme_manager"]);
  const ctx = contextOf(db, manager, now);
  const opened = await openAssessments(ctx, { round, countries: [iso3] });
  if (!opened.ok) throw new Error(opened.reason);
  return {
    key,
    id: (await getAssessment(ctx, key)).assessment.id,
    manager,
    lead: await makePerson(db, "Lena Lead"),
    focal: await makePerson(db, "Fatou Focal"),
    contributor: await makePerson(db, "Cora Contributor"),
  };
}

/** Gives duties on it, by its manager. */
export async function nameFor(
  db: Database,
  { key, manager, ...people }: ScopedCountry,
  duties: readonly ("lead" | "focal" | "contributor")[],
): Promise<void> {
  for (const who of duties) {
    const { userId } = people[who];
    const duty = who === "focal" ? "focal_point" : who;
    const given = await giveDuty(contextOf(db, manager), key, { userId, duty });
    if (!given.ok) throw new Error(given.reason);
  }
}

/** What a manager types about the consent and the languages. */
export const CONSENT = {
  version: "0",
  consentReference: "Note verbale 12/2026",
  consentOn: "2026-02-27",
  languages: ["en", "fr"],
};

/** Saves the consent and the languages, by its manager. */
export function settle(db: Database, { key, manager }: ScopedCountry, typed: object = CONSENT) {
  return saveScoping(contextOf(db, manager), saveScopingSchema.parse({ ...key, ...typed }));
}
