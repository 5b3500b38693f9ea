/** When a mail is tried again, and when it is given up. Pure. */

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Minutes after the first attempt, the second, and so on; after one more the mail has failed. */
export const RETRY_MINUTES = [1, 5, 30, 120, 360, 720, 1_440] as const;

/** A mail that waited so long says nothing new: whoever it is for has seen it in the product, or acts too late. */
export const WAITING_MS = 7 * DAY_MS;

/** Why a mail was given up without an attempt; stands where else the words of the server stand. */
export const GIVEN_UP_REASONS = ["waited_too_long", "account_disabled"] as const;
export type GivenUpReason = (typeof GIVEN_UP_REASONS)[number];

/** When a mail is tried again after so many attempts; null where it has failed for good. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const minutes = RETRY_MINUTES[attempts - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * MINUTE_MS);
}

/** Mails that wait since before this instant are given up. */
export function waitingSinceMin(now: Date): Date {
  return new Date(now.getTime() - WAITING_MS);
}
