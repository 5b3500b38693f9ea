import { describe, expect } from "vitest";
import { getScope } from "@/lib/assessments/scope";
import { newId } from "@/lib/core/ids";
import { erasableNoun } from "@/lib/erasures/queries";
import { saveRequest } from "@/lib/information-requests/mutations";
import { programmeTable } from "@/lib/missions/csv";
import { planMeetings, saveMeeting } from "@/lib/missions/meetings";
import { acknowledgePlan, saveMission } from "@/lib/missions/mutations";
import { meetingPage, missionPage, missionsPage, notebookPage, programmePage } from "@/lib/missions/page";
import { takePlaces } from "@/lib/missions/take-over";
import { saveRating } from "@/lib/ratings/mutations";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { COURT, heldMeeting, keyOf, meetingOf, plannedMission, reader } from "@/tests/support/missions";
import { makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";
import { CANARY } from "@/tests/support/source-records";

describe("a mission", () => {
  test("has a plan that the lead acknowledges, anew for other days, before anything is held", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const mission = await plannedMission(country);
    await expect(acknowledgePlan(ctx, { ...keyOf(country), version: 2 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await saveMission(ctx, { ...mission, endsOn: "2026-03-07" })).toMatchObject({ ok: true });
    const held = meetingOf(country, { state: "held" });
    expect(await saveMeeting(ctx, held)).toEqual({ ok: false, reason: "no_plan" });
    await acknowledgePlan(country.as(country.lead), { ...keyOf(country), version: 3 });
    expect(await saveMeeting(ctx, held)).toMatchObject({ value: { meeting: 1, version: 1 } });
    const cut = { ...mission, version: 4, startsOn: "2026-03-03" };
    expect(await saveMission(ctx, cut)).toEqual({ ok: false, reason: "meetings_outside" });
    expect(await saveMission(ctx, { ...mission, version: 1 })).toEqual({
      ok: false,
      reason: "changed_meanwhile",
    });
  });

  test("holds meetings of its days alone, in their order, and is printed and exported without notes", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    await heldMeeting(country);
    const police = { institutionName: "Police", questions: "Which unit leads?" };
    expect(await saveMeeting(ctx, meetingOf(country, { ...police, heldOn: "2026-03-07" }))).toEqual({
      ok: false,
      reason: "outside_mission",
    });
    expect(
      await saveMeeting(ctx, meetingOf(country, { ...police, heldOn: "2026-03-03", state: "held" })),
    ).toEqual({ ok: false, reason: "not_yet" });
    expect(await saveMeeting(ctx, meetingOf(country, { ...police, startsAt: "08:00" }))).toMatchObject({
      value: { meeting: 2 },
    });
    const ofSenate = { institutionName: "Senate", state: "cancelled", cancelReason: "Recess" } as const;
    await saveMeeting(ctx, meetingOf(country, ofSenate));
    await expect(saveMeeting(ctx, meetingOf(country, { indicators: ["Z9.9"] }))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await saveMeeting(ctx, meetingOf(country, { meeting: 1, version: 1 }))).toEqual({
      ok: false,
      reason: "has_record",
    });
    const who = reader(country, country.reviewer);
    const { meetings } = await programmePage(who, "en", keyOf(country));
    expect(meetings.map(({ institutionName }) => institutionName)).toEqual(["Police", COURT, "Senate"]);
    const table = programmeTable(meetings);
    expect(table.rows[1]).toMatchObject({ time: "09:30", place: "Lakemouth", indicators: "G2.1|G2.2" });
    const notebook = await notebookPage(who, "en", keyOf(country));
    expect(notebook.meetings.map(({ number }) => number)).toEqual([2, 1]);
    expect([...notebook.questions.keys()]).toEqual(["G2.1", "G2.2"]);
    expect(JSON.stringify([table, notebook, [...notebook.questions.values()]])).not.toContain(CANARY);
  });

  test("offers open questions first, and meets whoever owes an answer in one step", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, assessor } = country;
    const ctx = country.as(assessor);
    await plannedMission(country);
    const request = {
      round,
      iso3,
      number: 0,
      version: 0,
      what: "Convictions by offence",
      institution: null,
      institutionName: COURT,
      indicators: ["G2.2"],
      askedOn: "2026-01-02",
      dueOn: "2026-02-02",
      remindedOn: null,
      answeredOn: null,
      refusedOn: null,
      refusalReason: null,
      language: "en",
    };
    await saveRequest(ctx, request);
    await saveRequest(ctx, { ...request, indicators: ["G2.1"], dueOn: "2026-02-20" });
    await saveRequest(ctx, { ...request, institutionName: "Senate", answeredOn: "2026-02-01" });
    const rating = { round, iso3, indicator: "R1.1", kind: "assessor" } as const;
    const fields = { state: "not_assessed", level: null, notAssessedReason: "refused" } as const;
    await saveRating(ctx, { ...rating, baseVersion: 0, mutationId: newId(TEST_NOW), fields });

    const page = () => missionPage(reader(country, assessor), "en", keyOf(country));
    const { planning } = await page();
    expect(planning?.unvisited).toEqual([
      { institution: null, institutionName: COURT, since: "2026-02-02", indicators: ["G2.1", "G2.2"] },
    ]);
    const offered = planning?.choices.questions ?? [];
    expect(offered.at(-1)).toMatchObject({ code: "R1.1", why: null });
    expect(offered[0]).toMatchObject({ why: "not_rated" });
    expect(offered[0]?.evidenceExpected.length).toBeGreaterThan(0);

    const plan = { ...keyOf(country), institutions: [COURT], heldOn: "2026-03-04", language: "en" };
    expect(await planMeetings(ctx, { ...plan, heldOn: "2026-04-04" })).toEqual({
      ok: false,
      reason: "outside_mission",
    });
    expect(await planMeetings(ctx, plan)).toEqual({ ok: true, value: { planned: 1 } });
    expect(await planMeetings(ctx, plan)).toEqual({ ok: false, reason: "not_silent" });
    expect(await page()).toMatchObject({
      planning: { unvisited: [] },
      meetings: [{ institutionName: COURT, silentSince: "2026-02-02", indicators: ["G2.1", "G2.2"] }],
    });
  });

  test("is written by the drafting team, read by the whole team and hidden from anybody else", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    await heldMeeting(country);
    const { round, iso3, lead, reviewer } = country;
    const focal = await makePerson(db, "focal");
    await country.giveDuty(focal.userId, "focal_point");
    const manager = await makePerson(db, "manager", ["programme_manager"]);
    const second = await makePerson(db, "second");
    await country.giveDuty(second.userId, "second_rater");
    for (const who of [reviewer, manager, second]) {
      const { missions, mayWrite } = await missionsPage(reader(country, who), "en", { round, iso3 });
      expect([missions.length, mayWrite]).toEqual([1, false]);
      expect((await missionPage(reader(country, who), "en", keyOf(country))).planning).toBeNull();
      expect(await codeOf(saveMeeting(country.as(who), meetingOf(country)))).toBe("FORBIDDEN");
    }
    const of = (who: typeof manager) =>
      meetingPage(reader(country, who), "en", { ...keyOf(country), meeting: 1 });
    expect((await of(reviewer)).erasableId).toBeNull();
    const own = await erasableNoun(country.as(manager), "meeting", (await of(manager)).erasableId ?? "");
    expect(own).toMatchObject({ href: `/rounds/${round}/${iso3}/missions/1/1` });
    const others = [
      focal,
      await makePerson(db, "stranger"),
      await makePerson(db, "observer", ["observer"]),
      await makePerson(db, "reader", ["reader"]),
      await makePerson(db, "administrator", ["administrator"]),
    ];
    for (const who of others) {
      const as = reader(country, who);
      expect(await codeOf(missionsPage(as, "en", { round, iso3 }))).toBe("NOT_FOUND");
      expect(await codeOf(missionPage(as, "en", keyOf(country)))).toBe("NOT_FOUND");
      expect(await codeOf(meetingPage(as, "en", { ...keyOf(country), meeting: 1 }))).toBe("NOT_FOUND");
      expect(await codeOf(programmePage(as, "en", keyOf(country)))).toBe("NOT_FOUND");
      expect(await codeOf(saveMeeting(country.as(who), meetingOf(country)))).toMatch(/NOT_FOUND|FORBIDDEN/);
    }
    await country.setState("published");
    expect(await codeOf(saveMeeting(country.as(lead), meetingOf(country)))).toBe("FORBIDDEN");
  });
});

test("the scope takes places of held meetings under what it says, and nothing by itself", async ({ db }) => {
  const country = await makeScoredCountry(db);
  await plannedMission(country);
  const { round, iso3, lead, assessmentId } = country;
  const ctx = country.as(lead);
  await saveMeeting(ctx, meetingOf(country, { state: "held" }));
  await saveMeeting(ctx, meetingOf(country, { place: "Harbour" }));
  const take = (version: number, ...places: string[]) =>
    takePlaces(ctx, { round, iso3, version, places, language: "en" });
  expect(await take(0, "Harbour")).toEqual({ ok: false, reason: "not_offered" });
  expect(await take(1, "Lakemouth")).toEqual({ ok: false, reason: "changed_meanwhile" });
  expect(await take(0, "Lakemouth")).toEqual({ ok: true, value: { version: 1 } });
  expect(await take(1, "Lakemouth")).toEqual({ ok: false, reason: "not_offered" });
  expect(await getScope(ctx, assessmentId)).toMatchObject({ placesVisited: "Lakemouth" });
});
