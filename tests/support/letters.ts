/** Letters as tests note them. */
import { count, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { correspondence } from "@/db/schema/correspondence";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";
import type { AddLetter } from "@/lib/correspondence/schema";
import { assessmentIdOf } from "./two-people";

/** A letter of the State as it is noted, but for what a test changes. */
export const letterOf = ({ round, iso3 }: AssessmentKey, change: Partial<AddLetter> = {}): AddLetter => ({
  round,
  iso3,
  direction: "received",
  reference: "NV/2026/114",
  writtenOn: "2026-02-02",
  passedOn: "2026-02-09",
  institution: null,
  institutionName: "Ministry of Justice",
  subject: "Nomination of the focal point",
  language: "en",
  ...change,
});

/** Somebody notes a letter about an assessment; gives its address below that of all assessments. */
export async function makeLetter(
  db: Database,
  userId: string,
  { round, iso3 }: AssessmentKey,
): Promise<string> {
  const assessmentId = await assessmentIdOf(db, round, iso3);
  const now = new Date();
  const own = eq(correspondence.assessmentId, assessmentId);
  const noted = one(await db.read.select({ letters: count() }).from(correspondence).where(own));
  const number = noted.letters + 1;
  await db.transaction((tx) =>
    tx.insert(correspondence).values({
      id: newId(now),
      assessmentId,
      number,
      direction: "received",
      reference: "NV/2026/114",
      writtenOn: "2026-02-02",
      passedOn: "2026-02-09",
      institutionName: "Ministry of Justice",
      subject: "Nomination of the focal point",
      language: "en",
      addedBy: userId,
      addedAt: now,
      version: 1,
    }),
  );
  return `${round}/${iso3}/correspondence/${number}`;
}
