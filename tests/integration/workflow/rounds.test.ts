import { describe, expect } from "vitest";
import { endDuty, listDuties, listRoundDuties } from "@/lib/assessments/duties";
import { changeDueDate, openAssessments, saveScope } from "@/lib/assessments/mutations";
import { dueDates, getAssessment } from "@/lib/assessments/queries";
import { addRoundCountries, createRound, editRound, removeRoundCountry } from "@/lib/rounds/mutations";
import { getRound, listRoundCountries, listRounds } from "@/lib/rounds/queries";
import { test } from "@/tests/support/database";
import {
  contextOf,
  giveDutyRow,
  makeAssessment,
  makeCountry,
  makePerson,
  makeRound,
} from "@/tests/support/programme";

const NEW_ROUND = {
  code: "2027",
  title: "Round 2027",
  edition: "gpat@1.0.0",
  purpose: "illustrative" as const,
  secondRating: true,
  stateIsHeard: true,
  beginsWithScoping: false,
  asksSelfAssessment: false,
  selfAssessmentDueOn: null,
  startsOn: "2027-01-01",
  endsOn: "2027-12-31",
  cutOffOn: "2027-03-31",
  countries: ["XBA", "XBB"],
};

describe("rounds", () => {
  test("an administrator makes a round with its countries; a second one of the code is refused", async ({
    db,
  }) => {
    await makeCountry(db, "XBA");
    await makeCountry(db, "XBB");
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    await expect(createRound(manager, NEW_ROUND)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await createRound(admin, NEW_ROUND)).toEqual({ ok: true, value: { code: "2027" } });
    expect(await createRound(admin, NEW_ROUND)).toEqual({ ok: false, reason: "code_taken" });
    expect(await createRound(admin, { ...NEW_ROUND, code: "X", edition: "gpat@9" })).toEqual({
      ok: false,
      reason: "edition_unknown",
    });
    expect(await createRound(admin, { ...NEW_ROUND, code: "X", countries: ["QQQ"] })).toEqual({
      ok: false,
      reason: "country_unknown",
      entry: "QQQ",
    });
    const round = await getRound(admin, "2027");
    expect(await listRoundCountries(admin, round.id)).toEqual([
      { iso3: "XBA", opened: false },
      { iso3: "XBB", opened: false },
    ]);
    expect((await listRounds(manager)).map(({ code }) => code)).toContain("2027");
  });

  test("dates change with a reason, the cut-off only before an assessment was opened", async ({ db }) => {
    const roundId = await makeRound(db, "R-EDIT", ["XBC"]);
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    const edit = {
      code: "R-EDIT",
      version: 1,
      title: "Later",
      startsOn: "2026-02-01",
      endsOn: "2026-12-31",
      cutOffOn: "2026-07-31",
      asksSelfAssessment: true,
      selfAssessmentDueOn: "2026-06-30",
      reason: "The missions begin later",
    };
    expect((await editRound(admin, edit)).ok).toBe(true);
    expect(await editRound(admin, edit)).toEqual({ ok: false, reason: "changed_meanwhile" });
    const ofRound = async () => (await listRounds(admin)).find(({ code }) => code === "R-EDIT");
    expect(await ofRound()).toMatchObject({ countryCount: 1, assessmentCount: 0, runningCount: 0 });
    expect(await ofRound()).toMatchObject({ asksSelfAssessment: true, selfAssessmentDueOn: "2026-06-30" });
    await makeAssessment(db, roundId, "XBC");
    expect(await ofRound()).toMatchObject({ countryCount: 1, assessmentCount: 1, runningCount: 1 });
    expect(await editRound(admin, { ...edit, version: 2, cutOffOn: "2026-08-31" })).toEqual({
      ok: false,
      reason: "cut_off_fixed",
    });
    expect((await editRound(admin, { ...edit, version: 2, endsOn: "2027-01-31" })).ok).toBe(true);
  });

  test("a country joins and leaves a round, and stays once its assessment was opened", async ({ db }) => {
    const roundId = await makeRound(db, "R-COUNTRIES", ["XBD"]);
    await makeCountry(db, "XBE");
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    await addRoundCountries(admin, { code: "R-COUNTRIES", countries: ["XBE", "XBD"] });
    expect(await listRoundCountries(admin, roundId)).toHaveLength(2);
    const leave = (iso3: string) =>
      removeRoundCountry(admin, { code: "R-COUNTRIES", iso3, reason: "Not ready" });
    expect((await leave("XBE")).ok).toBe(true);
    await makeAssessment(db, roundId, "XBD");
    expect(await leave("XBD")).toEqual({ ok: false, reason: "assessment_opened" });
  });

  test("a person without a duty sees no round, an observer sees the programme's", async ({ db }) => {
    const roundId = await makeRound(db, "R-SEEN", ["XBF"]);
    const assessmentId = await makeAssessment(db, roundId, "XBF");
    const stranger = await makePerson(db, "Stranger");
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
    const observer = contextOf(db, await makePerson(db, "Observer", ["observer"]));
    await expect(getRound(contextOf(db, stranger), "R-SEEN")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getRound(reader, "R-SEEN")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await getRound(observer, "R-SEEN")).code).toBe("R-SEEN");
    await giveDutyRow(db, assessmentId, stranger.userId, "assessor");
    expect((await getRound(contextOf(db, stranger), "R-SEEN")).code).toBe("R-SEEN");
  });
});

