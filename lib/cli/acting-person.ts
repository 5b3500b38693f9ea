import { and, eq, isNull } from "drizzle-orm";
import { userRoles, users } from "@/db/schema/user";
import type { Actor, Ctx } from "@/lib/core/context";

/** The person a command acts for (`--as EMAIL`), with the roles of now; null where nobody enabled has the address. */
export async function actingPerson(ctx: Ctx, email: string): Promise<Actor | null> {
  const [person] = await ctx.read
    .select({ userId: users.id, name: users.name, email: users.email })
    .from(users)
    .where(and(eq(users.email, email.toLowerCase()), isNull(users.disabledAt)));
  if (!person) return null;
  const roles = await ctx.read
    .select({ role: userRoles.role })
    .from(userRoles)
    .where(eq(userRoles.userId, person.userId));
  return { kind: "user", ...person, roles: roles.map(({ role }) => role), sessionId: "command" };
}
