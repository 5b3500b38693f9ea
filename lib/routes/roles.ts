/** What countries are to the routes: origin, transit, destination or internal, in a period. Pure. */
import type { EntryCountryRole } from "@/db/enums";
import type { ROUTE_ROLES } from "@/lib/registers/definitions/routes";
import { type Period, type Seen, wasSeenIn, yearsOf } from "@/lib/registers/period";

export type RouteRole = (typeof ROUTE_ROLES)[number];

/** A route in which one country has one role. */
export type RoleRecord = Seen & {
  readonly role: EntryCountryRole;
  /** The State that gave the information, where it is another one. */
  readonly reportedBy: string | null;
};
/** How many routes give a country a role, over which years they were seen, and which other States said so; by code. */
export type RoleFact = Seen & { readonly routes: number; readonly reportedBy: readonly string[] };
/** The roles of one country; null for one that no route shows. */
export type CountryRoles = Readonly<Record<RouteRole, RoleFact | null>>;

/**
 * The roles of one country in a period: a route counts where the years in which it was seen touch the period. It keeps
 * its own years, which may reach beyond.
 */
export function rolesIn(period: Period, records: readonly RoleRecord[]): CountryRoles {
  const factOf = (role: RouteRole): RoleFact | null => {
    const own = records.filter((record) => record.role === role && wasSeenIn(record, period));
    const years = yearsOf(own);
    const reporters = new Set(own.flatMap(({ reportedBy }) => reportedBy ?? []));
    return years && { ...years, routes: own.length, reportedBy: [...reporters].toSorted() };
  };
  return {
    origin: factOf("origin"),
    transit: factOf("transit"),
    destination: factOf("destination"),
    internal: factOf("internal"),
  };
}
