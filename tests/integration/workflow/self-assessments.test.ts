import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { assessmentFigures, ratings } from "@/db/schema/rating";
import { endDuty, listDuties } from "@/lib/assessments/duties";
import { getAssessment } from "@/lib/assessments/queries";
import { listWork } from "@/lib/assessments/work";
import { signedIn } from "@/lib/core/request";
import { changedRatings, ratingHistory } from "@/lib/ratings/history";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { certifiedRatings } from "@/lib/self-assessments/certified";
import {
  askForSelfAssessment,
  certify,
  extendSelfAssessment,
  giveSections,
  reopenSelfAssessment,
  takeSectionBack,
} from "@/lib/self-assessments/mutations";
import { selfAssessmentPage, selfDomainPage } from "@/lib/self-assessments/page";
import { certifySchema } from "@/lib/self-assessments/schema";
import { take } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { toldOf } from "@/tests/support/outbox";
import {
  contextOf,
  giveDutyRow,
  makePerson,
  setState,
  TEST_NOW,
  type TestPerson,
} from "@/tests/support/programme";
import { nameFor, openForScoping, type ScopedCountry } from "@/tests/support/scoped-country";
import { answerAllBut, answerOne, certifyAsRead } from "@/tests/support/self-assessed";

const LEFT = "G2.1";
const STATEMENT = { statement: "Two ministries answered.", language: "en", mayBePublished: false };

type Assessed = ScopedCountry & { reviewer: TestPerson; observer: TestPerson; second: TestPerson };

/** A country whose State was asked to assess itself, with its people and part of a team. */
async function asked(db: Database, round: string, iso3: string): Promise<Assessed> {
  const country = await openForScoping(db, round, iso3);
  await nameFor(db, country, ["lead", "focal", "contributor"]);
  const reviewer = await makePerson(db, "Rosa Reviewer");
  const second = await makePerson(db, "Sami Second");
  await giveDutyRow(db, country.id, reviewer.userId, "reviewer");
  await giveDutyRow(db, country.id, second.userId, "second_rater");
  const result = await askForSelfAssessment(contextOf(db, country.manager), country.key);
  if (!result.ok) throw new Error(result.reason);
  return { ...country, reviewer, second, observer: await makePerson(db, "Otto Observer", ["observer"]) };
}

const pageFor = (db: Database, { key }: Assessed, person: TestPerson) =>
  selfAssessmentPage(signedIn(contextOf(db, person)), "en", key);
const domainFor = (db: Database, { key }: Assessed, person: TestPerson, domain: string) =>
  selfDomainPage(signedIn(contextOf(db, person)), "en", { ...key, domain });
const absent = { code: "NOT_FOUND" };

/** Whether a person reads a level that the State gave itself, in every way that leads to it. */
async function reads(db: Database, country: Assessed, person: TestPerson): Promise<boolean> {
  const ctx = signedIn(contextOf(db, person));
  const rating = { ...country.key, indicator: "G2.2", kind: "self" as const };
  const ways = [
    getRating(ctx, rating).then(({ level }) => level === 2),
    domainFor(db, country, person, "G2").then(({ cards }) =>
      cards.some(({ view }) => view.rating.level === 2),
    ),
    getAssessment(ctx, country.key).then(
      async (loaded) => (await certifiedRatings(ctx, loaded, ["G2.2"])).get("G2.2")?.level === 2,
    ),
  ];
  const answers = await Promise.all(ways.map((way) => way.catch(() => false)));
  return answers.some(Boolean);
}

