import { sha256 } from "@/lib/audit/canonical";

/** Digits of the hash that drawing starts from; 32 bits. */
const START_DIGITS = 8;

/** A whole number of 0 or above from which to draw, that anybody can compute again from a text. */
export function startNumber(text: string): number {
  return Number.parseInt(sha256(text).slice(0, START_DIGITS), 16);
}
