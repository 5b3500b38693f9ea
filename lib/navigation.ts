import { REGISTERS } from "@/db/enums";
import type { Actor } from "@/lib/core/context";

/** The parts of the product, by the key of their name (`navigation.KEY`). */
export const NAVIGATION_PARTS = {
  myWork: "/",
  rounds: "/rounds",
  countries: "/countries",
  evidence: "/evidence",
  releases: "/releases",
  method: "/method",
  administration: "/administration",
} as const;
export type NavigationPart = keyof typeof NAVIGATION_PARTS;

/** Pages that belong to a part and whose address does not begin with its own. */
const ALSO: Partial<Record<NavigationPart, readonly string[]>> = {
  evidence: [...REGISTERS.map((key) => `/${key}`), "/corridors", "/error-reports", "/import", "/sources"],
  method: ["/instruments"],
  rounds: ["/views"],
};

/** What a person finds in the main navigation, in order. Pages decide themselves who may read them. */
export function navigationFor(
  actor: Actor,
): readonly { part: NavigationPart; href: string; also: readonly string[] }[] {
  return partsFor(actor).map((part) => ({ part, href: NAVIGATION_PARTS[part], also: ALSO[part] ?? [] }));
}

function partsFor(actor: Actor): readonly NavigationPart[] {
  if (actor.kind !== "user") return [];
  // Administrators read no rating, so no release either.
  if (actor.roles.includes("administrator")) return ["administration", "rounds", "countries", "method"];
  return ["myWork", "rounds", "countries", "evidence", "releases", "method"];
}
