/** When an entry is to be sent. Pure; milliseconds. */
import type { OutboxEntry } from "./entry";
import { sendable } from "./transitions";

/** A pause in typing after which the fields go out. */
export const QUIET_MS = 2_000;
/** The longest that something typed waits while typing goes on. */
export const LONGEST_WAIT_MS = 10_000;

/** When the entry wants to be sent; null where it must wait for something else than time. */
export function dueAt(entry: OutboxEntry): number | null {
  if (entry.onTheWay) return null;
  if (entry.pause !== null && entry.pause !== "offline" && entry.pause !== "unanswered") return null;
  if (entry.attempt !== null) return entry.retryAt ?? 0;
  if (entry.steps.length > 0) return 0;
  if (sendable(entry) === null) return null;
  return Math.min((entry.typedAt ?? 0) + QUIET_MS, (entry.waitingSince ?? 0) + LONGEST_WAIT_MS);
}
