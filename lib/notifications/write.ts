/** Tells people of an event, in the transaction of the write that causes it. */
import "server-only";
import { and, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { AssessmentState, MailChoice, NotificationEvent } from "@/db/enums";
import { assessmentDuties } from "@/db/schema/assessment";
import { notificationPreferences, notifications } from "@/db/schema/notification";
import { userRoles, users } from "@/db/schema/user";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { enqueue } from "@/lib/jobs/queue";
import { type MailWriter, writeMails } from "@/lib/mail/write";
import { NOTIFICATION_TABLE } from "./events";
import { toldBy } from "./told";

/** What an event is about. */
export type NotifiedOf = {
  /** Null for the own account, an erasure and a report of an error. */
  assessment: { id: string; state: AssessmentState } | null;
  sourceId?: string;
  errorReportId?: string;
  /** The day of a deadline. */
  dueOn?: string;
  /** The people whom the write itself is about. */
  people?: readonly string[];
};

/** Tells everybody whom the table names. For mutations: all of it commits with them, or nothing does. */
export function notify(ctx: MutationCtx, event: NotificationEvent, about: NotifiedOf): Promise<void> {
  return writeNotifications(
    ctx,
    { tx: ctx.tx, now: ctx.now, askFor: (name, data) => enqueue(ctx.tx, name, data) },
    event,
    about,
  );
}

/** The same through the door that `writer` stands for. A deadline that a person was told of is not told again. */
export async function writeNotifications(
  ctx: Pick<Ctx, "actor" | "read">,
  writer: MailWriter,
  event: NotificationEvent,
  { assessment, sourceId, errorReportId, dueOn, people = [] }: NotifiedOf,
): Promise<void> {
  const recipients = await recipientsOf(ctx, event, assessment, people);
  if (recipients.length === 0) return;
  const written = await writer.tx
    .insert(notifications)
    .values(
      recipients.map(({ id, mailChoice }) => ({
        id: newId(writer.now),
        recipientId: id,
        event,
        assessmentId: assessment?.id ?? null,
        sourceId: sourceId ?? null,
        errorReportId: errorReportId ?? null,
        dueOn: dueOn ?? null,
        at: writer.now,
        mailChoice,
      })),
    )
    .onConflictDoNothing()
    .returning({
      id: notifications.id,
      recipientId: notifications.recipientId,
      mailChoice: notifications.mailChoice,
    });
  const atOnce = written.filter(({ mailChoice }) => mailChoice === "at_once");
  await writeMails(
    writer,
    atOnce.map(({ id, recipientId }) => ({ kind: "notification", recipientId, notificationId: id })),
  );
}

async function recipientsOf(
  ctx: Pick<Ctx, "actor" | "read">,
  event: NotificationEvent,
  assessment: NotifiedOf["assessment"],
  people: readonly string[],
): Promise<{ id: string; mailChoice: MailChoice }[]> {
  const { duties, roles } = toldBy(event, assessment?.state ?? null);
  const told: SQL[] = [];
  if (assessment !== null && duties.length > 0) {
    told.push(
      sql`exists (select 1 from ${assessmentDuties} where ${assessmentDuties.userId} = ${users.id} and ${
        assessmentDuties.assessmentId
      } = ${assessment.id} and ${assessmentDuties.endedAt} is null and ${inArray(assessmentDuties.duty, [...duties])})`,
    );
  }
  if (roles.length > 0) {
    told.push(
      sql`exists (select 1 from ${userRoles} where ${userRoles.userId} = ${users.id} and ${inArray(
        userRoles.role,
        [...roles],
      )})`,
    );
  }
  if (people.length > 0) told.push(inArray(users.id, [...people]));
  if (told.length === 0) return [];
  const rows = await ctx.read
    .select({ id: users.id, chosen: notificationPreferences.mailChoice })
    .from(users)
    .leftJoin(
      notificationPreferences,
      and(eq(notificationPreferences.userId, users.id), eq(notificationPreferences.event, event)),
    )
    .where(
      and(
        isNull(users.disabledAt),
        ctx.actor.kind === "user" ? ne(users.id, ctx.actor.userId) : undefined,
        or(...told),
      ),
    )
    .orderBy(users.id);
  return rows.map(({ id, chosen }) => ({ id, mailChoice: chosen ?? NOTIFICATION_TABLE[event].mail }));
}
