/** What it takes to draw the bands of a whole round, beside one exact scoring of each of its assessments. */
import "server-only";
import { asc, eq } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { instrumentEditions } from "@/db/schema/instrument";
import { rounds } from "@/db/schema/round";
import { createContext } from "@/lib/core/context";
import { editionByHash } from "@/lib/editions/queries";
import { readScoredRatings } from "@/lib/ratings/effective-ratings";
import { scoringInput } from "@/lib/ratings/scoring-input";
import { scoreAssessment } from "@/lib/scoring/engine";
import { simulateStability } from "@/lib/scoring/stability";
import { stabilityInput } from "@/lib/stability/input";
import type { Line } from "./report";
import { largeRound } from "./seed";
import type { Stage } from "./stage";
import { secondsOf } from "./timing";

const DRAWS = 10_000;
/** So many assessments are drawn where a quick answer is wanted. */
const QUICK_ASSESSMENTS = 10;
const SETTINGS = { draws: DRAWS, weightSpread: 25, seed: 7 };

/** Simulates the newest large round as the worker does, one assessment after the other, in the process that measures. */
export async function stabilityLines({ database, size }: Stage, isQuick: boolean): Promise<Line[]> {
  const ctx = createContext(database, { kind: "system", job: "bench" }, new Date());
  const targets = await database.read
    .select({
      id: assessments.id,
      cutOffOn: rounds.cutOffOn,
      editionSha256: instrumentEditions.sha256,
    })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(eq(rounds.code, largeRound(size)))
    .orderBy(asc(assessments.id))
    .limit(isQuick ? QUICK_ASSESSMENTS : size.countries);
  let drawing = 0;
  let scoring = 0;
  for (const { id, cutOffOn, editionSha256 } of targets) {
    const edition = await editionByHash(ctx, editionSha256);
    const ratings = await readScoredRatings(ctx, id);
    drawing += secondsOf(() => {
      const simulation = simulateStability(edition, stabilityInput(edition, ratings, cutOffOn), SETTINGS);
      while (!simulation.next().done);
    });
    scoring += secondsOf(() => {
      scoreAssessment(edition, scoringInput(edition, ratings, cutOffOn));
    });
  }
  const { length } = targets;
  return [
    { name: `band stability, ${DRAWS} × ${length}`, value: drawing, unit: "s", bar: null },
    {
      name: "band stability, one draw of one assessment",
      value: (drawing * 1000) / DRAWS / length,
      unit: "ms",
      bar: null,
    },
    {
      name: "one draw / one exact scoring",
      value: drawing / DRAWS / scoring,
      unit: "ratio",
      bar: 1,
    },
  ];
}
