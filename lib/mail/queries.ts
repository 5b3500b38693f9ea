import "server-only";
import { asc, desc, eq, sql } from "drizzle-orm";
import { MAIL_STATES, type MailKind, type MailState } from "@/db/enums";
import { mailOutbox } from "@/db/schema/notification";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { environment } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import type { MailFilter } from "./schema";

/** Mails on one page of the list. */
export const MAILS_PER_PAGE = 50;

/** Whether the installation has a mail server. */
export function isMailOn(): boolean {
  return environment().mail !== undefined;
}

/** A mail as the administrator sees it: to whom and how it goes, never what it tells. */
export type MailLine = {
  id: string;
  kind: MailKind;
  email: string;
  state: MailState;
  attempts: number;
  createdAt: Date;
  nextAttemptAt: Date | null;
  sentAt: Date | null;
  lastError: string | null;
};

/** The outbox, failed ones first, then by time, one page. Throws FORBIDDEN but for administrators. */
export async function listMails(
  ctx: Ctx,
  { state, page }: MailFilter,
): Promise<{ mails: MailLine[]; counts: Record<MailState, number>; pages: number; isOn: boolean }> {
  if (!can(ctx.actor, "mail.manage", { kind: "installation" })) {
    throw new AppError("FORBIDDEN", "mail.manage");
  }
  const counted = await ctx.read
    .select({ state: mailOutbox.state, count: sql<number>`count(*)::int` })
    .from(mailOutbox)
    .groupBy(mailOutbox.state);
  const countOf = (which: MailState) => counted.find((row) => row.state === which)?.count ?? 0;
  const counts = { waiting: countOf("waiting"), sent: countOf("sent"), failed: countOf("failed") };
  const mails = await ctx.read
    .select({
      id: mailOutbox.id,
      kind: mailOutbox.kind,
      email: users.email,
      state: mailOutbox.state,
      attempts: mailOutbox.attempts,
      createdAt: mailOutbox.createdAt,
      nextAttemptAt: mailOutbox.nextAttemptAt,
      sentAt: mailOutbox.sentAt,
      lastError: mailOutbox.lastError,
    })
    .from(mailOutbox)
    .innerJoin(users, eq(users.id, mailOutbox.recipientId))
    .where(state === undefined ? undefined : eq(mailOutbox.state, state))
    .orderBy(
      sql`${mailOutbox.state} = 'failed' desc`,
      sql`${mailOutbox.state} = 'waiting' desc`,
      desc(mailOutbox.createdAt),
      asc(mailOutbox.id),
    )
    .limit(MAILS_PER_PAGE)
    .offset((page - 1) * MAILS_PER_PAGE);
  const total = state === undefined ? MAIL_STATES.reduce((sum, one) => sum + counts[one], 0) : counts[state];
  return {
    mails,
    counts,
    pages: Math.max(1, Math.ceil(total / MAILS_PER_PAGE)),
    isOn: isMailOn(),
  };
}
