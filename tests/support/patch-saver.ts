/** Saves ratings over HTTP as a device does, while the other side may die at any moment. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { SAVE_STREAMS } from "./save-streams";

const RETRY_MS = 50;
const ANSWER_MS = 10_000;
const savedAnswer = z.object({ version: z.number() });

/** Streams of saves beside each other that go on until they are stopped. */
export type PatchSaver = {
  /** By stream, numbers that the server acknowledged with 200, each as the rationale of one save. */
  acknowledged: readonly (readonly number[])[];
  /** How many saves are sent and not answered in this moment. */
  underWay: () => number;
  /** Answers that no save should ever get. */
  unexpected: readonly string[];
  /** Ends the streams after the saves that are under way. */
  stop: () => Promise<void>;
};

/**
 * Sends in each stream one save after the other; a save without an answer, or with one that says that the server cannot
 * answer now, is sent again with the same idempotency key.
 */
export function savePatches(origin: string, cookie: string, path: string): PatchSaver {
  const unexpected: string[] = [];
  let number = 0;
  let unanswered = 0;
  let running = true;

  async function answerTo(request: RequestInit, indicator: string): Promise<number | null> {
    const response = await fetch(`${origin}${path}/${indicator}/assessor`, request);
    const body: unknown = await response.json();
    if (response.status === 200) return savedAnswer.parse(body).version;
    if (response.status < 500) unexpected.push(`${response.status} ${JSON.stringify(body)}`);
    return null;
  }

  async function send(request: RequestInit, indicator: string): Promise<number | null> {
    unanswered += 1;
    const signal = AbortSignal.timeout(ANSWER_MS);
    return answerTo({ ...request, signal }, indicator)
      .catch(() => null)
      .finally(() => {
        unanswered -= 1;
      });
  }

  async function run(indicators: readonly string[], acknowledged: number[]): Promise<void> {
    const versions = new Map<string, number>();
    for (let turn = 0; running; turn += 1) {
      const indicator = indicators[turn % indicators.length] ?? "";
      number += 1;
      const own = number;
      const request = {
        method: "PATCH",
        headers: {
          cookie,
          origin,
          "content-type": "application/json",
          "if-match": String(versions.get(indicator) ?? 0),
          "idempotency-key": randomUUID(),
        },
        body: JSON.stringify({ fields: { rationale: String(own), level: own % 5 } }),
      };
      for (let version: number | null = null; version === null && running; ) {
        version = await send(request, indicator);
        if (version === null) await sleep(RETRY_MS);
        else {
          versions.set(indicator, version);
          acknowledged.push(own);
        }
      }
    }
  }

  const acknowledged = SAVE_STREAMS.map((): number[] => []);
  const ended = Promise.all(
    SAVE_STREAMS.map((indicators, stream) => run(indicators, acknowledged[stream] ?? [])),
  );
  const stop = async () => {
    running = false;
    await ended;
  };
  return { acknowledged, unexpected, underWay: () => unanswered, stop };
}
