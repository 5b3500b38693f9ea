/** A letter of the demonstration that has no file yet. */
import { count, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { correspondence } from "@/db/schema/correspondence";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";
import { assessmentIdOf } from "./two-people";

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
