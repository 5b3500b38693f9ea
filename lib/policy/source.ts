import type { Actor } from "@/lib/core/context";
import type { SourceSubject } from "./subjects";

type Person = Extract<Actor, { kind: "user" }>;

/**
 * `source.read`: all of it. `source.read_stub`: that a confidential source of a type and year exists.
 * `source.add` and `source.write`: by the drafting team. `source.grant`: name further readers.
 */
export const SOURCE_PERMISSIONS = [
  "source.read",
  "source.read_stub",
  "source.add",
  "source.write",
  "source.grant",
] as const;
export type SourcePermission = (typeof SOURCE_PERMISSIONS)[number];

/**
 * Access classes: public for every person but administrators, restricted for the team, confidential for named readers.
 * A public interview closes to the team once its consent or attribution does not carry that any longer.
 */
export function mayOnSource(actor: Person, permission: SourcePermission, subject: SourceSubject): boolean {
  if (actor.roles.includes("administrator")) return false;
  if (permission === "source.add") return subject.onDraftingTeam;
  if (permission === "source.read_stub") return subject.onTeam;
  if (permission === "source.grant") return subject.accessClass === "confidential" && subject.isAuthor;
  const reads =
    (subject.accessClass === "public" && (subject.mayBePublic || subject.onTeam)) ||
    (subject.accessClass === "restricted" && subject.onTeam) ||
    (subject.accessClass === "confidential" && subject.isNamedReader);
  return permission === "source.read" ? reads : reads && (subject.isAuthor || subject.onDraftingTeam);
}
