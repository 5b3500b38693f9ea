/**
 * Reference data that every installation holds (settings, countries, the shipped edition, job queues). The steps
 * run after the migrations, under their lock, at every start: each must be idempotent and quick when
 * there is nothing to do. To add one, append it to `PREPARATIONS`.
 */
import "server-only";
import type { Database } from "@/db/client";
import { loadM49 } from "@/lib/countries/load";
import { loadShippedEditions } from "@/lib/editions/shipped";
import { installQueues } from "@/lib/jobs/queue";
import { ensureSettings } from "@/lib/settings/mutations";
import { loadTreatyActions } from "@/lib/treaties/load";

type Preparation = { name: string; run: (database: Database) => Promise<void> };

const PREPARATIONS: readonly Preparation[] = [
  { name: "job queues", run: ({ pool }) => installQueues(pool) },
  { name: "settings", run: (database) => ensureSettings(database, new Date()) },
  { name: "countries", run: (database) => loadM49(database, new Date()) },
  { name: "treaty actions", run: (database) => loadTreatyActions(database, new Date()) },
  { name: "shipped editions", run: (database) => loadShippedEditions(database, new Date()) },
];

/** Runs every preparation in order; an error names the step it came from. */
export async function prepareDatabase(database: Database): Promise<void> {
  for (const { name, run } of PREPARATIONS) {
    try {
      await run(database);
    } catch (error) {
      throw new Error(`preparing ${name} failed`, { cause: error });
    }
  }
}
