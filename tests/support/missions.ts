/** Missions with their meetings and records, for the tests of what is planned and of what is said there. */
import { expect } from "vitest";
import { saveMeeting } from "@/lib/missions/meetings";
import { acknowledgePlan, saveMission } from "@/lib/missions/mutations";
import { saveRecord } from "@/lib/missions/records";
import type { MakeSource, SaveMeeting, SaveRecord } from "@/lib/missions/schema";
import type { ScoredCountry } from "@/tests/support/scored-country";
import { CANARY } from "@/tests/support/source-records";

export const COURT = "Court of Appeal";
export const NOTES = `${CANARY} told of six convictions.`;

export const reader = (country: ScoredCountry, who: ScoredCountry["lead"]) => ({
  ...country.as(who),
  actor: who,
});
export const keyOf = ({ round, iso3 }: ScoredCountry) => ({ round, iso3, mission: 1 });

export const meetingOf = (country: ScoredCountry, change: Partial<SaveMeeting> = {}): SaveMeeting => ({
  ...keyOf(country),
  meeting: 0,
  version: 0,
  heldOn: "2026-03-02",
  startsAt: "09:30",
  institution: null,
  institutionName: COURT,
  place: "Lakemouth",
  state: "planned",
  cancelReason: null,
  questions: null,
  indicators: ["G2.2", "G2.1"],
  spokenLanguage: "fr",
  language: "en",
  ...change,
});

export const recordOf = (country: ScoredCountry, change: Partial<SaveRecord> = {}): SaveRecord => ({
  ...keyOf(country),
  meeting: 1,
  version: 0,
  personCode: "P-7",
  functionHeld: "Judge",
  province: "North",
  consent: "given",
  consentOn: "2026-03-02",
  consentWithdrawnOn: null,
  attribution: "by_institution",
  deleteOn: "2026-09-01",
  notes: NOTES,
  language: "en",
  ...change,
});

export const sourceOf = (country: ScoredCountry, change: Partial<MakeSource> = {}): MakeSource => ({
  ...keyOf(country),
  meeting: 1,
  version: 1,
  type: "interview_official",
  title: "Meeting with the court",
  publisher: COURT,
  accessClass: "restricted",
  reliability: null,
  credibility: null,
  shows: "applied",
  stance: "supports",
  indicators: ["G2.1"],
  ...change,
});

/** A mission of the first days of March whose plan the lead acknowledged. */
export async function plannedMission(country: ScoredCountry) {
  const { round, iso3, assessor, lead } = country;
  const days = { startsOn: "2026-03-01", endsOn: "2026-03-06", places: "Lakemouth\nHarbour" };
  const mission = { round, iso3, mission: 0, version: 0, ...days, language: "en" };
  expect(await saveMission(country.as(assessor), mission)).toMatchObject({ value: { mission: 1 } });
  expect(await acknowledgePlan(country.as(lead), { ...keyOf(country), version: 1 })).toMatchObject({
    value: { version: 2 },
  });
  return { ...mission, mission: 1, version: 2 };
}

/** A meeting that was held, with its record. */
export async function heldMeeting(country: ScoredCountry, change: Partial<SaveRecord> = {}) {
  await plannedMission(country);
  const ctx = country.as(country.assessor);
  expect(await saveMeeting(ctx, meetingOf(country, { state: "held" }))).toMatchObject({ ok: true });
  expect(await saveRecord(ctx, recordOf(country, change))).toMatchObject({ value: { version: 1 } });
}
