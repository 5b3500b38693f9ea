import type { Role } from "@/db/enums";

export type RolesProblem = "administrator_alone" | "last_administrator";

/**
 * Whether a person may have these roles. An administrator has no other role; the last one who can sign in
 * stays administrator. `otherAdministrators` counts enabled ones besides this person.
 */
export function rolesProblem(
  before: readonly Role[],
  after: readonly Role[],
  otherAdministrators: number,
): RolesProblem | null {
  if (after.includes("administrator") && after.length > 1) return "administrator_alone";
  const gaveUp = before.includes("administrator") && !after.includes("administrator");
  return gaveUp && otherAdministrators === 0 ? "last_administrator" : null;
}

/** What state an account is in, for lists and filters. */
export const ACCOUNT_STATES = ["active", "invited", "disabled"] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** Disabled beats everything; without a passphrase a person is still invited. */
export function accountState(account: { disabledAt: Date | null; hasPassphrase: boolean }): AccountState {
  if (account.disabledAt !== null) return "disabled";
  return account.hasPassphrase ? "active" : "invited";
}
