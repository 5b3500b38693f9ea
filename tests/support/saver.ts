/** Saves ratings without end, each with a number of its own as rationale, and says each that was acknowledged. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { openDatabase } from "@/db/client";
import { createContext } from "@/lib/core/context";
import { saveRating } from "@/lib/ratings/mutations";
import { SAVE_STREAMS } from "./save-streams";

const RETRY_MS = 50;

/** Where to save, as whom, and the first number. */
export type SavePlan = { round: string; iso3: string; userId: string; first: number };

/** Runs until the process ends; a save that fails is tried again with the same mutation id, as a device does. */
export async function saveRatings(
  connection: pg.ClientConfig,
  { round, iso3, userId, first }: SavePlan,
  acknowledge: (number: number) => void,
): Promise<void> {
  const database = openDatabase(connection);
  const actor = { kind: "user", userId, name: "", email: "", roles: [], sessionId: randomUUID() } as const;
  let next = first;

  async function saveIn(indicators: readonly string[]): Promise<never> {
    const versions = new Map<string, number>();
    for (let turn = 0; ; turn += 1) {
      const indicator = indicators[turn % indicators.length] ?? "";
      const number = next;
      next += 1;
      const mutationId = randomUUID();
      for (let done = false; !done; ) {
        try {
          const outcome = await saveRating(createContext(database, actor, new Date()), {
            round,
            iso3,
            indicator,
            kind: "assessor",
            baseVersion: versions.get(indicator) ?? 0,
            mutationId,
            fields: { rationale: String(number), level: number % 5 },
          });
          if (outcome.status === "invalid") throw new Error(JSON.stringify(outcome));
          versions.set(indicator, outcome.version);
          done = outcome.status === "saved";
          if (done) acknowledge(number);
        } catch {
          await sleep(RETRY_MS);
        }
      }
    }
  }

  await Promise.all(SAVE_STREAMS.map(saveIn));
}
