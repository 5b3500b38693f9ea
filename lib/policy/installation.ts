import type { Role } from "@/db/enums";
import type { Actor } from "@/lib/core/context";

type Person = Extract<Actor, { kind: "user" }>;

const RULES = {
  "user.manage": ["administrator"],
  "country.manage": ["administrator"],
  "round.manage": ["administrator"],
  "settings.manage": ["administrator"],
  "mail.manage": ["administrator"],
  "boundary_set.manage": ["administrator"],
  "edition.import": ["administrator"],
  "edition.validate": ["administrator"],
  "edition.draft": ["administrator"],
  "edition.impact": ["administrator", "programme_manager"],
  "assessment.open": ["programme_manager"],
  "round.oversee": ["programme_manager"],
  "outside_round.import": ["programme_manager"],
  "country_name.decide": ["programme_manager", "data_steward"],
  "import_profile.keep": ["programme_manager", "data_steward"],
  "view.share": ["programme_manager"],
  "audit.read": ["administrator"],
  "erasure.propose": ["programme_manager"],
  "erasure.confirm": ["programme_manager"],
} as const satisfies Record<string, readonly Role[]>;

export type InstallationPermission = keyof typeof RULES;
/** Permissions on the installation, in the order of the reviewed table. */
export const INSTALLATION_PERMISSIONS = Object.keys(RULES).filter(
  (key): key is InstallationPermission => key in RULES,
);

/** Roles decide; duties never reach the installation. */
export function mayOnInstallation(actor: Person, permission: InstallationPermission): boolean {
  const roles: readonly Role[] = RULES[permission];
  return roles.some((role) => actor.roles.includes(role));
}
