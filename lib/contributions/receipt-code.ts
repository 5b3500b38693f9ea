/** The code of a receipt: five groups of four signs that nobody mistakes for another. */
import "server-only";
import { randomInt } from "node:crypto";

/** Without 0, 1, I, L and O. Twenty signs of these carry 99 bits. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const SIGNS = 20;
const GROUP = /.{4}(?=.)/g;
const SHORT_SIGNS = 6;

function drawn(signs: number): string {
  return Array.from({ length: signs }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

/** A new code, as the contributor keeps it. */
export function newReceiptCode(): string {
  return drawn(SIGNS).replace(GROUP, "$&-");
}

/** A code as it was typed, in its one form; null where it is none. Blanks, hyphens and small letters do not matter. */
export function readReceiptCode(typed: string): string | null {
  const signs = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  if (signs.length !== SIGNS || [...signs].some((sign) => !ALPHABET.includes(sign))) return null;
  return signs.replace(GROUP, "$&-");
}

/** How the team calls a contribution: says nothing of how many there are. */
export function newContributionCode(): string {
  return `C-${drawn(SHORT_SIGNS)}`;
}
