/** A confidential source that is closed to who leads now, and its opening in an emergency. */
import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { assessmentDuties } from "@/db/schema/assessment";
import type { Ctx } from "@/lib/core/context";
import { listLibrary } from "@/lib/sources/library";
import { openSource } from "@/lib/sources/openings";
import { makePerson, TEST_NOW } from "./programme";
import type { ScoredCountry } from "./scored-country";
import { added, CANARY, interview, passageOf } from "./source-records";

/** Why it is opened. */
export const REASON = "A witness named in it is in danger tonight.";

/** A confidential interview of the assessor that the lead of today may not read, because another one led then. */
export async function closedSource(db: Database, country: ScoredCountry) {
  const author = country.as(country.assessor);
  const code = await added(author, interview(country, { deleteOn: "2027-01-01" }));
  await passageOf(author, code, `${CANARY} said it.`, { country, indicators: ["C4.1"] });
  await db.transaction((tx) =>
    tx
      .update(assessmentDuties)
      .set({ endedAt: TEST_NOW, endReason: "Moves on" })
      .where(and(eq(assessmentDuties.assessmentId, country.assessmentId), eq(assessmentDuties.duty, "lead"))),
  );
  const later = await makePerson(db, "later lead");
  await country.giveDuty(later.userId, "lead");
  return { code, author, later };
}

/** The key by which somebody to whom it is closed may open it. */
export async function keyFor(ctx: Ctx, { iso3 }: ScoredCountry): Promise<string> {
  const { hidden } = await listLibrary(ctx, iso3, {});
  const key = hidden.find(({ opening }) => opening !== null)?.opening;
  if (!key) throw new Error("no way to open");
  return key;
}

/** Opens it and answers its code. */
export async function opened(ctx: Ctx, country: ScoredCountry): Promise<string> {
  const result = await openSource(ctx, { key: await keyFor(ctx, country), reason: REASON });
  if (!result.ok) throw new Error("not opened");
  return result.value.code;
}
