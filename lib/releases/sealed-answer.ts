/** What the addresses of files of a sealed release answer: reason, day and hash, as its page does. Pure. */
import type { SealedRelease } from "./queries";

export function sealedAnswer({ code, sha256, seal }: SealedRelease) {
  return { code, sha256, sealed: { reason: seal.reason, on: seal.confirmedAt.toISOString() } };
}
