import { hasUnsent, type OutboxEntry } from "./entry";

/** What the state line of a rating says. */
export const SAVE_STATES = [
  "untouched",
  "typing",
  "saving",
  "saved",
  "trying_again",
  "conflict",
  "signed_out",
  "locked",
  "invalid",
  "incomplete",
] as const;
export type SaveState = (typeof SAVE_STATES)[number];

/** One word for an entry. *Saved* only after the server said so, with nothing left on the device. */
export function saveStateOf(entry: OutboxEntry): SaveState {
  if (Object.keys(entry.conflicts).length > 0) return "conflict";
  if (!hasUnsent(entry)) return entry.savedAt === null ? "untouched" : "saved";
  if (entry.pause === "signed_out") return "signed_out";
  if (entry.pause === "locked" || entry.pause === "absent") return "locked";
  if (entry.pause === "refused" || Object.keys(entry.problems).length > 0) return "invalid";
  if (entry.pause !== null) return "trying_again";
  if (entry.attempt !== null || entry.steps.length > 0) return "saving";
  return onlyHalfJudgement(entry) ? "incomplete" : "typing";
}

function onlyHalfJudgement({ typed }: OutboxEntry): boolean {
  const names = Object.keys(typed);
  return (
    names.every((name) => name === "state" || name === "level" || name === "notAssessedReason") &&
    ((typed.state === "not_assessed" && (typed.notAssessedReason ?? null) === null) ||
      (typed.state === "rated" && (typed.level ?? null) === null))
  );
}
