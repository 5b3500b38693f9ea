/** What waits in assessments, and for whom: read by the desk and, once more, by the write that reminds. */
import "server-only";
import { and, asc, eq, isNull, lt, max, sql } from "drizzle-orm";
import type { Duty, ReminderThing } from "@/db/enums";
import { assessmentDueDates, assessmentDuties, assessments } from "@/db/schema/assessment";
import { informationRequests } from "@/db/schema/information-request";
import { reminders } from "@/db/schema/reminder";
import { commentThreads } from "@/db/schema/review";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { anyOf } from "@/lib/database/any-of";
import { byName } from "@/lib/database/by-name";
import type { WaitingFacts } from "./reminder-rules";

/** Who holds a duty now. */
export type DutyHolder = { userId: string; name: string; duty: Duty };

/** What waits in an assessment, who holds its duties, and when each reminder was last sent. */
export type Waiting = WaitingFacts & {
  readonly holders: readonly DutyHolder[];
  readonly lastSent: ReadonlyMap<ReminderThing, string>;
};

const openComments = sql<number>`(select count(*)::int from ${commentThreads} where ${and(
  eq(commentThreads.assessmentId, assessments.id),
  eq(commentThreads.state, "open"),
)})`;

function lateRequests(today: string) {
  return sql<number>`(select count(*)::int from ${informationRequests} where ${and(
    eq(informationRequests.assessmentId, assessments.id),
    isNull(informationRequests.answeredOn),
    isNull(informationRequests.refusedOn),
    lt(informationRequests.dueOn, today),
  )})`;
}

/** What waits in each of these assessments on a day, by id; three statements, however many they are. */
export async function readWaiting(
  ctx: Pick<Ctx, "read">,
  ids: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, Waiting>> {
  // One after the other: inside a transaction there is one connection.
  const facts = await ctx.read
    .select({
      id: assessments.id,
      state: assessments.state,
      dueOn: assessmentDueDates.dueOn,
      openComments,
      lateRequests: lateRequests(today),
    })
    .from(assessments)
    .leftJoin(
      assessmentDueDates,
      and(
        eq(assessmentDueDates.assessmentId, assessments.id),
        eq(assessmentDueDates.state, assessments.state),
      ),
    )
    .where(anyOf(assessments.id, ids));
  const held = await ctx.read
    .select({
      id: assessmentDuties.assessmentId,
      userId: users.id,
      name: users.name,
      duty: assessmentDuties.duty,
    })
    .from(assessmentDuties)
    .innerJoin(users, and(eq(users.id, assessmentDuties.userId), isNull(users.disabledAt)))
    .where(and(anyOf(assessmentDuties.assessmentId, ids), isNull(assessmentDuties.endedAt)))
    .orderBy(asc(assessmentDuties.duty), byName(users.name), asc(assessmentDuties.id));
  const sent = await ctx.read
    .select({ id: reminders.assessmentId, thing: reminders.thing, on: max(reminders.sentOn) })
    .from(reminders)
    .where(anyOf(reminders.assessmentId, ids))
    .groupBy(reminders.assessmentId, reminders.thing);
  const holders = Map.groupBy(held, ({ id }) => id);
  const lastSent = Map.groupBy(sent, ({ id }) => id);
  return new Map(
    facts.map(({ id, ...waiting }) => [
      id,
      {
        ...waiting,
        holders: (holders.get(id) ?? []).map(({ userId, name, duty }) => ({ userId, name, duty })),
        lastSent: new Map(
          (lastSent.get(id) ?? []).flatMap(({ thing, on }) => (on === null ? [] : [[thing, on] as const])),
        ),
      },
    ]),
  );
}
