/** A confidential source that nobody is left to read: somebody of its assessments is told that there is one. */
import "server-only";
import { and, desc, eq, isNull, not, or, sql } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { interviews, sourceReaders, sources } from "@/db/schema/source";
import { userRoles, users } from "@/db/schema/user";
import type { MutationCtx } from "@/lib/core/context";
import { notify } from "@/lib/notifications/write";
import { inCountriesOf, leadsInCountriesOf } from "./leads";

const hasReader = sql`exists (select 1 from ${sourceReaders} join ${users} on ${users.id} = ${sourceReaders.userId} where ${sourceReaders.sourceId} = ${sources.id} and ${users.disabledAt} is null and not exists (select 1 from ${userRoles} where ${userRoles.userId} = ${users.id} and ${userRoles.role} = 'administrator'))`;

/**
 * Tells, for each confidential source that lost its last reader with this person, who leads an assessment that is open
 * in one of its countries; where nobody does, programme managers. Neither learns its title, code or author: what the
 * notification leads to is open by the rights of the reader alone.
 */
export async function tellOfUnreadSources(ctx: MutationCtx, userId: string): Promise<void> {
  const unread = await ctx.tx
    .selectDistinct({ id: sources.id })
    .from(sources)
    .leftJoin(sourceReaders, eq(sourceReaders.sourceId, sources.id))
    .leftJoin(interviews, eq(interviews.sourceId, sources.id))
    .where(
      and(
        or(eq(sourceReaders.userId, userId), eq(sources.authorId, userId)),
        eq(sources.accessClass, "confidential"),
        isNull(sources.withdrawnAt),
        isNull(interviews.deletedAt),
        not(hasReader),
      ),
    )
    .orderBy(sources.id);
  for (const { id } of unread) await tellOf(ctx, id);
}

async function tellOf(ctx: MutationCtx, sourceId: string): Promise<void> {
  const led = await leadsInCountriesOf(ctx, sourceId);
  for (const { userId, ...assessment } of led)
    await notify(ctx, "source_unread", { assessment, sourceId, people: [userId] });
  if (led.length > 0) return;
  const [newest] = await ctx.tx
    .select({ id: assessments.id, state: assessments.state })
    .from(assessments)
    .where(inCountriesOf(sourceId))
    .orderBy(desc(assessments.createdAt), desc(assessments.id))
    .limit(1);
  if (newest === undefined) return;
  const managers = await ctx.tx
    .select({ userId: userRoles.userId })
    .from(userRoles)
    .where(eq(userRoles.role, "programme_manager"));
  const people = managers.map((manager) => manager.userId);
  await notify(ctx, "source_unread", { assessment: newest, sourceId, people });
}
