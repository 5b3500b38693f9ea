import type { Actor } from "@/lib/core/context";
import type { UserSubject } from "./subjects";

type Person = Extract<Actor, { kind: "user" }>;

/** `account.change`: passphrase, own sessions, own language. `user.read_history`: what was changed on a person. */
export const USER_PERMISSIONS = ["account.change", "user.read_history"] as const;
export type UserPermission = (typeof USER_PERMISSIONS)[number];

/** A person changes the own account; histories of people are for the administrator and the person. */
export function mayOnUser(actor: Person, permission: UserPermission, subject: UserSubject): boolean {
  const isSelf = actor.userId === subject.userId;
  if (permission === "account.change") return isSelf;
  return isSelf || actor.roles.includes("administrator");
}
