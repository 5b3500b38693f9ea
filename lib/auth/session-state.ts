import { type SessionTimes, sessionEnd } from "./session-rules";

/** What a page learns of its session: whose it is and how long it lasts, or that there is none. */
export type SessionState =
  | { signedIn: true; userId: string; secondsLeft: number; extendable: boolean }
  | { signedIn: false };

/** The state of a session at `now`; whole seconds, never negative. */
export function sessionStateOf(
  session: (SessionTimes & { actor: { userId: string } }) | null,
  now: Date,
): SessionState {
  if (session === null) return { signedIn: false };
  const { endsAt, extendable } = sessionEnd(session);
  return {
    signedIn: true,
    userId: session.actor.userId,
    secondsLeft: Math.max(0, Math.floor((endsAt.getTime() - now.getTime()) / 1000)),
    extendable,
  };
}

/** Reads the answer of the server; null where it is something else. By hand: every page of a person carries this. */
export function readSessionState(answer: unknown): SessionState | null {
  if (typeof answer !== "object" || answer === null || !("signedIn" in answer)) return null;
  if (answer.signedIn === false) return { signedIn: false };
  if (!("userId" in answer && "secondsLeft" in answer && "extendable" in answer)) return null;
  const { userId, secondsLeft, extendable } = answer;
  return typeof userId === "string" && typeof secondsLeft === "number" && typeof extendable === "boolean"
    ? { signedIn: true, userId, secondsLeft, extendable }
    : null;
}
