/** An expected outcome of a write: done with a value, or refused for a reason that is a message key. */
export type Result<T, Reason extends string = never> = { ok: true; value: T } | { ok: false; reason: Reason };

/** A write that was done. */
export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** A write that was not done, for a reason the person can act on. */
export function refused<Reason extends string>(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason };
}
