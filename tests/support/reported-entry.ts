/** A law of a State that a steward checked, with everybody who may see it, for tests of errors in entries. */
import type { Database } from "@/db/client";
import { answerErrorReport, reportError } from "@/lib/error-reports/mutations";
import { changeEntry, checkEntry } from "@/lib/registers/mutations";
import { lawOf, makeEntry } from "./entries";
import { contextOf, makePerson, TEST_NOW, type TestPerson } from "./programme";
import { makeScoredCountry } from "./scored-country";

const HOUR_MS = 3_600_000;

/** The same hour of a test, so many hours later. */
export const hoursLater = (hours: number) => new Date(TEST_NOW.getTime() + hours * HOUR_MS);

/** A checked public law with its writer, a steward of all countries, the State's focal point and a reader. */
export async function makeReportedLaw(db: Database) {
  const country = await makeScoredCountry(db);
  const [steward, focal, reader] = [
    await makePerson(db, "Sade Steward", ["data_steward"]),
    await makePerson(db, "Fatou Focal"),
    await makePerson(db, "Rita Reader", ["reader"]),
  ];
  await country.giveDuty(focal.userId, "focal_point");
  const code = await makeEntry(country.as(country.assessor), "laws", lawOf(country.iso3));
  const key = { register: "laws", code } as const;
  /** Has the steward check it as it stands. */
  const check = async (version: number) => {
    const checked = await checkEntry(contextOf(db, steward), { ...key, version, withoutSource: "on" });
    if (!checked.ok) throw new Error(checked.reason);
    return checked.value.version;
  };
  /** Has its writer correct it, so that it is a draft again. */
  const change = async (version: number) => {
    const changed = await changeEntry(country.as(country.assessor), { ...key, version }, (standing) => ({
      ...standing,
      values: { ...standing.values, inForceOn: "2010-07-01" },
    }));
    if (!changed.ok) throw new Error(changed.reason);
    return changed.value.version;
  };
  return { country, steward, focal, reader, key, version: await check(1), check, change };
}

/** What is said to be wrong in it. */
export const ERROR_IN_LAW = {
  body: "It came into force later.",
  correction: "In force on 2010-07-01",
  source: "https://gazette.example/2010/7",
  language: "en",
} as const;

/** Reports an error and gives the id of the report. */
export async function reported(
  db: Database,
  person: TestPerson,
  key: { register: "laws"; code: string },
  hours = 1,
): Promise<string> {
  const made = await reportError(contextOf(db, person, hoursLater(hours)), { ...key, ...ERROR_IN_LAW });
  if (!made.ok) throw new Error("refused");
  return made.value.report;
}

/** Answers a report in the name of a person. */
export function answered(
  db: Database,
  person: TestPerson,
  report: string,
  decision: "accepted" | "not_accepted",
  hours = 2,
) {
  const input = { report, decision, reason: "The gazette says so.", language: "en" };
  return answerErrorReport(contextOf(db, person, hoursLater(hours)), input);
}
