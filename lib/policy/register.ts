import type { Actor } from "@/lib/core/context";
import type { EntrySubject } from "./subjects";

type Person = Extract<Actor, { kind: "user" }>;

/**
 * `entry.read`: the entry, figures behind the mask. `entry.read_raw`: counts as they were entered. `entry.read_history`:
 * who changed what. `entry.add`, `entry.write`, `entry.withdraw`: by who drafts in its country and by stewards.
 * `entry.check`: by a steward who did not write it. `entry.second_read`: say that what was read in a law stands there,
 * by anybody of the team who did not write it. `entry.cite`: give it a passage. `error.report`: say that something in
 * it is wrong, by whoever sees it and does not keep it. `error.answer`: decide what becomes of that, by the stewards who
 * keep it.
 */
export const ENTRY_PERMISSIONS = [
  "entry.read",
  "entry.read_raw",
  "entry.read_history",
  "entry.add",
  "entry.write",
  "entry.withdraw",
  "entry.check",
  "entry.second_read",
  "entry.cite",
  "error.report",
  "error.answer",
] as const;
export type EntryPermission = (typeof ENTRY_PERMISSIONS)[number];

/**
 * Outside the team of its countries an entry is seen when it is checked, public, its day has come, and it names no
 * State but the one that gave the information, or two independent sources support it. A figure is seen only while its
 * entry stands as the published version holds it, whose mask decides how much of it: a value is never shown in another
 * cell than the one it was masked in. The focal point of a State sees those that the State itself gave about itself as they
 * were entered: what others counted there stays behind the mask.
 */
export function mayOnEntry(actor: Person, permission: EntryPermission, subject: EntrySubject): boolean {
  if (actor.roles.includes("administrator")) return false;
  const inside = subject.onTeam || subject.isSteward;
  const living = subject.status === "draft" || subject.status === "checked";
  switch (permission) {
    case "entry.read":
      return inside || subject.isWriter || isPublished(subject);
    case "entry.read_raw":
      return inside || (subject.isOfOwnState && isPublished(subject));
    case "entry.read_history":
      return inside;
    case "entry.add":
      return subject.onDraftingTeam || subject.isSteward;
    case "entry.write":
    case "entry.withdraw":
    case "entry.cite":
      return living && (subject.onDraftingTeam || subject.isSteward);
    case "entry.check":
      return subject.status === "draft" && subject.isSteward && !subject.isWriter;
    case "entry.second_read":
      return living && inside && !subject.isWriter;
    case "error.report":
      return living && !subject.isSteward && mayOnEntry(actor, "entry.read", subject);
    case "error.answer":
      return subject.isSteward;
  }
}

/** What a person may do about errors where no single entry is asked about: in lists, and in what people are told. */
export function errorRights({ roles }: Person): { mayReport: boolean; mayAnswer: boolean } {
  return { mayReport: !roles.includes("administrator"), mayAnswer: roles.includes("data_steward") };
}

/** Whether the entry is open to people who have nothing to do with its countries. */
export function isPublished(subject: EntrySubject): boolean {
  return (
    subject.status === "checked" &&
    subject.accessClass === "public" &&
    subject.dayHasCome &&
    subject.isReleased &&
    (!subject.namesOtherState || subject.isCorroborated)
  );
}
