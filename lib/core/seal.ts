/** Seals: marks that only this installation can make, because they are made with its secret. */
import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { authSecret } from "./env";

/** What a seal is for. Each purpose has a key of its own, so that no seal counts for another. */
export type SealPurpose = "session" | "device" | "log" | "preview" | "pack" | "contribution-upload";

/** The seal on a content: HMAC-SHA256 (RFC 2104). */
export function sealOf(
  purpose: SealPurpose,
  content: string,
  encoding: "base64url" | "hex" = "base64url",
): string {
  return createHmac("sha256", `gpat-${purpose}:${authSecret()}`).update(content).digest(encoding);
}

/** Whether a seal is the one that was expected; how long the answer takes tells nothing of it. */
export function isSameSeal(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