describe("a self-assessment", () => {
  test("gives no reason of who asked somebody else, on its cards, on saving and in the database", async ({
    db,
  }) => {
    const country = await asked(db, "SA-0", "XTZ");
    const { key, id, focal } = country;
    const { cards } = await domainFor(db, country, focal, "G2");
    const reasons = cards.flatMap(({ view }) => view.words.reasons.map(({ code }) => code));
    expect([...new Set(reasons)].toSorted()).toEqual(["does_not_exist", "not_reached"]);
    for (const notAssessedReason of ["no_answer", "refused"] as const) {
      const fields = { state: "not_assessed", notAssessedReason } as const;
      const rating = { ...key, indicator: "G2.1", kind: "self", baseVersion: 0 } as const;
      const saved = await saveRating(contextOf(db, focal), { ...rating, mutationId: randomUUID(), fields });
      expect(saved).toMatchObject({ status: "invalid" });
    }
    await answerAllBut(db, id, focal.userId, [], TEST_NOW);
    const refused = db.transaction((tx) =>
      tx
        .update(ratings)
        .set({ state: "not_assessed", level: null, notAssessedReason: "refused" })
        .where(and(eq(ratings.assessmentId, id), eq(ratings.kind, "self"))),
    );
    await expect(refused).rejects.toMatchObject({ cause: { constraint: "ratings_self_reason" } });
  });

  test("is asked for, told of, given more time once, and waited for by nobody", async ({ db }) => {
    const country = await asked(db, "SA-1", "XTA");
    const { key, id, manager, focal, lead } = country;
    const ctx = contextOf(db, manager);
    expect(await askForSelfAssessment(ctx, key)).toEqual({ ok: false, reason: "asked_already" });
    await expect(askForSelfAssessment(contextOf(db, lead), key)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await toldOf(db, id)).toContain("Fatou Focal self_assessment_asked");
    expect(await pageFor(db, country, focal)).toMatchObject({ state: "open", dueOn: "2026-05-25" });
    const [work] = await listWork(signedIn(contextOf(db, focal)), "en");
    expect(work).toMatchObject({
      opens: "self-assessment",
      dueOn: "2026-05-25",
      asked: { kind: "self_assessment", path: "/rounds/SA-1/XTA/self-assessment" },
    });
    const reason = { ...key, reason: "Elections" };
    expect(await extendSelfAssessment(ctx, reason)).toEqual({ ok: true, value: { dueOn: "2026-06-22" } });
    expect(await extendSelfAssessment(ctx, reason)).toEqual({ ok: false, reason: "extended_already" });
    // The team goes on without it.
    await setState(db, id, "internal_review");
    await expect(answerOne(contextOf(db, focal), key, LEFT, { level: 1 })).rejects.toMatchObject({
      code: "LOCKED",
    });
    expect((await pageFor(db, country, focal)).may).toMatchObject({
      write: false,
      certify: false,
      read: true,
    });
  });

  test("is the State's own until it is certified: everybody else learns counts at most", async ({ db }) => {
    const country = await asked(db, "SA-2", "XTB");
    const { key, id, manager, lead, focal, reviewer, observer, second } = country;
    await answerAllBut(db, id, focal.userId, [LEFT], TEST_NOW);
    for (const who of [manager, lead, reviewer, observer, second])
      expect(await reads(db, country, who), who.name).toBe(false);
    expect(await reads(db, country, focal)).toBe(true);
    const counts = (await pageFor(db, country, lead)).sections.find(({ domain }) => domain === "G2");
    expect(counts).toMatchObject({ answered: (counts?.indicators ?? 0) - 1, holders: [] });
    expect((await pageFor(db, country, manager)).may).toMatchObject({ ask: true, read: false });
    await expect(pageFor(db, country, observer)).rejects.toMatchObject(absent);
    for (const stranger of [await makePerson(db, "Rea Reader", ["reader"]), await makePerson(db, "Nobody")])
      await expect(pageFor(db, country, stranger)).rejects.toMatchObject(absent);

    const { version, answersSha256 } = await pageFor(db, country, focal);
    const input = { ...key, version, answersSha256: answersSha256 ?? "", ...STATEMENT };
    await expect(certify(contextOf(db, lead), input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await certify(contextOf(db, focal), input)).toEqual({ ok: false, reason: "unanswered" });
    await answerOne(contextOf(db, focal), key, LEFT, { notAssessedReason: "not_reached" });
    expect(await certify(contextOf(db, focal), { ...input, version: version + 1 })).toEqual({
      ok: false,
      reason: "changed_meanwhile",
    });
    expect(await certifyAsRead(db, country, STATEMENT)).toMatchObject({ ok: true });
    expect(await toldOf(db, id)).toEqual(
      expect.arrayContaining([
        "Lena Lead self_assessment_certified",
        "Mona Manager self_assessment_certified",
      ]),
    );
    for (const who of [manager, lead, observer, focal])
      expect(await reads(db, country, who), who.name).toBe(true);
    // Who is still to judge blindly, or not yet at all, sees nothing before the review.
    for (const who of [reviewer, second]) expect(await reads(db, country, who), who.name).toBe(false);
    await setState(db, id, "internal_review");
    for (const who of [reviewer, second]) expect(await reads(db, country, who), who.name).toBe(true);
  });

  test("is answered in sections: a contributor reads and writes only what was given", async ({ db }) => {
    const country = await asked(db, "SA-3", "XTC");
    const { key, id, manager, focal, contributor } = country;
    await answerAllBut(db, id, focal.userId, [], TEST_NOW);
    const ctx = contextOf(db, focal);
    const section = { ...key, domains: ["G2"], userId: contributor.userId };
    expect((await pageFor(db, country, contributor)).sections).toEqual([]);
    expect(await giveSections(ctx, { ...section, userId: manager.userId })).toEqual({
      ok: false,
      reason: "no_contributor",
    });
    await expect(giveSections(ctx, { ...section, domains: ["G2", "G"] })).rejects.toMatchObject(absent);
    await expect(giveSections(contextOf(db, contributor), section)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await giveSections(ctx, section)).toMatchObject({ ok: true });
    expect(await giveSections(ctx, section)).toEqual({ ok: false, reason: "given_already" });
    expect(await giveSections(ctx, { ...section, domains: ["G2", "C1"] })).toMatchObject({ ok: true });
    const { sections } = await pageFor(db, country, contributor);
    expect(sections.map(({ domain }) => domain)).toEqual(["C1", "G2"]);
    expect(await takeSectionBack(ctx, { ...section, domain: "C1" })).toMatchObject({ ok: true });
    expect(await toldOf(db, id)).toContain("Cora Contributor section_given");

    const own = await pageFor(db, country, contributor);
    expect(own.sections.map(({ domain, holders }) => [domain, holders.map(({ name }) => name)])).toEqual([
      ["G2", ["Cora Contributor"]],
    ]);
    const writes = (indicator: string) =>
      answerOne(contextOf(db, contributor), key, indicator, { level: 3, rationale: "Law of 2024" });
    expect(await writes("G2.1")).toMatchObject({ status: "saved", version: 2 });
    await expect(writes("G1.1")).rejects.toMatchObject(absent);
    await expect(domainFor(db, country, contributor, "G1")).rejects.toMatchObject(absent);
    await expect(
      getRating(contextOf(db, contributor), { ...key, indicator: "G1.1", kind: "self" }),
    ).rejects.toMatchObject(absent);
    expect(await takeSectionBack(ctx, { ...section, domain: "G2" })).toMatchObject({ ok: true });
    await expect(takeSectionBack(ctx, { ...section, domain: "G2" })).rejects.toMatchObject(absent);
    await expect(writes("G2.1")).rejects.toMatchObject(absent);

    await giveSections(ctx, section);
    const duties = await listDuties(contextOf(db, manager), id);
    const dutyId = duties.find(({ duty }) => duty === "contributor")?.id ?? "";
    expect(await endDuty(contextOf(db, manager), { ...key, dutyId, reason: "Left" })).toMatchObject({
      ok: true,
    });
    await expect(writes("G2.1")).rejects.toMatchObject(absent);
  });

  test("is certified as it was read: an answer that changed in between is not certified unseen", async ({
    db,
  }) => {
    const country = await asked(db, "SA-6", "XTF");
    const { key, id, manager, focal, contributor } = country;
    const ctx = contextOf(db, focal);
    await answerAllBut(db, id, focal.userId, [], TEST_NOW);
    await giveSections(ctx, { ...key, domains: ["G2"], userId: contributor.userId });
    const read = await pageFor(db, country, focal);
    expect((await pageFor(db, country, manager)).answersSha256).toBeNull();
    const input = { ...key, version: read.version, answersSha256: read.answersSha256 ?? "", ...STATEMENT };
    const answer = { level: 3, rationale: "Not what the focal point read" };
    expect(await answerOne(contextOf(db, contributor), key, LEFT, answer)).toMatchObject({ status: "saved" });
    expect(await certify(ctx, input)).toEqual({ ok: false, reason: "answers_changed" });
    expect((await pageFor(db, country, focal)).state).toBe("open");
    const certified = await certifyAsRead(db, country, STATEMENT);
    const after = await pageFor(db, country, focal);
    expect(certified).toEqual({ ok: true, value: { sha256: after.certified?.said?.sha256 } });
    for (const wrong of ["", "0".repeat(63), undefined])
      expect(certifySchema.safeParse({ ...input, answersSha256: wrong }).success).toBe(false);
  });

  test("once certified it is locked by service and database, until the manager opens it again", async ({
    db,
  }) => {
    const country = await asked(db, "SA-4", "XTD");
    const { key, id, manager, focal, lead } = country;
    const ctx = contextOf(db, focal);
    await answerAllBut(db, id, focal.userId, [], TEST_NOW);
    const first = await certifyAsRead(db, country, STATEMENT);
    await expect(answerOne(ctx, key, LEFT, { level: 4 })).rejects.toMatchObject({ code: "LOCKED" });
    const change = db.transaction((tx) =>
      tx
        .update(ratings)
        .set({ rationale: "Other" })
        .where(and(eq(ratings.assessmentId, id), eq(ratings.kind, "self"), eq(ratings.indicator, LEFT))),
    );
    await expect(change).rejects.toMatchObject({ cause: { constraint: "ratings_locked" } });

    const reopened = { ...key, reason: "A ministry was left out" };
    await expect(reopenSelfAssessment(ctx, reopened)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await reopenSelfAssessment(contextOf(db, manager), reopened)).toEqual({ ok: true, value: null });
    expect(await reopenSelfAssessment(contextOf(db, manager), reopened)).toEqual({
      ok: false,
      reason: "not_certified",
    });
    expect(await reads(db, country, lead)).toBe(false);
    expect(await answerOne(ctx, key, LEFT, { level: 4 })).toMatchObject({ status: "saved" });
    const second = await certifyAsRead(db, country, STATEMENT);
    expect(first.ok && second.ok && first.value.sha256 !== second.value.sha256).toBe(true);
  });

  test("moves no figure, keeps no history for the team and takes no field of the team", async ({ db }) => {
    const country = await asked(db, "SA-5", "XTE");
    const { key, id, focal, lead } = country;
    const ctx = contextOf(db, focal);
    const figures = () => db.read.$count(assessmentFigures, eq(assessmentFigures.assessmentId, id));
    expect(await answerOne(ctx, key, LEFT, { level: 3 })).toMatchObject({ status: "saved" });
    expect(await figures()).toBe(0);
    await expect(answerOne(ctx, key, LEFT, { teamNote: "Quiet" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await answerAllBut(db, id, focal.userId, [LEFT], TEST_NOW);
    await certifyAsRead(db, country, STATEMENT);
    const leadCtx = contextOf(db, lead);
    const loaded = await getAssessment(leadCtx, key);
    expect(await changedRatings(leadCtx, loaded)).toEqual([]);
    await expect(ratingHistory(leadCtx, { ...key, indicator: LEFT, kind: "self" })).rejects.toMatchObject(
      absent,
    );
    expect((await take(contextOf(db, country.manager), key, "withdraw", { reason: "x" })).ok).toBe(true);
    expect(await reads(db, country, lead)).toBe(true);
  });
});
