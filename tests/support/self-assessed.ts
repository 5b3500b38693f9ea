/** The State's own answers, made without its cards. */
import { and, eq, notInArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { indicators } from "@/db/schema/instrument";
import { ratings } from "@/db/schema/rating";
import { ratingsSha256 } from "@/lib/assessments/ratings-hash";
import type { AssessmentKey } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import type { RatingFields } from "@/lib/ratings/schema";
import { askForSelfAssessment, certify } from "@/lib/self-assessments/mutations";
import { selfAssessmentOf } from "@/lib/self-assessments/queries";
import { contextOf, TEST_NOW } from "./programme";
import { nameFor, openForScoping, type ScopedCountry } from "./scoped-country";

/** Answers every indicator of the instrument with level 2 but those named, which stay without an answer. */
export async function answerAllBut(
  db: Database,
  assessmentId: string,
  personId: string,
  open: readonly string[],
  now: Date,
): Promise<void> {
  const { editionId } = one(
    await db.read
      .select({ editionId: assessments.editionId })
      .from(assessments)
      .where(eq(assessments.id, assessmentId)),
  );
  const list = await db.read
    .select({ code: indicators.code })
    .from(indicators)
    .where(
      and(
        eq(indicators.editionId, editionId),
        open.length === 0 ? undefined : notInArray(indicators.code, [...open]),
      ),
    );
  await db.transaction((tx) =>
    tx.insert(ratings).values(
      list.map(({ code }) => ({
        id: newId(now),
        assessmentId,
        editionId,
        indicator: code,
        kind: "self" as const,
        state: "rated" as const,
        level: "2.000",
        rationale: `The State says so of ${code}.`,
        language: "en",
        contradictionAnswered: false,
        version: 1,
        fieldVersions: {},
        updatedAt: now,
        updatedBy: personId,
      })),
    ),
  );
}

/** A country whose State has answered and certified everything. */
export async function makeCertified(db: Database, round: string, iso3: string, now: Date): Promise<void> {
  const country = await openForScoping(db, round, iso3, now);
  await nameFor(db, country, ["lead", "focal"]);
  await askForSelfAssessment(contextOf(db, country.manager, now), country.key);
  await answerAllBut(db, country.id, country.focal.userId, [], now);
  const statement = { statement: "Two ministries answered.", language: "en" };
  const certified = await certifyAsRead(db, country, statement, now);
  if (!certified.ok) throw new Error(certified.reason);
}

/** Certifies the answers as they stand at that moment. */
export async function certifyAsRead(
  db: Database,
  { id, key, focal }: Pick<ScopedCountry, "id" | "key" | "focal">,
  said: { statement: string; language: string; mayBePublished?: boolean },
  now: Date = TEST_NOW,
) {
  const ctx = contextOf(db, focal, now);
  const version = (await selfAssessmentOf(ctx, id))?.version ?? 0;
  const answersSha256 = await ratingsSha256(ctx, id, "self");
  return certify(ctx, { ...key, version, answersSha256, mayBePublished: false, ...said });
}

/** Saves an answer of the State over what stands there. */
export async function answerOne(ctx: Ctx, key: AssessmentKey, indicator: string, fields: RatingFields) {
  const rating = { ...key, indicator, kind: "self" as const };
  const { version: baseVersion } = await getRating(ctx, rating);
  return saveRating(ctx, { ...rating, baseVersion, mutationId: newId(ctx.now), fields });
}
