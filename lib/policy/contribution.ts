import type { Actor } from "@/lib/core/context";
import type { ContributionSubject } from "./subjects";

type Person = Extract<Actor, { kind: "user" }>;

/**
 * `contribution.read`: all of it, and that it exists. `contribution.answer`: say what became of it, and make a source of
 * it. `contribution.grant`: name further readers. `contribution.amend`: add to the own one and withdraw consent.
 */
export const CONTRIBUTION_PERMISSIONS = [
  "contribution.read",
  "contribution.answer",
  "contribution.grant",
  "contribution.amend",
] as const;
export type ContributionPermission = (typeof CONTRIBUTION_PERMISSIONS)[number];

/**
 * Access classes: restricted for the drafting team and who asked for it, confidential for named readers. A reader who
 * left the team reads no more. Who contributed learns what became of it and reads nothing back, whatever they became since.
 */
export function mayOnContribution(
  actor: Person,
  permission: ContributionPermission,
  subject: ContributionSubject,
): boolean {
  if (permission === "contribution.amend") return subject.isContributor;
  if (actor.roles.includes("administrator")) return false;
  const reads =
    subject.onTeam &&
    (subject.isNamedReader || (subject.accessClass === "restricted" && subject.onDraftingTeam));
  if (permission === "contribution.read") return reads;
  if (permission === "contribution.answer") return reads && (subject.onDraftingTeam || subject.isKeeper);
  return reads && subject.accessClass === "confidential" && subject.isKeeper;
}
