/** A session ends after this long without activity, in minutes. */
export const SESSION_IDLE_MINUTES = 30;
/** A session ends after this long in any case, in hours. */
export const SESSION_TOTAL_HOURS = 12;
/** The end of a session is announced this long before, in minutes. */
export const SESSION_WARNING_MINUTES = 2;
/** Activity is written down at most this often, in seconds. */
export const SESSION_TOUCH_SECONDS = 60;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The two instants by which a session's end is reckoned. */
export type SessionTimes = { createdAt: Date; lastSeenAt: Date };

/** The latest `createdAt` of a session that is over by age. */
export function oldestCreatedAt(now: Date): Date {
  return new Date(now.getTime() - SESSION_TOTAL_HOURS * HOUR_MS);
}

/** The latest `lastSeenAt` of a session that is over for want of activity. */
export function oldestLastSeenAt(now: Date): Date {
  return new Date(now.getTime() - SESSION_IDLE_MINUTES * MINUTE_MS);
}

/** When the session ends without further activity, and whether activity can still move that. */
export function sessionEnd({ createdAt, lastSeenAt }: SessionTimes): { endsAt: Date; extendable: boolean } {
  const idle = lastSeenAt.getTime() + SESSION_IDLE_MINUTES * MINUTE_MS;
  const total = createdAt.getTime() + SESSION_TOTAL_HOURS * HOUR_MS;
  return { endsAt: new Date(Math.min(idle, total)), extendable: idle < total };
}

/** Whether activity now is worth writing down. */
export function isDueForTouch({ lastSeenAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() >= SESSION_TOUCH_SECONDS * 1000;
}
