/** How work of a device in the field merged: what was sent, what waits, what met somebody else's, what was refused. Pure. */
import { hasUnsent, type OutboxEntry, type Pause } from "@/lib/outbox/entry";

/** Pauses that only a person ends, by something else than signing in. */
const REFUSING: readonly (Pause | null)[] = ["locked", "absent", "refused"];

/** Every entry stands in one of these at most. */
export type SentSoFar = {
  sent: readonly OutboxEntry[];
  waiting: readonly OutboxEntry[];
  conflicts: readonly OutboxEntry[];
  refused: readonly OutboxEntry[];
  /** Something waits for its person to sign in. */
  signedOut: boolean;
};

/** Sorts the entries of a tab; `savedBefore` says by rating when it had been saved last when the device was opened. */
export function sentSoFar(
  entries: readonly OutboxEntry[],
  savedBefore: ReadonlyMap<string, string | null>,
): SentSoFar {
  const kind = (entry: OutboxEntry): Exclude<keyof SentSoFar, "signedOut"> | null => {
    if (Object.keys(entry.conflicts).length > 0) return "conflicts";
    if (REFUSING.includes(entry.pause) || Object.keys(entry.problems).length > 0) return "refused";
    if (hasUnsent(entry)) return "waiting";
    const before = savedBefore.get(entry.address) ?? null;
    return entry.savedAt !== null && entry.savedAt !== before ? "sent" : null;
  };
  const of = (name: ReturnType<typeof kind>) => entries.filter((entry) => kind(entry) === name);
  return {
    sent: of("sent"),
    waiting: of("waiting"),
    conflicts: of("conflicts"),
    refused: of("refused"),
    signedOut: entries.some(({ pause }) => pause === "signed_out"),
  };
}
