import type { Duty, Role } from "@/db/enums";
import type { Actor } from "@/lib/core/context";
import type { SourceSubject } from "./subjects";

type Person = Extract<Actor, { kind: "user" }>;

/**
 * `source.read`: all of it. `source.read_stub`: that a confidential source of a type and year exists.
 * `source.add` and `source.write`: by the drafting team. `source.grant`: name further readers, and end an opening.
 * `source.twin`: write a redacted version. `source.open`: open a confidential one in an emergency. `source.open_again`: try
 * that before the days between are over; it is refused and kept on record.
 */
export const SOURCE_PERMISSIONS = [
  "source.read",
  "source.read_stub",
  "source.add",
  "source.write",
  "source.grant",
  "source.twin",
  "source.open",
  "source.open_again",
] as const;
export type SourcePermission = (typeof SOURCE_PERMISSIONS)[number];

/** Who answers for a country's sources, and may open a confidential one in an emergency: the lead, a programme manager. */
export const SOURCE_OPENERS: { readonly duties: readonly Duty[]; readonly roles: readonly Role[] } = {
  duties: ["lead"],
  roles: ["programme_manager"],
};

/** Hours for which an emergency opens a source. */
export const OPENING_HOURS = 24;

/** Days after an opening in which the same person does not open the same source again: it takes somebody else. */
export const OPENING_AGAIN_DAYS = 7;

/** What a source is to somebody who has no part in it; also what one that is still to be written is to everybody. */
export const NO_PART = {
  isNamedReader: false,
  isAuthor: false,
  onTeam: false,
  onDraftingTeam: false,
  answersFor: false,
  hasOpened: false,
  consentEnded: false,
} as const satisfies Partial<SourceSubject>;

/**
 * Access classes: public for every person but administrators, restricted for the team, confidential for named readers.
 * A public interview closes to the team once its consent or attribution does not carry that any longer. Who opened a
 * confidential source in an emergency reads it for a time, while answering for it, and neither writes nor names readers.
 */
export function mayOnSource(actor: Person, permission: SourcePermission, subject: SourceSubject): boolean {
  if (actor.roles.includes("administrator")) return false;
  const isConfidential = subject.accessClass === "confidential";
  if (permission === "source.add") return subject.onDraftingTeam;
  if (permission === "source.read_stub") return subject.onTeam;
  if (permission === "source.grant") return isConfidential && subject.isAuthor;
  const reads =
    (subject.accessClass === "public" && (subject.mayBePublic || subject.onTeam)) ||
    (subject.accessClass === "restricted" && subject.onTeam) ||
    (isConfidential && subject.isNamedReader);
  const mayBeOpened = isConfidential && subject.answersFor && !subject.consentEnded;
  switch (permission) {
    case "source.read":
      return reads || (mayBeOpened && subject.hasOpened);
    case "source.open":
    case "source.open_again":
      return mayBeOpened && !reads && !subject.hasOpened;
    case "source.twin":
      return reads && subject.isAuthor && subject.accessClass !== "public" && !subject.consentEnded;
    case "source.write":
      return reads && (subject.isAuthor || subject.onDraftingTeam);
  }
}
