import "server-only";
import { eq } from "drizzle-orm";
import type { InterestKind, Role } from "@/db/enums";
import { countries } from "@/db/schema/country";
import { credentials, userInterests, userRoles, users } from "@/db/schema/user";
import type { MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

/** What the audit chain keeps of a person: everything but secrets. */
export type UserSnapshot = {
  email: string;
  name: string;
  locale: string;
  roles: readonly Role[];
  interests: readonly { country: string; kind: InterestKind; note: string | null }[];
  disabledAt: string | null;
  passphraseChangedAt: string | null;
  version: number;
};

/**
 * Locks a person for a change and reads everything that is audited. Rows that name the person may be written meanwhile:
 * who holds the chain's lock and writes one must never wait for who waits for the chain. Throws NOT_FOUND.
 */
export async function lockUser(ctx: MutationCtx, userId: string): Promise<UserSnapshot> {
  const [row] = await ctx.read
    .select({
      email: users.email,
      name: users.name,
      locale: users.locale,
      disabledAt: users.disabledAt,
      version: users.version,
    })
    .from(users)
    .where(eq(users.id, userId))
    .for("no key update");
  if (!row) throw new AppError("NOT_FOUND", `user ${userId}`);
  const roles = await ctx.read
    .select({ role: userRoles.role })
    .from(userRoles)
    .where(eq(userRoles.userId, userId))
    .orderBy(userRoles.role);
  const interests = await ctx.read
    .select({ country: countries.iso3, kind: userInterests.kind, note: userInterests.note })
    .from(userInterests)
    .innerJoin(countries, eq(countries.id, userInterests.countryId))
    .where(eq(userInterests.userId, userId))
    .orderBy(countries.iso3, userInterests.kind);
  const [credential] = await ctx.read
    .select({ changedAt: credentials.changedAt })
    .from(credentials)
    .where(eq(credentials.userId, userId));
  return {
    ...row,
    roles: roles.map(({ role }) => role),
    interests,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    passphraseChangedAt: credential?.changedAt.toISOString() ?? null,
  };
}
