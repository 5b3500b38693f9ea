import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { ratings } from "@/db/schema/rating";
import { giveDuties, giveDuty } from "@/lib/assessments/duties";
import { dueDates, getAssessment } from "@/lib/assessments/queries";
import type { TransitionName } from "@/lib/assessments/schema";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { takeTransition } from "@/lib/assessments/transitions";
import { listWork } from "@/lib/assessments/work";
import { verifyChain } from "@/lib/audit/verify";
import { editionByHash } from "@/lib/editions/queries";
import { confirmSeal, declineSeal, proposeSeal } from "@/lib/releases/mutations";
import { getRelease, listReleases, parseRelease, previewRelease } from "@/lib/releases/queries";
import { sealOf, sealsToConfirm } from "@/lib/releases/seals";
import { readReleaseText, wrongFigures } from "@/lib/releases/verify";
import { begin, publish, take } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { fillDraft, rerate } from "@/tests/support/drafts";
import { contextOf, makePerson, type TestPerson } from "@/tests/support/programme";

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
    // Declined, it can be proposed again.
    expect(await sealsToConfirm(other)).toContain(code);
    expect(await sealsToConfirm(manager)).not.toContain(code);
    expect(await declineSeal(other, { code })).toMatchObject({ ok: true });
    expect(await confirmSeal(other, { code })).toEqual({ ok: false, reason: "seal_not_proposed" });
    expect((await sealOf(other, code)).proposal).toBeNull();
    expect((await proposeSeal(manager, { code, reason: "A witness could be recognised" })).ok).toBe(true);
    expect((await getRelease(manager, code)).seal).toBeNull();
    expect((await confirmSeal(other, { code })).ok).toBe(true);
    expect(await declineSeal(manager, { code })).toEqual({ ok: false, reason: "sealed" });
    expect(await sealOf(manager, code)).toEqual({ maySeal: false, proposal: null });
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
