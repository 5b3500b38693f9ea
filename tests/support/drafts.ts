/** Complete drafts for integration tests of what comes after drafting, written without the screens of drafting. */
import { and, eq, ne } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { RatingState } from "@/db/enums";
import { assessmentScopes, assessments, domainDeclarations } from "@/db/schema/assessment";
import { indicators } from "@/db/schema/instrument";
import { ratingRevisions, ratings } from "@/db/schema/rating";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";
import { giveDutyRow, makeAssessment, makePerson, makeRound, TEST_NOW } from "./programme";

/** What a draft says about one indicator in place of level 2. */
export type Draft = {
  state?: RatingState;
  level?: number | null;
  reason?: "not_reached" | "no_answer";
  rationale?: string;
};

/**
 * Rates every indicator of an assessment by one person, declares every domain and writes the scope; what `overrides`
 * holds null for stays without a rating.
 */
export async function fillDraft(
  db: Database,
  assessmentId: string,
  raterId: string,
  overrides: Readonly<Record<string, Draft | null>> = {},
): Promise<void> {
  const { editionId } = one(
    await db.read
      .select({ editionId: assessments.editionId })
      .from(assessments)
      .where(eq(assessments.id, assessmentId)),
  );
  const list = await db.read
    .select({ code: indicators.code, domain: indicators.domain })
    .from(indicators)
    .where(eq(indicators.editionId, editionId));
  const domains = new Set(list.flatMap(({ domain }) => (domain === null ? [] : [domain])));
  await db.transaction(async (tx) => {
    await tx
      .insert(ratings)
      .values(
        list
          .filter(({ code }) => overrides[code] !== null)
          .map(({ code }) => ratingRow(assessmentId, editionId, raterId, code, overrides[code] ?? {})),
      );
    await tx.insert(domainDeclarations).values(
      [...domains].map((domain) => ({
        assessmentId,
        editionId,
        domain,
        declaredBy: raterId,
        declaredAt: TEST_NOW,
      })),
    );
    await tx.insert(assessmentScopes).values({
      assessmentId,
      periodFrom: "2024",
      periodTo: "2026-02",
      territory: "All provinces",
      governmentLevels: "National and provincial",
      placesVisited: null,
      institutionsSilent: null,
      limits: "No prison was visited.",
      language: "en",
      version: 1,
      updatedAt: TEST_NOW,
    });
  });
}

function ratingRow(
  assessmentId: string,
  editionId: string,
  raterId: string,
  indicator: string,
  { state = "rated", level = 2, reason, rationale = `Reasons for ${indicator}.` }: Draft,
): typeof ratings.$inferInsert {
  return {
    id: newId(TEST_NOW),
    assessmentId,
    editionId,
    indicator,
    kind: "assessor",
    state,
    level: state === "rated" ? String(level) : null,
    notAssessedReason: state === "not_assessed" ? (reason ?? "not_reached") : null,
    notApplicableReason: state === "not_applicable" ? "One police service only." : null,
    rationale,
    teamNote: "A note that stays in the team.",
    language: "en",
    overrideReason: null,
    contradictionAnswered: false,
    version: 1,
    fieldVersions: { state: 1, level: 1, notAssessedReason: 1, notApplicableReason: 1, rationale: 1 },
    updatedAt: TEST_NOW,
    updatedBy: raterId,
  };
}

/** Gives another level to one indicator, as a later save would. */
export async function rerate(
  db: Database,
  assessmentId: string,
  raterId: string,
  indicator: string,
  level: number,
): Promise<void> {
  const where = and(
    eq(ratings.assessmentId, assessmentId),
    eq(ratings.indicator, indicator),
    ne(ratings.kind, "reviewed"),
  );
  const before = one(await db.read.select().from(ratings).where(where));
  const version = before.version + 1;
  await db.transaction(async (tx) => {
    await tx
      .update(ratings)
      .set({
        level: String(level),
        version,
        fieldVersions: { ...before.fieldVersions, level: version },
        updatedBy: raterId,
      })
      .where(where);
    await tx.insert(ratingRevisions).values({
      mutationId: newId(TEST_NOW),
      ratingId: before.id,
      version,
      fields: ["level"],
      answer: {},
      userId: raterId,
      at: TEST_NOW,
    });
  });
}

/** A country in drafting in a round of its own, with its lead. */
export async function makeDraft(db: Database, iso3: string, values: Parameters<typeof makeRound>[3] = {}) {
  const round = `draft-${iso3}`;
  const assessmentId = await makeAssessment(db, await makeRound(db, round, [iso3], values), iso3);
  const { userId, email } = await makePerson(db, `Lead ${iso3}`);
  await giveDutyRow(db, assessmentId, userId, "lead");
  return { assessmentId, userId, email, round, base: `/en/rounds/${round}/${iso3}` };
}
