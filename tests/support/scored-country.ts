/** One country under assessment with its people: a starting point for tests of ratings and sources. */
import type { Database } from "@/db/client";
import type { AssessmentState, Duty } from "@/db/enums";
import type { Actor, Ctx } from "@/lib/core/context";
import { countPerDatabase } from "./count-per-database";
import {
  contextOf,
  giveDutyRow,
  makeAssessment,
  makeCountry,
  makePerson,
  makeRound,
  setState,
  TEST_NOW,
  type TestPerson,
} from "./programme";

export type ScoredCountry = {
  round: string;
  iso3: string;
  assessmentId: string;
  countryId: string;
  lead: TestPerson;
  assessor: TestPerson;
  reviewer: TestPerson;
  /** The context of a person, `later` milliseconds after the tests' own instant. */
  as: (actor: Actor, later?: number) => Ctx;
  setState: (state: AssessmentState) => Promise<void>;
  giveDuty: (userId: string, duty: Duty) => Promise<void>;
};

const nextCountry = countPerDatabase();

/** A country of its own with an assessment in drafting, a lead, an assessor and a reviewer. */
export async function makeScoredCountry(db: Database): Promise<ScoredCountry> {
  const made = nextCountry(db);
  const iso3 = `X${String.fromCharCode(65 + Math.floor(made / 26), 65 + (made % 26))}`;
  const round = `T${made}`;
  const roundId = await makeRound(db, round, [iso3]);
  const assessmentId = await makeAssessment(db, roundId, iso3);
  const giveDuty = (userId: string, duty: Duty) => giveDutyRow(db, assessmentId, userId, duty);
  const [lead, assessor, reviewer] = [
    await makePerson(db, "lead"),
    await makePerson(db, "assessor"),
    await makePerson(db, "reviewer"),
  ];
  await giveDuty(lead.userId, "lead");
  await giveDuty(assessor.userId, "assessor");
  await giveDuty(reviewer.userId, "reviewer");
  return {
    round,
    iso3,
    assessmentId,
    countryId: await makeCountry(db, iso3),
    lead,
    assessor,
    reviewer,
    giveDuty,
    as: (actor, later = 0) => contextOf(db, actor, new Date(TEST_NOW.getTime() + later)),
    setState: (state) => setState(db, assessmentId, state),
  };
}
