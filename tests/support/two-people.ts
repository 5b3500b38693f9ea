/** What a second programme manager proposed and waits for another to confirm. */
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { rounds } from "@/db/schema/round";
import { type Ctx, createContext } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import { proposeErasure } from "@/lib/erasures/mutations";
import { proposeSeal } from "@/lib/releases/mutations";
import { makePerson, type TestPerson } from "./programme";
import type { Held } from "./typed-texts";

/** A programme manager beside the one of the demonstration. */
export async function makeSecondManager(db: Database): Promise<{ person: TestPerson; ctx: Ctx }> {
  const person = await makePerson(db, `Manager ${randomUUID().slice(0, 8)}`, ["programme_manager"]);
  return { person, ctx: createContext(db, person, new Date()) };
}

/** Two programme managers at a time. */
export async function twoManagers(db: Database, now: Date): Promise<{ one: Ctx; two: Ctx }> {
  const manager = async (name: string) =>
    createContext(db, await makePerson(db, name, ["programme_manager"]), now);
  return { one: await manager("One"), two: await manager("Two") };
}

/** Proposes to erase a passage and gives the id of the erasure. Throws where it is refused. */
export async function proposeToErase(ctx: Ctx, held: Held): Promise<string> {
  const proposed = await proposeErasure(ctx, { ...held, reason: "A person can be recognised." });
  if (!proposed.ok) throw new Error(proposed.reason);
  return proposed.value.erasureId;
}

/** The id of an assessment of the demonstration. */
export async function assessmentIdOf(db: Database, round: string, iso3: string): Promise<string> {
  const { id } = one(
    await db.read
      .select({ id: assessments.id })
      .from(assessments)
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .where(and(eq(rounds.code, round), eq(countries.iso3, iso3))),
  );
  return id;
}

/** The page of a proposal to erase a passage. */
export async function addressOfErasure(db: Database): Promise<string> {
  const { ctx } = await makeSecondManager(db);
  const entityId = await assessmentIdOf(db, "2026", "XAG");
  const passage = "the woman of the harbour";
  return `/erasures/${await proposeToErase(ctx, { entity: "assessment", entityId, passage })}`;
}

/** The page on which a passage of an assessment is proposed for erasing. */
export async function addressOfNewErasure(db: Database): Promise<string> {
  return `/erasures/new?entity=assessment&id=${await assessmentIdOf(db, "2026", "XAG")}`;
}

/** The page of a release that is proposed for sealing. */
export async function addressOfProposedSeal(db: Database): Promise<string> {
  const { ctx } = await makeSecondManager(db);
  const code = "2026-XAH-1";
  const proposed = await proposeSeal(ctx, { code, reason: "A witness is in danger." });
  if (!proposed.ok && proposed.reason !== "seal_proposed") throw new Error(proposed.reason);
  return `/releases/${code}/seal`;
}
