import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import type { Duty } from "@/db/enums";
import { ratings } from "@/db/schema/rating";
import { endDuty, giveDuties, giveDuty, handOverDuty, listDuties } from "@/lib/assessments/duties";
import { openAssessments } from "@/lib/assessments/mutations";
import { dueDates, getAssessment } from "@/lib/assessments/queries";
import type { TransitionName } from "@/lib/assessments/schema";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { listTransitions, takeTransition } from "@/lib/assessments/transitions";
import { listWork } from "@/lib/assessments/work";
import { TRANSITIONS, unmetOf } from "@/lib/assessments/workflow";
import { workflowFacts } from "@/lib/assessments/workflow-facts";
import { verifyChain } from "@/lib/audit/verify";
import { type Ctx, createContext, databaseOf } from "@/lib/core/context";
import { editionByHash } from "@/lib/editions/queries";
import { confirmSeal, proposeSeal } from "@/lib/releases/mutations";
import { getRelease, listReleases, parseRelease, previewRelease } from "@/lib/releases/queries";
import { readReleaseText, wrongFigures } from "@/lib/releases/verify";
import { giveConfirmation, listConfirmations } from "@/lib/reviews/confirmations";
import { listThreads } from "@/lib/reviews/queries";
import { openThread, overruleThread, replyToThread, resolveThread } from "@/lib/reviews/threads";
import { test } from "@/tests/support/database";
import { type Draft, fillDraft, rerate } from "@/tests/support/drafts";
import { contextOf, makePerson, makeRound, TEST_NOW, type TestPerson } from "@/tests/support/programme";

type Team = {
  manager: TestPerson;
  lead: TestPerson;
  assessor: TestPerson;
  reviewer: TestPerson;
  approver: TestPerson;
};

