/** People, countries and rounds for integration tests, made by direct inserts where no rule is at stake. */
import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { AssessmentState, Duty, Role } from "@/db/enums";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries, countryNames } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { roundCountries, rounds } from "@/db/schema/round";
import { userRoles, users } from "@/db/schema/user";
import { type Actor, type Ctx, createContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";

/** The instant at which tests happen unless they say otherwise. */
export const TEST_NOW = new Date("2026-03-02T09:00:00Z");

export type TestPerson = Extract<Actor, { kind: "user" }>;

let sequence = 0;

/** A person with these roles. */
export async function makePerson(
  db: Database,
  name: string,
  roles: readonly Role[] = [],
): Promise<TestPerson> {
  sequence += 1;
  const userId = newId(TEST_NOW);
  const email = `${name.toLowerCase().replaceAll(" ", ".")}.${sequence}@example.test`;
  await db.transaction(async (tx) => {
    await tx
      .insert(users)
      .values({ id: userId, email, name, locale: "en", createdAt: TEST_NOW, disabledAt: null, version: 1 });
    if (roles.length > 0) await tx.insert(userRoles).values(roles.map((role) => ({ userId, role })));
  });
  return { kind: "user", userId, name, email, roles, sessionId: newId(TEST_NOW) };
}

/** The context of a person on a test database. */
export function contextOf(db: Database, actor: Actor, now: Date = TEST_NOW): Ctx {
  return createContext(db, actor, now, "test");
}

/** A country that the database may hold already. */
export async function makeCountry(db: Database, iso3: string): Promise<string> {
  const [known] = await db.read.select({ id: countries.id }).from(countries).where(eq(countries.iso3, iso3));
  if (known) return known.id;
  const id = newId(TEST_NOW);
  await db.transaction(async (tx) => {
    await tx
      .insert(countries)
      .values({ id, iso3, iso2: null, m49: null, region: null, subregion: null, note: "An invented State." });
    await tx.insert(countryNames).values({ countryId: id, language: "en", name: `State ${iso3}` });
  });
  return id;
}

/** The id of the edition that every installation has. */
export async function shippedEditionId(db: Database): Promise<string> {
  const rows = await db.read
    .select({ id: instrumentEditions.id })
    .from(instrumentEditions)
    .where(and(eq(instrumentEditions.instrument, "gpat"), eq(instrumentEditions.version, "1.0.0")));
  return one(rows).id;
}

/** A programme round on the shipped edition with these countries. */
export async function makeRound(
  db: Database,
  code: string,
  iso3List: readonly string[],
  values: Partial<typeof rounds.$inferInsert> = {},
): Promise<string> {
  const id = newId(TEST_NOW);
  const editionId = await shippedEditionId(db);
  const countryIds: string[] = [];
  for (const iso3 of iso3List) countryIds.push(await makeCountry(db, iso3));
  await db.transaction(async (tx) => {
    await tx.insert(rounds).values({
      id,
      code,
      title: `Round ${code}`,
      kind: "programme",
      purpose: "illustrative",
      editionId,
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
      cutOffOn: "2026-06-30",
      createdAt: TEST_NOW,
      version: 1,
      ...values,
    });
    for (const countryId of countryIds) {
      await tx.insert(roundCountries).values({ roundId: id, countryId, addedAt: TEST_NOW });
    }
  });
  return id;
}

/** An assessment without history, in the state that a test needs. */
export async function makeAssessment(
  db: Database,
  roundId: string,
  iso3: string,
  values: Partial<typeof assessments.$inferInsert> = {},
): Promise<string> {
  const id = newId(TEST_NOW);
  const countryId = await makeCountry(db, iso3);
  const [round] = await db.read
    .select({ editionId: rounds.editionId })
    .from(rounds)
    .where(eq(rounds.id, roundId));
  await db.transaction((tx) =>
    tx.insert(assessments).values({
      id,
      roundId,
      countryId,
      editionId: round?.editionId ?? "",
      state: "drafting",
      stateSince: TEST_NOW,
      createdAt: TEST_NOW,
      version: 1,
      ...values,
    }),
  );
  return id;
}

/** Puts an assessment into a state without taking the steps that lead there. */
export async function setState(db: Database, assessmentId: string, state: AssessmentState): Promise<void> {
  await db.transaction((tx) => tx.update(assessments).set({ state }).where(eq(assessments.id, assessmentId)));
}

/** A duty, given without asking the rules. */
export async function giveDutyRow(
  db: Database,
  assessmentId: string,
  userId: string,
  duty: Duty,
): Promise<void> {
  await db.transaction((tx) =>
    tx
      .insert(assessmentDuties)
      .values({ id: newId(TEST_NOW), assessmentId, userId, duty, givenAt: TEST_NOW, endedAt: null }),
  );
}

/** Somebody who drafts the assessment of a country in a round of its own, and may so add entries about it. */
export async function makeDrafter(db: Database, iso3: string): Promise<TestPerson> {
  const assessmentId = await makeAssessment(db, await makeRound(db, `drafts-${iso3}`, [iso3]), iso3);
  const person = await makePerson(db, `Drafter ${iso3}`);
  await giveDutyRow(db, assessmentId, person.userId, "assessor");
  return person;
}
