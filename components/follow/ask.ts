/** Questions that a page asks by itself while somebody reads along or records; they keep no session alive. */
import type { Query } from "@tanstack/react-query";
import { SIGNED_OUT_EVENT } from "@/lib/auth/session-events";
import { ACTING_PERSON_HEADER, UNATTENDED_HEADER } from "@/lib/core/headers";

const LONGEST_WAIT_MS = 60_000;
/** The session may begin again, and who asked too often may ask later. */
const PASSING: readonly number[] = [401, 429];

/** The server will not answer this differently later. */
export class Ended extends Error {}

/** `covers`: an ended session covers the page at once. Not where somebody may be in the middle of a word. */
type Asking = RequestInit & { covers?: boolean };

/** Asks below an assessment (`2026/BEN`) in the name of the person of the page. Throws where there is no good answer. */
export async function ask(
  path: string,
  person: string,
  { covers = false, ...init }: Asking,
): Promise<unknown> {
  const response = await fetch(`/api/assessments/${path}`, {
    ...init,
    headers: {
      "content-type": "application/json",
      [ACTING_PERSON_HEADER]: person,
      [UNATTENDED_HEADER]: "1",
    },
  });
  if (response.ok) return response.json();
  if (response.status === 401 && covers) window.dispatchEvent(new Event(SIGNED_OUT_EVENT));
  const message = `${path}: ${response.status}`;
  if (response.status < 500 && !PASSING.includes(response.status)) throw new Ended(message);
  throw new Error(message);
}

/**
 * How long to wait before asking again: as long as there was no answer, at most a minute. Nothing is asked any more where
 * it has ended; a hidden page asks nothing anyway.
 */
export function againAfter(milliseconds: number) {
  return ({ state }: Pick<Query, "state">): number | false => {
    if (state.error instanceof Ended) return false;
    if (state.status !== "error") return milliseconds;
    return Math.min(LONGEST_WAIT_MS, Math.max(milliseconds, Date.now() - state.dataUpdatedAt));
  };
}
