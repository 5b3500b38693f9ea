/** What the log keeps of signing in and out: who, by id; of a failed attempt only a mark of the account tried. */
import "server-only";
import type { Ctx } from "@/lib/core/context";
import { requestLog } from "@/lib/core/log";
import { sealOf } from "@/lib/core/seal";

const NO_REFERENCE = "none";

/** The same for the same e-mail in this installation; without its secret it leads back to nobody. */
export function accountMark(email: string): string {
  return sealOf("log", email.trim().toLowerCase());
}

/** One line for a person who signed in. */
export function logSignIn({ requestReference }: Ctx, userId: string): void {
  requestLog(requestReference ?? NO_REFERENCE).info({ actor: userId }, "signed in");
}

/** One line for an attempt that did not succeed, and whether it was paused before the passphrase was looked at. */
export function logFailedSignIn({ requestReference }: Ctx, email: string, paused: boolean): void {
  requestLog(requestReference ?? NO_REFERENCE).warn(
    { account: accountMark(email), paused },
    "sign-in failed",
  );
}

/** One line for a person who signed out. */
export function logSignOut({ requestReference }: Ctx, userId: string): void {
  requestLog(requestReference ?? NO_REFERENCE).info({ actor: userId }, "signed out");
}
