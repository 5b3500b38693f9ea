/** An expected outcome of a write: done with a value, or refused for a reason that is a message key. */
export type Result<T, Reason extends string = never> = { ok: true; value: T } | Refused<Reason>;

/** Why a write was not done; `entry` is the entry of a list that it was refused for. */
export type Refused<Reason extends string> = { ok: false; reason: Reason; entry?: string };

/** A write that was done. */
export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** A write that was not done, for a reason the person can act on. */
export function refused<Reason extends string>(reason: Reason, entry?: string): Refused<Reason> {
  return entry === undefined ? { ok: false, reason } : { ok: false, reason, entry };
}
