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

/** A programme manager beside the one of the demonstration. */
export async function makeSecondManager(db: Database): Promise<{ person: TestPerson; ctx: Ctx }> {
  const person = await makePerson(db, `Manager ${randomUUID().slice(0, 8)}`, ["programme_manager"]);
  return { person, ctx: createContext(db, person, new Date()) };
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
  const reason = "A person can be told from it.";
  const proposed = await proposeErasure(ctx, {
    entity: "assessment",
    entityId,
    passage: "the woman of the harbour",
    reason,
  });
  if (!proposed.ok) throw new Error(proposed.reason);
  return `/erasures/${proposed.value.erasureId}`;
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
