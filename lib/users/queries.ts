import "server-only";
import { and, eq, exists, ilike, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { InterestKind, Role } from "@/db/enums";
import { countries } from "@/db/schema/country";
import { credentials, userInterests, userRoles, users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { byName } from "@/lib/database/by-name";
import { can } from "@/lib/policy/can";
import { type AccountState, accountState } from "./rules";
import type { UserFilter } from "./schema";

/** People on one page of the list. */
export const USERS_PER_PAGE = 50;

export type UserLine = {
  id: string;
  name: string;
  email: string;
  roles: readonly Role[];
  state: AccountState;
};
export type UserDetails = UserLine & {
  version: number;
  locale: string;
  createdAt: Date;
  disabledAt: Date | null;
  interests: readonly { iso3: string; kind: InterestKind; note: string | null }[];
};

function requireAdministrator(ctx: Ctx): void {
  if (!can(ctx.actor, "user.manage", { kind: "installation" }))
    throw new AppError("FORBIDDEN", "user.manage");
}

/** Whether anybody is administrator. */
export async function hasAdministrator(ctx: Pick<Ctx, "read">): Promise<boolean> {
  return (await ctx.read.$count(userRoles, eq(userRoles.role, "administrator"))) > 0;
}

/** `%` and `_` stand for themselves. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

function stateIs(state: AccountState): SQL | undefined {
  if (state === "disabled") return isNotNull(users.disabledAt);
  return and(
    isNull(users.disabledAt),
    state === "active" ? isNotNull(credentials.userId) : isNull(credentials.userId),
  );
}

const line = {
  id: users.id,
  name: users.name,
  email: users.email,
  disabledAt: users.disabledAt,
  hasPassphrase: sql<boolean>`${credentials.userId} is not null`,
  roles: sql<Role[]>`array(
    select ${userRoles.role}::text from ${userRoles} where ${userRoles.userId} = ${users.id} order by ${userRoles.role})`,
};

/** People by name, one page, and how many the filter finds. Throws FORBIDDEN but for administrators. */
export async function listUsers(
  ctx: Ctx,
  { search, role, state, page }: UserFilter,
): Promise<{ users: UserLine[]; total: number; pages: number }> {
  requireAdministrator(ctx);
  const where = and(
    search === ""
      ? undefined
      : or(ilike(users.name, containing(search)), ilike(users.email, containing(search))),
    role === undefined
      ? undefined
      : exists(
          ctx.read
            .select({ one: sql`1` })
            .from(userRoles)
            .where(and(eq(userRoles.userId, users.id), eq(userRoles.role, role))),
        ),
    state === undefined ? undefined : stateIs(state),
  );
  const rows = await ctx.read
    .select({ ...line, total: sql<number>`(count(*) over ())::int` })
    .from(users)
    .leftJoin(credentials, eq(credentials.userId, users.id))
    .where(where)
    .orderBy(byName(users.name), users.id)
    .limit(USERS_PER_PAGE)
    .offset((page - 1) * USERS_PER_PAGE);
  const total = rows[0]?.total ?? 0;
  return {
    users: rows.map(({ disabledAt, hasPassphrase, total: _total, ...person }) => ({
      ...person,
      state: accountState({ disabledAt, hasPassphrase }),
    })),
    total,
    pages: Math.max(1, Math.ceil(total / USERS_PER_PAGE)),
  };
}

/** One person with nationality and interests. Throws NOT_FOUND, and FORBIDDEN but for administrators. */
export async function getUser(ctx: Ctx, userId: string): Promise<UserDetails> {
  requireAdministrator(ctx);
  const [row] = await ctx.read
    .select({ ...line, version: users.version, locale: users.locale, createdAt: users.createdAt })
    .from(users)
    .leftJoin(credentials, eq(credentials.userId, users.id))
    .where(eq(users.id, userId));
  if (!row) throw new AppError("NOT_FOUND", `user ${userId}`);
  const interests = await ctx.read
    .select({ iso3: countries.iso3, kind: userInterests.kind, note: userInterests.note })
    .from(userInterests)
    .innerJoin(countries, eq(countries.id, userInterests.countryId))
    .where(eq(userInterests.userId, userId))
    .orderBy(userInterests.kind, countries.iso3);
  const { hasPassphrase, ...person } = row;
  return { ...person, state: accountState({ disabledAt: row.disabledAt, hasPassphrase }), interests };
}

/** The id of the person with this e-mail, or null. Throws FORBIDDEN but for administrators and commands. */
export async function findUserId(ctx: Ctx, email: string): Promise<string | null> {
  requireAdministrator(ctx);
  const [row] = await ctx.read.select({ id: users.id }).from(users).where(eq(users.email, email));
  return row?.id ?? null;
}
