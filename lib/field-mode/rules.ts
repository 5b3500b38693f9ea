/** What a device has of an assessment without a line, for how long, and what opens it there. Pure, and safe in the browser. */

/**
 * What of an assessment goes along: the draft of the team; a second rating, which is blind to that draft; the State's own
 * answers.
 */
export const FIELD_PARTS = ["draft", "second_rating", "self_assessment"] as const;
export type FieldPart = (typeof FIELD_PARTS)[number];

/** An assessment lies on a device for so many days from the last time it was switched on there. */
export const FIELD_DAYS_MAX = 14;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The end of the time that begins now. */
export function fieldUntil(now: Date): Date {
  return new Date(now.getTime() + FIELD_DAYS_MAX * DAY_MS);
}

/** Whether the time of a device is over, by the clock of whoever asks. */
export function isFieldTimeOver(until: Date, now: Date): boolean {
  return until.getTime() <= now.getTime();
}

/** The page that opens without a line, below the language of its address. */
export const FIELD_PATH = "/field";

/** Characters of what a person calls a device. */
export const DEVICE_NAME_LENGTH_MAX = 80;

/** Rounds of PBKDF2 with SHA-256 between a passphrase and its key: what OWASP asks for. */
export const FIELD_KEY_ITERATIONS = 600_000;
