import { expect } from "vitest";
import { agendaOf } from "@/lib/assessments/agenda";
import type { Ctx } from "@/lib/core/context";
import { signedIn } from "@/lib/core/request";
import { requestCorrection } from "@/lib/correction-requests/mutations";
import { saveRequest } from "@/lib/information-requests/mutations";
import { saveMeeting } from "@/lib/missions/meetings";
import { saveMission } from "@/lib/missions/mutations";
import type { SaveMeeting } from "@/lib/missions/schema";
import { askForSelfAssessment, giveSections } from "@/lib/self-assessments/mutations";
import { begin, publish } from "@/tests/support/assessment-steps";
import { test } from "@/tests/support/database";
import { contextOf, giveDutyRow, makePerson } from "@/tests/support/programme";
import { answerOne } from "@/tests/support/self-assessed";

const INSTITUTION = "Kestrel Court of Appeal";
const agenda = (ctx: Ctx) => agendaOf(signedIn(ctx), "en");

test("tells the team of visits and requests and a contributor of the own domains, and nobody else of either", async ({
  db,
}) => {
  const { key, id, team } = await begin(db, "AG-1", "QGA");
  const lead = contextOf(db, team.lead);
  const focal = await makePerson(db, "Fatou Focal");
  const contributor = await makePerson(db, "Cora Contributor");
  await giveDutyRow(db, id, focal.userId, "focal_point");
  await giveDutyRow(db, id, contributor.userId, "contributor");
  const visit = { ...key, mission: 0, version: 0, places: "Lakemouth", language: "en" };
  await saveMission(lead, { ...visit, startsOn: "2026-02-02", endsOn: "2026-02-03" });
  await saveMission(lead, { ...visit, startsOn: "2026-03-09", endsOn: "2026-03-13" });
  const meeting: SaveMeeting = {
    ...key,
    mission: 2,
    meeting: 0,
    version: 0,
    heldOn: "2026-03-10",
    startsAt: "09:30",
    institution: null,
    institutionName: INSTITUTION,
    place: null,
    state: "planned",
    cancelReason: null,
    questions: null,
    indicators: [],
    spokenLanguage: null,
    language: "en",
  };
  await saveMeeting(lead, meeting);
  await saveMeeting(lead, { ...meeting, heldOn: "2026-03-11", state: "cancelled", cancelReason: "Floods" });
  await saveRequest(lead, {
    ...key,
    number: 0,
    version: 0,
    what: "Convictions of 2025",
    institution: null,
    institutionName: INSTITUTION,
    indicators: ["G2.1"],
    askedOn: "2026-02-02",
    dueOn: "2026-03-06",
    remindedOn: null,
    answeredOn: null,
    refusedOn: null,
    refusalReason: null,
    language: "en",
  });
  await askForSelfAssessment(contextOf(db, team.manager), key);
  await giveSections(contextOf(db, focal), { ...key, domains: ["G2"], userId: contributor.userId });
  await answerOne(contextOf(db, contributor), key, "G2.1", { level: 3 });

  expect((await agenda(lead)).map(({ kind, on }) => [kind, on])).toEqual([
    ["requests", "2026-03-06"],
    ["mission", "2026-03-09"],
    ["meeting", "2026-03-10"],
  ]);
  const reviewer = await agenda(contextOf(db, team.reviewer));
  expect(reviewer.map(({ kind }) => kind)).toEqual(["mission", "meeting"]);
  expect(await agenda(contextOf(db, contributor))).toMatchObject([
    { kind: "section", domain: "G2", answered: 1, indicators: 5, on: "2026-05-25" },
  ]);
  const others = [focal, await makePerson(db, "Otto Observer", ["observer"]), team.manager];
  for (const person of others) expect(await agenda(contextOf(db, person)), person.name).toEqual([]);
});

test("counts the corrections that nobody decided for the team and the focal point of a release", async ({
  db,
}) => {
  const begun = await begin(db, "AG-2", "QGB");
  const { id, team } = begun;
  const focal = await makePerson(db, "Fatou Focal");
  await giveDutyRow(db, id, focal.userId, "focal_point");
  const code = await publish(db, begun);
  const wrong = {
    code,
    indicator: null,
    body: "The number is of another year.",
    language: "en",
    reference: null,
  };
  for (const body of [wrong.body, "So is the second."])
    expect(await requestCorrection(contextOf(db, focal), { ...wrong, body })).toMatchObject({ ok: true });
  for (const person of [team.lead, focal])
    expect(await agenda(contextOf(db, person)), person.name).toMatchObject([
      { kind: "corrections", release: code, open: 2 },
    ]);
  const reader = await makePerson(db, "Rea Reader", ["reader"]);
  expect(await agenda(contextOf(db, reader))).toEqual([]);
});
