import "server-only";
import { and, eq, isNull, type SQL } from "drizzle-orm";
import { userRoles, users } from "@/db/schema/user";
import type { Actor, Ctx } from "@/lib/core/context";

/** The person a command acts for (`--as EMAIL`), with the roles of now; null where nobody enabled has the address. */
export function actingPerson(ctx: Ctx, email: string): Promise<Actor | null> {
  return personWhere(ctx, eq(users.email, email.toLowerCase()), "command");
}

/** The person a job acts for, with the roles of now; null where the account is no more enabled. */
export function personOfJob(ctx: Ctx, userId: string): Promise<Actor | null> {
  return personWhere(ctx, eq(users.id, userId), "job");
}

async function personWhere(ctx: Ctx, condition: SQL, sessionId: string): Promise<Actor | null> {
  const [person] = await ctx.read
    .select({ userId: users.id, name: users.name, email: users.email })
    .from(users)
    .where(and(condition, isNull(users.disabledAt)));
  if (!person) return null;
  const roles = await ctx.read
    .select({ role: userRoles.role })
    .from(userRoles)
    .where(eq(userRoles.userId, person.userId));
  return { kind: "user", ...person, roles: roles.map(({ role }) => role), sessionId };
}
