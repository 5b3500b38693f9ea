/** Rights as lines that people read: who, under which conditions, may do what. */
import { DUTIES, type Duty, ROLES, type Role } from "@/db/enums";
import type { Actor } from "@/lib/core/context";
import { can, type Permission } from "@/lib/policy/can";
import type { Subject } from "@/lib/policy/subjects";

/** Somebody by one role or one duty. */
export type Who = { name: string; actor: Actor; duty: Duty | null };

/** A person with these roles. */
export function person(roles: readonly Role[]): Actor {
  return { kind: "user", userId: "self", name: "", email: "", roles, sessionId: "" };
}

/** Nobody in particular, and one person for each role and each duty. */
export const EVERYBODY: readonly Who[] = [
  { name: "anonymous", actor: { kind: "anonymous" }, duty: null },
  { name: "signed in, no role", actor: person([]), duty: null },
  ...ROLES.map((role) => ({ name: `role ${role}`, actor: person([role]), duty: null })),
  ...DUTIES.map((duty) => ({ name: `duty ${duty}`, actor: person([]), duty })),
];

export const BOOLEANS = [false, true] as const;

/** The permissions that somebody has on a subject, as words of a line. */
export function allowed(actor: Actor, permissions: readonly Permission[], subject: Subject): string {
  return permissions.filter((permission) => can(actor, permission, subject)).join(" ") || "nothing";
}

/** Lines that say the same are joined under all their conditions. */
export function joined(lines: readonly { condition: string; permissions: string }[]): string[] {
  const groups = Map.groupBy(lines, ({ permissions }) => permissions);
  return [...groups].map(
    ([permissions, list]) => `  ${permissions}: ${list.map(({ condition }) => condition).join(" | ")}`,
  );
}
