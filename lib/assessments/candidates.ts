import "server-only";
import { and, eq, isNull, notExists, sql } from "drizzle-orm";
import { userRoles, users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { byName } from "@/lib/database/by-name";
import { can } from "@/lib/policy/can";

/** A person who may be given a duty. */
export type Candidate = { userId: string; name: string; email: string };

/** Everybody who may hold a duty at all, by name; for programme managers. Throws FORBIDDEN. */
export function listCandidates(ctx: Ctx): Promise<Candidate[]> {
  if (!can(ctx.actor, "assessment.open", { kind: "installation" })) {
    throw new AppError("FORBIDDEN", "people for duties");
  }
  return ctx.read
    .select({ userId: users.id, name: users.name, email: users.email })
    .from(users)
    .where(
      and(
        isNull(users.disabledAt),
        notExists(
          ctx.read
            .select({ one: sql`1` })
            .from(userRoles)
            .where(and(eq(userRoles.userId, users.id), eq(userRoles.role, "administrator"))),
        ),
      ),
    )
    .orderBy(byName(users.name), users.id);
}