describe("opening assessments", () => {
  test("a programme manager opens several countries at once, with due days from the targets", async ({
    db,
  }) => {
    await makeRound(db, "R-OPEN", ["XBG", "XBH"]);
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    const input = { round: "R-OPEN", countries: ["XBH", "XBG"] };
    expect(await openAssessments(manager, input)).toEqual({ ok: true, value: { opened: 2 } });
    const { assessment } = await getAssessment(manager, { round: "R-OPEN", iso3: "XBG" });
    const { assessment: other } = await getAssessment(manager, { round: "R-OPEN", iso3: "XBH" });
    expect([assessment.state, other.state]).toEqual(["drafting", "drafting"]);
    const due = await dueDates(manager, assessment.id);
    expect([...due].map(([state, { dueOn }]) => `${state} ${dueOn}`).sort()).toEqual([
      "approval 2026-08-31",
      "drafting 2026-07-27",
      "internal_review 2026-08-17",
    ]);
    expect(await openAssessments(manager, input)).toEqual({ ok: false, reason: "already_open" });
    expect(await openAssessments(manager, { ...input, countries: ["XBA"] })).toEqual({
      ok: false,
      reason: "country_not_in_round",
    });
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    await expect(openAssessments(admin, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("a due day changes with its reason, only where the state has one", async ({ db }) => {
    await makeRound(db, "R-DUE", ["XBI"]);
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    await openAssessments(manager, { round: "R-DUE", countries: ["XBI"] });
    const key = { round: "R-DUE", iso3: "XBI" };
    const change = { ...key, state: "drafting" as const, dueOn: "2026-09-01", reason: "The mission moved" };
    expect((await changeDueDate(manager, change)).ok).toBe(true);
    const { assessment } = await getAssessment(manager, key);
    expect((await dueDates(manager, assessment.id)).get("drafting")).toEqual({
      dueOn: "2026-09-01",
      reason: "The mission moved",
    });
    expect(await changeDueDate(manager, { ...change, state: "published" })).toEqual({
      ok: false,
      reason: "state_has_no_due_date",
    });
  });

  test("scope is saved by the drafting team, and a stale save is refused", async ({ db }) => {
    const roundId = await makeRound(db, "R-SCOPE", ["XBJ"]);
    const assessmentId = await makeAssessment(db, roundId, "XBJ");
    const lead = await makePerson(db, "Lead");
    await giveDutyRow(db, assessmentId, lead.userId, "lead");
    const scope = {
      round: "R-SCOPE",
      iso3: "XBJ",
      version: 0,
      periodFrom: "2024",
      periodTo: "2026-03",
      territory: "All provinces",
      governmentLevels: "National",
      placesVisited: null,
      institutionsSilent: null,
      limits: null,
      language: "en",
    };
    expect(await saveScope(contextOf(db, lead), scope)).toEqual({ ok: true, value: { version: 1 } });
    expect(await saveScope(contextOf(db, lead), scope)).toEqual({ ok: false, reason: "changed_meanwhile" });
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    await expect(saveScope(manager, { ...scope, version: 1 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const stranger = contextOf(db, await makePerson(db, "Stranger"));
    await expect(saveScope(stranger, { ...scope, version: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("who holds which duty in a round now is read by programme managers only", async ({ db }) => {
    const roundId = await makeRound(db, "R-HELD", ["XBK", "XBL"]);
    const assessmentId = await makeAssessment(db, roundId, "XBK");
    await makeAssessment(db, roundId, "XBL");
    const lead = await makePerson(db, "Held Lead");
    await giveDutyRow(db, assessmentId, lead.userId, "lead");
    const over = await makePerson(db, "Held Before");
    await giveDutyRow(db, assessmentId, over.userId, "assessor");
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    const ended = (await listDuties(manager, assessmentId)).find(({ userId }) => userId === over.userId);
    await endDuty(manager, { round: "R-HELD", iso3: "XBK", dutyId: ended?.id ?? "", reason: "Gone" });
    expect(await listRoundDuties(manager, roundId)).toEqual(
      new Map([["XBK", [{ iso3: "XBK", duty: "lead", name: "Held Lead" }]]]),
    );
    for (const role of ["administrator", "observer"] as const) {
      const other = contextOf(db, await makePerson(db, `Held ${role}`, [role]));
      await expect(listRoundDuties(other, roundId)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(listRoundDuties(contextOf(db, lead), roundId)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
