import { describe, expect } from "vitest";
import { endDuty, giveDuty, handOverDuty, listDuties } from "@/lib/assessments/duties";
import { getAssessment } from "@/lib/assessments/queries";
import { listTransitions } from "@/lib/assessments/transitions";
import { listWork } from "@/lib/assessments/work";
import { giveConfirmation, listConfirmations } from "@/lib/reviews/confirmations";
import { listThreads } from "@/lib/reviews/queries";
import { openThread, overruleThread, replyToThread, resolveThread } from "@/lib/reviews/threads";
import { begin, later, take, unmet } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { fillDraft, rerate } from "@/tests/support/drafts";
import { contextOf, type TestPerson } from "@/tests/support/programme";

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
