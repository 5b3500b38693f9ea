/** Saves ratings over HTTP as a device does, while the other side may die at any moment. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const INDICATORS = ["G1.1", "G2.1", "G3.1", "C1.1", "C2.1", "R1.1", "R4.1", "R5.1"];
const RETRY_MS = 50;
const ANSWER_MS = 10_000;
const savedAnswer = z.object({ version: z.number() });

/** A stream of saves that goes on until it is stopped. */
export type PatchSaver = {
  /** Numbers that the server acknowledged with 200, each as the rationale of one save. */
  acknowledged: readonly number[];
  /** Answers that no save should ever get. */
  unexpected: readonly string[];
  /** Ends the stream after the save that is under way. */
  stop: () => Promise<void>;
};

/**
 * Sends one save after the other; a save without an answer, or with one that says that the server cannot answer now,
 * is sent again with the same idempotency key.
 */
export function savePatches(origin: string, cookie: string, path: string): PatchSaver {
  const acknowledged: number[] = [];
  const unexpected: string[] = [];
  const versions = new Map<string, number>();
  let running = true;

  async function send(indicator: string, mutationId: string, number: number): Promise<number | null> {
    const response = await fetch(`${origin}${path}/${indicator}/assessor`, {
      method: "PATCH",
      headers: {
        cookie,
        origin,
        "content-type": "application/json",
        "if-match": String(versions.get(indicator) ?? 0),
        "idempotency-key": mutationId,
      },
      body: JSON.stringify({ fields: { rationale: String(number), level: number % 5 } }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const body: unknown = await response.json();
    if (response.status === 200) return savedAnswer.parse(body).version;
    if (response.status < 500) unexpected.push(`${response.status} ${JSON.stringify(body)}`);
    return null;
  }

  async function run(): Promise<void> {
    for (let number = 1; running; number += 1) {
      const indicator = INDICATORS[number % INDICATORS.length] ?? "G1.1";
      const mutationId = randomUUID();
      for (let version: number | null = null; version === null && running; ) {
        version = await send(indicator, mutationId, number).catch(() => null);
        if (version === null) await sleep(RETRY_MS);
        else {
          versions.set(indicator, version);
          acknowledged.push(number);
        }
      }
    }
  }

  const ended = run();
  const stop = () => {
    running = false;
    return ended;
  };
  return { acknowledged, unexpected, stop };
}