/** A round of one country with an assessment in drafting and a whole team. */
async function begin(
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

let minutes = 0;

/** The same person a minute after the transition before, so that a history has an order. */
function later(ctx: Ctx): Ctx {
  minutes += 1;
  return createContext(databaseOf(ctx), ctx.actor, new Date(TEST_NOW.getTime() + minutes * 60_000));
}

async function take(
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

async function unmet(ctx: Ctx, key: AssessmentKey, name: TransitionName) {
  const { assessment } = await getAssessment(ctx, key);
  const facts = await workflowFacts(ctx, assessment, { previewSeen: true, corrigendum: null });
  return unmetOf(TRANSITIONS[name], facts).map(({ code, indicator }) => `${code} ${indicator ?? ""}`.trim());
}

/** From a complete draft to a release, with everything confirmed on the way. */
async function publish(
  db: Database,
  { key, id, team }: Awaited<ReturnType<typeof begin>>,
  draft: Readonly<Record<string, Draft>> = {},
): Promise<string> {
  await fillDraft(db, id, team.lead.userId, draft);
  expect(await take(contextOf(db, team.lead), key, "submit")).toMatchObject({ ok: true });
  return finish(db, { key, team });
}

async function finish(db: Database, { key, team }: { key: AssessmentKey; team: Team }, corrigendum?: string) {
  const reviewer = contextOf(db, team.reviewer);
  const { assessment } = await getAssessment(reviewer, key);
  for (const { kind, indicator, judgementVersion, given } of await listConfirmations(reviewer, assessment)) {
    if (!given) await giveConfirmation(reviewer, { ...key, kind, indicator, judgementVersion, note: null });
  }
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

describe("duties", () => {
  test("are refused with the reason of the rule, in bulk without keeping the others back", async ({ db }) => {
    const { key, team } = await begin(db, "D-1", "XCA");
    const manager = contextOf(db, team.manager);
    const admin = await makePerson(db, "Admin", ["administrator"]);
    const give = (person: TestPerson, duty: Duty) => giveDuty(manager, key, { userId: person.userId, duty });
    expect(await give(team.assessor, "reviewer")).toEqual({ ok: false, reason: "rates_and_reviews" });
    expect(await give(team.reviewer, "approver")).toEqual({ ok: false, reason: "reviews_and_approves" });
    expect(await give(team.assessor, "lead")).toEqual({ ok: false, reason: "lead_taken" });
    expect(await give(admin, "assessor")).toEqual({ ok: false, reason: "administrator_has_no_duty" });
    expect(await give(team.assessor, "focal_point")).toEqual({ ok: false, reason: "inside_and_outside" });
    const bulk = await giveDuties(manager, {
      round: "D-1",
      countries: ["XCA", "XCZ"],
      userId: team.assessor.userId,
      duty: "second_rater",
    });
    expect(bulk).toEqual({
      ok: true,
      value: {
        outcomes: [
          { iso3: "XCA", refusal: null },
          { iso3: "XCZ", refusal: "not_open" },
        ],
      },
    });
    await expect(
      giveDuty(contextOf(db, team.lead), key, { userId: admin.userId, duty: "assessor" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("are handed over in one step and end with a reason", async ({ db }) => {
    const { key, id, team } = await begin(db, "D-2", "XCB");
    const manager = contextOf(db, team.manager);
    const successor = await makePerson(db, "Successor");
    const lead = (await listDuties(manager, id)).find(({ duty }) => duty === "lead");
    const handOver = {
      ...key,
      dutyId: lead?.id ?? "",
      reason: "Left the programme",
      userId: successor.userId,
    };
    expect((await handOverDuty(manager, handOver)).ok).toBe(true);
    expect(await handOverDuty(manager, handOver)).toEqual({ ok: false, reason: "duty_ended" });
    await expect(getAssessment(contextOf(db, team.lead), key)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getAssessment(contextOf(db, successor), key)).subject.duties).toEqual(["lead"]);
    const now = (await listDuties(manager, id)).find(({ userId }) => userId === successor.userId);
    await endDuty(manager, { ...key, dutyId: now?.id ?? "", reason: "Ended" });
    await expect(getAssessment(contextOf(db, successor), key)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("who rated before may not become reviewer after the duty ended", async ({ db }) => {
    const { key, id, team } = await begin(db, "D-3", "XCC");
    const manager = contextOf(db, team.manager);
    await fillDraft(db, id, team.assessor.userId);
    const duty = (await listDuties(manager, id)).find(({ userId }) => userId === team.assessor.userId);
    await endDuty(manager, { ...key, dutyId: duty?.id ?? "", reason: "Ended" });
    expect(await giveDuty(manager, key, { userId: team.assessor.userId, duty: "approver" })).toEqual({
      ok: false,
      reason: "has_rated",
    });
  });
});

describe("the way from draft to release", () => {
  test("submitting is refused while something is missing, and then locks the ratings", async ({ db }) => {
    const { key, id, team } = await begin(db, "W-1", "XCD");
    const lead = contextOf(db, team.lead);
    expect(await take(lead, key, "submit")).toEqual({ ok: false, reason: "unmet" });
    expect((await unmet(lead, key, "submit")).length).toBeGreaterThan(60);
    await fillDraft(db, id, team.lead.userId);
    expect(await unmet(lead, key, "submit")).toEqual([]);
    await expect(take(contextOf(db, team.assessor), key, "submit")).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await take(lead, key, "submit")).toMatchObject({ ok: true, value: { state: "internal_review" } });
    await expect(rerate(db, id, team.lead.userId, "C1.1", 1)).rejects.toThrow();
    await expect(take(lead, key, "submit")).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("a review ends only when threads are closed and judgements confirmed; a return needs a reason", async ({
    db,
  }) => {
    const { key, id, team } = await begin(db, "W-2", "XCE");
    const [lead, reviewer, approver] = [team.lead, team.reviewer, team.approver].map((who) =>
      contextOf(db, who),
    );
    if (!lead || !reviewer || !approver) throw new Error("no team");
    await fillDraft(db, id, team.lead.userId, { "G2.1": { level: 1 }, "C1.2": { state: "not_applicable" } });
    await take(lead, key, "submit");
    const { assessment } = await getAssessment(reviewer, key);

    const opened = await openThread(reviewer, {
      ...key,
      indicator: "C2.1",
      body: "Evidence too old",
      language: "en",
    });
    const threadId = opened.ok ? opened.value.threadId : "";
    await expect(
      openThread(lead, { ...key, indicator: "C2.1", body: "No", language: "en" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await unmet(reviewer, key, "pass")).toEqual([
      "thread_open C2.1",
      "not_applicable_unapproved C1.2",
      "gate_unconfirmed G2.1",
    ]);
    expect(await take(reviewer, key, "pass")).toEqual({ ok: false, reason: "unmet" });
    expect(await take(reviewer, key, "return")).toEqual({ ok: false, reason: "reason_missing" });

    const confirm = async (kind: "gate" | "not_applicable", indicator: string) => {
      const needed = (await listConfirmations(reviewer, assessment)).find(
        (entry) => entry.indicator === indicator,
      );
      return giveConfirmation(reviewer, {
        ...key,
        kind,
        indicator,
        judgementVersion: needed?.judgementVersion ?? 0,
        note: null,
      });
    };
    expect((await confirm("gate", "G2.1")).ok).toBe(true);
    expect((await confirm("not_applicable", "C1.2")).ok).toBe(true);
    expect(await confirm("gate", "C2.1")).toEqual({ ok: false, reason: "nothing_to_confirm" });

    expect((await take(reviewer, key, "return", { reason: "Evidence on C2.1 too old" })).ok).toBe(true);
    expect(
      (await replyToThread(lead, { ...key, threadId, body: "A newer source is cited", language: "en" })).ok,
    ).toBe(true);
    await rerate(db, id, team.lead.userId, "G2.1", 0);
    await take(lead, key, "submit");
    const lapsed = (await listConfirmations(reviewer, assessment)).map(
      ({ indicator, given, lapsed: gone }) => [indicator, given, gone],
    );
    expect(lapsed).toEqual([
      ["C1.2", true, false],
      ["G2.1", false, true],
    ]);
    expect((await confirm("gate", "G2.1")).ok).toBe(true);
    expect(await resolveThread(approver, { ...key, threadId, reason: null })).toEqual({
      ok: false,
      reason: "not_author",
    });
    expect((await resolveThread(reviewer, { ...key, threadId, reason: null })).ok).toBe(true);
    expect(await resolveThread(reviewer, { ...key, threadId, reason: null })).toEqual({
      ok: false,
      reason: "thread_closed",
    });
    expect((await take(reviewer, key, "pass")).ok).toBe(true);

    const second = await openThread(reviewer, { ...key, indicator: "C2.2", body: "Unclear", language: "en" });
    const secondId = second.ok ? second.value.threadId : "";
    expect(
      (await overruleThread(approver, { ...key, threadId: secondId, reason: "Settled in the annex" })).ok,
    ).toBe(true);
    const threads = await listThreads(approver, await getAssessment(approver, key));
    expect(threads.map(({ indicator, state, comments }) => [indicator, state, comments.length])).toEqual([
      ["C2.1", "resolved", 2],
      ["C2.2", "overruled", 1],
    ]);
    expect((await take(approver, key, "publish")).ok).toBe(true);
    const history = await listTransitions(contextOf(db, team.manager), id);
    expect(history.map(({ transition }) => transition)).toEqual([
      "open",
      "submit",
      "return",
      "submit",
      "pass",
      "publish",
    ]);
    expect(history[1]?.ratingsSha256).not.toBe(history[3]?.ratingsSha256);
    expect(history[4]?.ratingsSha256).toBe(history[5]?.ratingsSha256);
  });

  test("what came back leads to an open comment until the person has the last word in it", async ({ db }) => {
    const { key, id, team } = await begin(db, "W-2A", "XCP");
    await fillDraft(db, id, team.lead.userId);
    await take(contextOf(db, team.lead), key, "submit");
    const reviewer = contextOf(db, team.reviewer);
    const comment = { ...key, indicator: "C2.1", body: "Too old", language: "en" };
    const opened = await openThread(reviewer, comment);
    if (!opened.ok) throw new Error(opened.reason);
    await take(reviewer, key, "return", { reason: "Evidence on C2.1 too old" });
    const workOf = async (who: TestPerson) => {
      const [row] = await listWork({ ...contextOf(db, who), actor: who }, "en");
      return { openThreads: row?.progress?.openThreads, commented: row?.commented };
    };
    const waits = { openThreads: 1, commented: { indicator: "C2.1", domain: "C2" } };
    expect(await workOf(team.lead)).toEqual(waits);
    const lead = later(contextOf(db, team.lead));
    await replyToThread(lead, { ...comment, threadId: opened.value.threadId, body: "A newer one is cited" });
    expect(await workOf(team.lead)).toEqual({ openThreads: 1, commented: null });
    expect(await workOf(team.assessor)).toEqual(waits);
  });

  test("two people pass and publish, also after a hand-over", async ({ db }) => {
    const all = await begin(db, "W-3", "XCF");
    const { key, id, team } = all;
    const manager = contextOf(db, team.manager);
    await fillDraft(db, id, team.lead.userId);
    await take(contextOf(db, team.lead), key, "submit");
    await take(contextOf(db, team.reviewer), key, "pass");
    const duties = await listDuties(manager, id);
    const approver = duties.find(({ duty }) => duty === "approver");
    const reviewer = duties.find(({ duty }) => duty === "reviewer");
    await endDuty(manager, { ...key, dutyId: reviewer?.id ?? "", reason: "Ended" });
    expect(
      await handOverDuty(manager, {
        ...key,
        dutyId: approver?.id ?? "",
        reason: "Ill",
        userId: team.reviewer.userId,
      }),
    ).toEqual({ ok: false, reason: "has_reviewed" });
    await expect(take(contextOf(db, team.reviewer), key, "publish")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect((await take(contextOf(db, team.approver), key, "publish")).ok).toBe(true);
  });

  test.for(["confirmed something", "resolved a thread", "sent it back"] as const)(
    "who %s as reviewer does not approve after a hand-over",
    async (deed, { db }) => {
      const letter = { "confirmed something": "R", "resolved a thread": "S", "sent it back": "T" }[deed];
      const all = await begin(db, `H-${letter}`, `XC${letter}`);
      const { key, id, team } = all;
      await fillDraft(db, id, team.lead.userId, { "G2.1": { level: 1 } });
      await take(contextOf(db, team.lead), key, "submit");
      const reviewer = later(contextOf(db, team.reviewer));
      const { assessment } = await getAssessment(reviewer, key);
      if (deed === "confirmed something") {
        const [needed] = await listConfirmations(reviewer, assessment);
        if (!needed) throw new Error("nothing to confirm");
        const { kind, indicator, judgementVersion } = needed;
        const input = { ...key, kind, indicator, judgementVersion, note: null };
        expect(await giveConfirmation(reviewer, input)).toMatchObject({ ok: true });
      } else if (deed === "resolved a thread") {
        const opened = await openThread(reviewer, {
          ...key,
          indicator: "G2.2",
          body: "Why?",
          language: "en",
        });
        if (!opened.ok) throw new Error(opened.reason);
        const { threadId } = opened.value;
        expect(await resolveThread(later(reviewer), { ...key, threadId, reason: null })).toMatchObject({
          ok: true,
        });
      } else {
        expect(await take(reviewer, key, "return", { reason: "G2.1 rests on nothing" })).toMatchObject({
          ok: true,
        });
      }
      const manager = later(contextOf(db, team.manager));
      for (const { id: dutyId, userId } of await listDuties(manager, id)) {
        if (userId === team.reviewer.userId) await endDuty(manager, { ...key, dutyId, reason: "left" });
      }
      const given = await giveDuty(manager, key, { userId: team.reviewer.userId, duty: "approver" });
      expect(given).toEqual({ ok: false, reason: "has_reviewed" });
    },
  );

  test("a stale page cannot take a transition, and two at once leave one", async ({ db }) => {
    const { key, id, team } = await begin(db, "W-4", "XCG");
    const lead = contextOf(db, team.lead);
    await fillDraft(db, id, team.lead.userId);
    const results = await Promise.allSettled([take(lead, key, "submit"), take(lead, key, "submit")]);
    const done = results.filter((result) => result.status === "fulfilled" && result.value.ok);
    expect(done).toHaveLength(1);
    expect(await listTransitions(lead, id)).toHaveLength(2);
  });

  test("a manager withdraws with a reason, until there is a release", async ({ db }) => {
    const { key, team } = await begin(db, "W-5", "XCH");
    const manager = contextOf(db, team.manager);
    expect((await take(manager, key, "withdraw", { reason: "The State withdrew its request" })).ok).toBe(
      true,
    );
    expect((await getAssessment(manager, key)).assessment.state).toBe("withdrawn");
    await expect(getAssessment(manager, key, "rating.read")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("releases", () => {
  test("a release is frozen, canonical, recomputable, and names nobody of the team", async ({ db }) => {
    const all = await begin(db, "2026", "XCI");
    const { key, team } = all;
    const code = await publish(db, all, {
      "G2.1": { level: 1 },
      "R4.3": { state: "not_assessed", reason: "not_reached" },
    });
    expect(code).toBe("2026-XCI-1");
    const reviewer = contextOf(db, team.reviewer);
    const release = await getRelease(reviewer, code);
    if (release.seal !== null) throw new Error("sealed");
    const read = readReleaseText(release.text);
    if (!read.ok) throw new Error(read.problem + read.detail);
    const { assessment } = await getAssessment(reviewer, key);
    expect(wrongFigures(read.document, await editionByHash(reviewer, assessment.editionSha256))).toEqual([]);
    for (const name of ["Lena", "Amir", "Rosa", "Ada", "stays in the team"])
      expect(release.text).not.toContain(name);

    const { document } = read;
    const government = document.capability.find(({ key: node }) => node === "G.capability");
    expect(government?.loweredBy.map(({ code: cap }) => cap)).toContain("gate-offence");
    expect(government?.figure).toBeNull();
    expect(government?.why.figure.score?.exact).toBeTruthy();
    expect(document.capability.map(({ key: node }) => node)).not.toContain("overall.capability");
    expect(document.exposure.find(({ indicator }) => indicator === "R1.1")).toMatchObject({
      word: "Recurring",
    });
    expect(document.indicators.find(({ code: indicator }) => indicator === "R1.1")?.level).toBeNull();
    expect(document.statements.stateComment.text).toBe("The State has not yet been asked to comment.");
    await expect(db.transaction((tx) => tx.execute("update releases set content = '{}'"))).rejects.toThrow();
  });

  test("until the State was asked, the focal point and observers read it and readers do not", async ({
    db,
  }) => {
    const all = await begin(db, "P-1", "XCJ");
    const focal = await makePerson(db, "Focal");
    await giveDuty(contextOf(db, all.team.manager), all.key, { userId: focal.userId, duty: "focal_point" });
    await expect(getAssessment(contextOf(db, focal), all.key)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const code = await publish(db, all);
    for (const who of [focal, await makePerson(db, "Observer", ["observer"]), all.team.manager]) {
      expect((await getRelease(contextOf(db, who), code)).code, who.name).toBe(code);
    }
    await expect(getAssessment(contextOf(db, focal), all.key, "rating.read")).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    for (const who of [
      await makePerson(db, "Reader", ["reader"]),
      await makePerson(db, "Admin", ["administrator"]),
      await makePerson(db, "Stranger"),
    ]) {
      await expect(getRelease(contextOf(db, who), code), who.name).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
      expect(await listReleases(contextOf(db, who))).toEqual([]);
    }
  });

  test("a corrigendum makes a second release and leaves the first", async ({ db }) => {
    const all = await begin(db, "C-1", "XCK");
    const { key, id, team } = all;
    const first = await publish(db, all);
    const manager = contextOf(db, team.manager);
    const before = await getRelease(manager, first);
    expect((await take(manager, key, "reopen", { reason: "C2.1 rests on a wrong date" })).ok).toBe(true);
    expect((await getRelease(manager, first)).code).toBe(first);
    await expect(getAssessment(manager, key, "rating.read")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await take(manager, key, "withdraw", { reason: "No" })).toEqual({ ok: false, reason: "unmet" });
    await rerate(db, id, team.lead.userId, "C2.1", 1);
    await take(contextOf(db, team.lead), key, "submit");
    await take(contextOf(db, team.reviewer), key, "pass");
    const approver = contextOf(db, team.approver);
    expect(await take(approver, key, "publish")).toEqual({ ok: false, reason: "corrigendum_missing" });
    const { version } = (await getAssessment(approver, key)).assessment;
    const unseen = { ...key, transition: "publish", version, reason: null, previewSeen: false } as const;
    expect(await takeTransition(approver, { ...unseen, corrigendum: "C2.1 was read wrongly." })).toEqual({
      ok: false,
      reason: "preview_not_seen",
    });
    const done = await take(approver, key, "publish", { corrigendum: "C2.1 was read from an older text." });
    expect(done).toMatchObject({ ok: true, value: { release: "C-1-XCK-2" } });
    const after = await getRelease(manager, first);
    expect(after).toMatchObject({ sha256: before.sha256, latest: "C-1-XCK-2" });
    const second = await getRelease(manager, "C-1-XCK-2");
    if (second.seal !== null) throw new Error("sealed");
    expect(parseRelease(second.text).corrigendum).toEqual({
      text: "C2.1 was read from an older text.",
      replaces: first,
    });
  });

  test("of a corrigendum under way the focal point learns neither how much is rated nor what comes next", async ({
    db,
  }) => {
    const all = await begin(db, "C-3", "XCW");
    const { key, id, team } = all;
    await publish(db, all);
    const manager = contextOf(db, team.manager);
    await take(manager, key, "reopen", { reason: "C2.1 rests on a wrong date" });
    await db.transaction((tx) =>
      tx
        .update(ratings)
        .set({ state: null, level: null })
        .where(and(eq(ratings.assessmentId, id), eq(ratings.indicator, "C2.1"))),
    );
    const focal = await makePerson(db, "Focal");
    await giveDuties(manager, { ...key, countries: [key.iso3], userId: focal.userId, duty: "focal_point" });
    const workOf = async (who: TestPerson) =>
      (await listWork({ ...contextOf(db, who), actor: who }, "en"))[0];
    expect(await workOf(team.lead)).toMatchObject({
      opens: "workspace",
      progress: { scored: 59, indicators: 60 },
      next: { indicator: "C2.1" },
    });
    expect(await workOf(focal)).toMatchObject({
      state: "drafting",
      opens: "scorecard",
      progress: null,
      next: null,
      cameBack: null,
    });
  });

  test("a corrigendum and a return are not late at once: the states ahead get new due days", async ({
    db,
  }) => {
    const all = await begin(db, "C-2", "XCN");
    const { key, id, team } = all;
    await publish(db, all);
    const dueOf = async () =>
      Object.fromEntries(
        [...(await dueDates(contextOf(db, team.manager), id))].map(([state, due]) => [state, due]),
      );
    expect((await dueOf()).drafting).toEqual({ dueOn: "2026-07-27", reason: null });
    const at = async (person: TestPerson, day: string, transition: TransitionName, reason: string | null) => {
      const ctx = contextOf(db, person, new Date(`${day}T10:00:00Z`));
      const { version } = (await getAssessment(ctx, key)).assessment;
      return takeTransition(ctx, {
        ...key,
        transition,
        version,
        reason,
        corrigendum: null,
        previewSeen: true,
      });
    };
    expect((await at(team.manager, "2027-02-01", "reopen", "A wrong date")).ok).toBe(true);
    expect(await dueOf()).toEqual({
      drafting: { dueOn: "2027-03-15", reason: "A wrong date" },
      internal_review: { dueOn: "2027-04-05", reason: "A wrong date" },
      approval: { dueOn: "2027-04-19", reason: "A wrong date" },
    });
    expect((await at(team.lead, "2027-03-20", "submit", null)).ok).toBe(true);
    expect((await dueOf()).drafting?.dueOn).toBe("2027-03-15");
    expect((await at(team.reviewer, "2027-04-01", "return", "Too old")).ok).toBe(true);
    expect((await dueOf()).drafting).toEqual({ dueOn: "2027-05-13", reason: "Too old" });
    expect(await verifyChain(db.read)).toMatchObject({ ok: true });
  });

  test("a later round's release supersedes, one of another purpose does not", async ({ db }) => {
    const early = await begin(db, "S-1", "XCL", { startsOn: "2023-01-01", endsOn: "2023-12-31" });
    const practice = await begin(db, "S-2", "XCL", {
      startsOn: "2025-01-01",
      endsOn: "2025-12-31",
      purpose: "practice",
    });
    const late = await begin(db, "S-3", "XCL");
    await publish(db, early);
    await publish(db, practice);
    const stateOf = async (key: AssessmentKey) =>
      (await getAssessment(contextOf(db, early.team.manager), key)).assessment.state;
    expect(await stateOf(early.key)).toBe("published");
    await publish(db, late);
    expect(await stateOf(early.key)).toBe("superseded");
    expect(await stateOf(practice.key)).toBe("published");
    expect(await stateOf(late.key)).toBe("published");
  });

  test("two managers seal a release, whose address then answers reason, date and hash", async ({ db }) => {
    const all = await begin(db, "Z-1", "XCM");
    const code = await publish(db, all);
    const manager = contextOf(db, all.team.manager);
    const other = contextOf(db, await makePerson(db, "Other manager", ["programme_manager"]));
    expect(await confirmSeal(other, { code })).toEqual({ ok: false, reason: "seal_not_proposed" });
    expect((await proposeSeal(manager, { code, reason: "A witness could be recognised" })).ok).toBe(true);
    expect(await confirmSeal(manager, { code })).toEqual({ ok: false, reason: "same_person" });
    expect((await getRelease(manager, code)).seal).toBeNull();
    expect((await confirmSeal(other, { code })).ok).toBe(true);
    const sealed = await getRelease(manager, code);
    expect(sealed.seal?.reason).toBe("A witness could be recognised");
    expect("text" in sealed).toBe(false);
    const observer = contextOf(db, await makePerson(db, "Observer", ["observer"]));
    await expect(proposeSeal(observer, { code, reason: "x" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("the preview says what the next release would say, to those who may read ratings", async ({ db }) => {
    const { key, id, team } = await begin(db, "V-1", "XCN");
    await fillDraft(db, id, team.lead.userId);
    const preview = await previewRelease(contextOf(db, team.lead), key);
    expect(preview.code).toBe("V-1-XCN-1");
    expect(preview.capability.length).toBeGreaterThan(3);
    await expect(previewRelease(contextOf(db, team.manager), key)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("the audit chain holds after all of it", async ({ db }) => {
    expect(await verifyChain(db.read)).toMatchObject({ ok: true });
  });
});
