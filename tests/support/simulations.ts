/** Simulations of bands as the worker leaves them. */
import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { bandStabilityResults, bandStabilityRuns } from "@/db/schema/band-stability";
import { countries } from "@/db/schema/country";
import { rounds } from "@/db/schema/round";
import { createContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";
import { workOnStability } from "@/lib/stability/work";

type Simulated = { personId: string; round: string; iso3: string; of: "round" | "country" };
const DRAWS = 500;

/** A simulation with the assessment of one country, of its round or alone; found again where it was made. */
async function makeRun(
  db: Database,
  { personId, round, iso3, of }: Simulated,
  seed: number,
): Promise<string> {
  const [place] = await db.read
    .select({ roundId: assessments.roundId, editionId: assessments.editionId, assessmentId: assessments.id })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(eq(rounds.code, round), eq(countries.iso3, iso3)));
  const { assessmentId, ...rest } = one(place ? [place] : []);
  const [made] = await db.read
    .select({ id: bandStabilityRuns.id })
    .from(bandStabilityRuns)
    .where(
      and(
        eq(bandStabilityRuns.roundId, rest.roundId),
        of === "round"
          ? isNull(bandStabilityRuns.assessmentId)
          : eq(bandStabilityRuns.assessmentId, assessmentId),
        eq(bandStabilityRuns.seed, seed),
      ),
    )
    .limit(1);
  if (made) return made.id;
  const now = new Date();
  const id = newId(now);
  await db.transaction(async (tx) => {
    await tx.insert(bandStabilityRuns).values({
      id,
      ...rest,
      assessmentId: of === "round" ? null : assessmentId,
      personId,
      seed,
      draws: DRAWS,
      weightSpread: 25,
      status: "waiting",
      total: DRAWS,
      done: 0,
      createdAt: now,
    });
    await tx.insert(bandStabilityResults).values({ runId: id, assessmentId });
  });
  return id;
}

/** The id of a simulation that is done. */
export async function makeSimulation(db: Database, simulated: Simulated): Promise<string> {
  const id = await makeRun(db, simulated, 11);
  await workOnStability(createContext(db, { kind: "system", job: "stability" }, new Date()), id);
  return id;
}

/** The id of a simulation that no worker takes up. */
export function makeOpenSimulation(db: Database, simulated: Simulated): Promise<string> {
  return makeRun(db, simulated, 12);
}
