/**
 * Synthetic data of a given size, made by plain SQL: what is measured is reading and saving, not the making of the
 * data. Triggers are off while the rows go in, so this is for an embedded database of its own; its audit chain does
 * not verify.
 */
import "server-only";
import { readFileSync } from "node:fs";
import { and, asc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { rounds } from "@/db/schema/round";
import { assessmentSubject } from "@/lib/assessments/subject";
import type { Actor } from "@/lib/core/context";
import { createContext } from "@/lib/core/context";
import { editionByHash } from "@/lib/editions/queries";
import { recomputeFigures } from "@/lib/ratings/figures";

/** How much data: countries and rounds beside the small round, where every assessment has a rating of every indicator; and routes. */
export type DataSize = { countries: number; rounds: number; routes: number };

/** The round of twelve countries that data sets of every size hold: the same rows at every size. */
export const SMALL_ROUND = "SMALL";
/** Who leads the six assessments of the small round that are in drafting, and who manages the programme. */
export const BENCH_PEOPLE = { assessor: "assessor@bench.example", manager: "manager@bench.example" } as const;
/** Assessments whose numbers differ by this have the same levels. */
const PATTERNS = 10;

const SYSTEM: Actor = { kind: "system", job: "bench" };

/** The newest round with all countries. */
export function largeRound({ rounds: count }: Pick<DataSize, "rounds">): string {
  return `B${String(count).padStart(2, "0")}`;
}

/** Fills an empty, migrated database. At least twelve countries and one round. */
export async function seedBench(database: Database, size: DataSize): Promise<void> {
  const script = readFileSync(new URL("./seed.sql", import.meta.url), "utf8")
    .replaceAll(":countries", String(size.countries))
    .replaceAll(":rounds", String(size.rounds))
    .replaceAll(":routes", String(size.routes));
  const client = await database.pool.connect();
  try {
    await client.query(script);
    await computeFigures(database, size);
    await client.query(COPY_FIGURES);
    await client.query("discard temp");
    await client.query("vacuum analyze");
  } finally {
    client.release();
  }
}

/** Computes the figures of one assessment per pattern; the others have the same levels and get copies. */
async function computeFigures(database: Database, { rounds: last }: DataSize): Promise<void> {
  const now = new Date();
  const ctx = createContext(database, SYSTEM, now);
  const chosen = await database.read
    .select({ round: rounds.code, iso3: countries.iso3 })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(eq(rounds.code, largeRound({ rounds: last }))))
    .orderBy(asc(countries.iso3))
    .limit(PATTERNS);
  for (const key of chosen) {
    const { assessment } = await assessmentSubject(ctx, key);
    const edition = await editionByHash(ctx, assessment.editionSha256);
    await database.transaction((tx) =>
      recomputeFigures({ actor: SYSTEM, now, requestReference: null, read: tx, tx }, assessment, edition),
    );
  }
}

const COPY_FIGURES = `
  insert into assessment_figures (assessment_id, edition_id, key, kind, status, score, exact, coverage, low, high,
      plausible_low, plausible_high, band, caps, confidence, withheld, computed_at)
    select a.id, f.edition_id, f.key, f.kind, f.status, f.score, f.exact, f.coverage, f.low, f.high,
      f.plausible_low, f.plausible_high, f.band, f.caps, f.confidence, f.withheld, f.computed_at
    from bench_assessments a
    join bench_assessments model on model.pattern = a.pattern
    join assessment_figures f on f.assessment_id = model.id
  on conflict do nothing`;
