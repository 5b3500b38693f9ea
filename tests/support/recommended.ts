/** A finding and a recommendation that answers it, put into an assessment in drafting: what journeys after a release begin with. */
import type { Database } from "@/db/client";
import { findingIndicators, findings } from "@/db/schema/finding";
import { recommendationFindings, recommendations } from "@/db/schema/recommendation";
import { newId } from "@/lib/core/ids";
import { shippedEditionId, TEST_NOW } from "./programme";

/** Makes both, on G2.1, by this person; gives the code of the recommendation, whose last day is over. */
export async function makeRecommendation(
  db: Database,
  { id: assessmentId, round, iso3 }: { id: string; round: string; iso3: string },
  addedBy: string,
): Promise<string> {
  const editionId = await shippedEditionId(db);
  const [findingId, recommendationId] = [newId(TEST_NOW), newId(TEST_NOW)];
  const made = { assessmentId, editionId, number: 1, language: "en", addedBy, addedAt: TEST_NOW, version: 1 };
  const code = `${round}-${iso3}-R-001`;
  await db.transaction(async (tx) => {
    await tx.insert(findings).values({
      ...made,
      id: findingId,
      code: `${round}-${iso3}-F-001`,
      kind: "gap",
      state: "accepted",
      statement: "The law names no offence.",
    });
    await tx.insert(findingIndicators).values({ findingId, editionId, indicator: "G2.1" });
    await tx.insert(recommendations).values({
      ...made,
      id: recommendationId,
      code,
      kind: "law",
      wording: "Name the offence.",
      institutionName: "Parliament",
      strength: "urges",
      dueOn: "2026-06-30",
      costBand: "none",
    });
    await tx.insert(recommendationFindings).values({ recommendationId, findingId });
  });
  return code;
}
