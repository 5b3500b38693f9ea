/** Editions parsed once per process: by hash, because the bytes of an edition never change. */
import "server-only";
import { createHash } from "node:crypto";
import type { Edition } from "./edition";
import { requireEdition } from "./parse";

const parsed = new Map<string, Edition>();

/** Editions kept parsed; an installation has a handful. */
const MOST_KEPT = 50;

/** SHA-256 of the exact bytes of an edition, in lower-case hexadecimal. */
export function editionHash(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** The edition with this hash if it was parsed before in this process. */
export function cachedEdition(sha256: string): Edition | undefined {
  return parsed.get(sha256);
}

/** The edition of a stored text, parsed once per process. Throws INVALID where the text is no valid instrument. */
export function editionOfText(text: string): { readonly edition: Edition; readonly sha256: string } {
  const sha256 = editionHash(text);
  const edition = parsed.get(sha256) ?? requireEdition(text);
  const [oldest] = parsed.keys();
  if (parsed.size >= MOST_KEPT && oldest !== undefined && !parsed.has(sha256)) parsed.delete(oldest);
  parsed.set(sha256, edition);
  return { edition, sha256 };
}
