import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bandStabilityStatusEnum, id, instant } from "./_columns";
import { assessments } from "./assessment";
import { instrumentEditions } from "./instrument";
import { rounds } from "./round";
import { users } from "./user";

/**
 * A simulation of how stable bands are: what was asked for, and how far the worker is. It stays with its results, so
 * that whoever doubts a share can draw it again.
 */
export const bandStabilityRuns = pgTable(
  "band_stability_runs",
  {
    id: id(),
    roundId: uuid()
      .notNull()
      .references(() => rounds.id),
    /** The one assessment it is about; null for all of the round whose figures its person might see. */
    assessmentId: uuid().references(() => assessments.id),
    personId: uuid()
      .notNull()
      .references(() => users.id),
    editionId: uuid()
      .notNull()
      .references(() => instrumentEditions.id),
    seed: integer().notNull(),
    draws: integer().notNull(),
    /** By how many percent a weight may be smaller or greater. */
    weightSpread: integer().notNull(),
    status: bandStabilityStatusEnum().notNull(),
    /** Draws of all its assessments, and how many of them are done. */
    total: integer().notNull(),
    done: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index("band_stability_runs_round_index").on(t.roundId, t.createdAt),
    index("band_stability_runs_assessment_index").on(t.assessmentId, t.createdAt),
    uniqueIndex("band_stability_runs_one_open_of_round")
      .on(t.roundId, t.personId)
      .where(sql`${t.assessmentId} is null and ${t.status} in ('waiting', 'working')`),
    uniqueIndex("band_stability_runs_one_open_of_assessment")
      .on(t.assessmentId)
      .where(sql`${t.status} in ('waiting', 'working')`),
    check("band_stability_runs_seed", sql`${t.seed} >= 0`),
    check("band_stability_runs_draws", sql`${t.draws} between 100 and 20000`),
    check("band_stability_runs_weight_spread", sql`${t.weightSpread} between 1 and 50`),
    check("band_stability_runs_done_of_total", sql`${t.done} between 0 and ${t.total}`),
  ],
);

/** What a simulation came to for one assessment; nothing yet while the worker has not come to it. */
export const bandStabilityResults = pgTable(
  "band_stability_results",
  {
    runId: uuid()
      .notNull()
      .references(() => bandStabilityRuns.id),
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    /** As `lib/scoring/stability.ts` writes it. */
    result: jsonb().$type<unknown>(),
    /** SHA-256 of the ratings and confidences that it was computed of, to say whether they have changed since. */
    inputSha256: text(),
    computedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.assessmentId] }),
    index("band_stability_results_assessment_index").on(t.assessmentId),
    check(
      "band_stability_results_whole_or_nothing",
      sql`num_nonnulls(${t.result}, ${t.inputSha256}, ${t.computedAt}) in (0, 3)`,
    ),
  ],
);
