/** Sends what waits in the outbox. */
import "server-only";
import { and, asc, eq, gt, lte, or, type SQL, sql } from "drizzle-orm";
import { mailOutbox, notifications } from "@/db/schema/notification";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { environment, type MailSettings } from "@/lib/core/env";
import { type HousekeepingDatabase, housekeeping } from "@/lib/core/housekeeping";
import { log } from "@/lib/core/log";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/locales";
import { getSettings } from "@/lib/settings/queries";
import { renderMail } from "./render";
import { type GivenUpReason, nextAttempt, waitingSinceMin } from "./rules";
import { type SendMail, smtpSender } from "./transport";

/** So many at most in one job; the next one comes within a minute. */
const MAILS_PER_JOB = 500;
/** After so many the server itself fails, and waiting for each mail in turn would take all night. */
const REFUSALS_PER_JOB = 5;
const ERROR_LENGTH_MAX = 300;

/** Sends the mails that are due by the server of the environment; without one they wait. For the job. */
export async function sendDueMails(ctx: Ctx): Promise<void> {
  const { mail } = environment();
  if (mail !== undefined) await sendMails(ctx, mail, smtpSender(mail));
}

/**
 * Sends the mails that are due, the longest waiting first, until none is left or the server fails. A demonstration
 * sends none: its people are invented.
 */
export async function sendMails(
  ctx: Ctx,
  settings: Pick<MailSettings, "linkBase">,
  send: SendMail,
): Promise<void> {
  if ((await getSettings(ctx)).installationKind === "demonstration") return;
  await giveUpOld(ctx);
  let refusals = 0;
  for (let count = 0; count < MAILS_PER_JOB && refusals < REFUSALS_PER_JOB; count += 1) {
    const outcome = await sendNext(ctx, settings, send);
    if (outcome === "none") return;
    if (outcome === "not_taken") refusals += 1;
  }
}

/** What waited too long is given up, so that a server that comes back does not send the news of last month. */
async function giveUpOld(ctx: Ctx): Promise<void> {
  await housekeeping(ctx, (tx) =>
    tx
      .update(mailOutbox)
      .set(givenUp("waited_too_long"))
      .where(and(eq(mailOutbox.state, "waiting"), lte(mailOutbox.waitingSince, waitingSinceMin(ctx.now)))),
  );
}

/**
 * Sends one mail in one transaction, which holds its row against every other sender: the row says *sent* from the
 * commit on. Where the process dies before, the mail waits as it did and goes out with the same Message-ID.
 */
function sendNext(
  ctx: Ctx,
  { linkBase }: Pick<MailSettings, "linkBase">,
  send: SendMail,
): Promise<"done" | "not_taken" | "none"> {
  return housekeeping(ctx, async (tx) => {
    const [mail] = await tx
      .select({
        id: mailOutbox.id,
        kind: mailOutbox.kind,
        messageId: mailOutbox.messageId,
        notificationId: mailOutbox.notificationId,
        attempts: mailOutbox.attempts,
        to: users.email,
        locale: users.locale,
        disabledAt: users.disabledAt,
      })
      .from(mailOutbox)
      .innerJoin(users, eq(users.id, mailOutbox.recipientId))
      .where(
        and(
          eq(mailOutbox.state, "waiting"),
          lte(mailOutbox.nextAttemptAt, ctx.now),
          gt(mailOutbox.waitingSince, waitingSinceMin(ctx.now)),
        ),
      )
      .orderBy(asc(mailOutbox.nextAttemptAt), asc(mailOutbox.id))
      .limit(1)
      .for("update", { of: mailOutbox, skipLocked: true });
    if (!mail) return "none";
    const attempts = mail.attempts + 1;
    const write = (values: Partial<typeof mailOutbox.$inferInsert>) =>
      tx
        .update(mailOutbox)
        .set({ attempts, ...values })
        .where(eq(mailOutbox.id, mail.id));
    if (mail.disabledAt !== null) {
      await write({ attempts: mail.attempts, ...givenUp("account_disabled") });
      return "done";
    }
    const locale = isLocale(mail.locale) ? mail.locale : DEFAULT_LOCALE;
    const counts = await countsOf(tx, mail);
    try {
      const { to, messageId, kind } = mail;
      await send({ ...renderMail({ kind, locale, counts, linkBase }), to, messageId, locale });
    } catch (error) {
      const lastError = errorText(error);
      log().warn({ mail: mail.id, attempts, error: lastError }, "a mail was not taken");
      const again = nextAttempt(attempts, ctx.now);
      await write({ state: again === null ? "failed" : "waiting", nextAttemptAt: again, lastError });
      return "not_taken";
    }
    await write({ state: "sent", nextAttemptAt: null, sentAt: ctx.now, lastError: null });
    return "done";
  });
}

function givenUp(reason: GivenUpReason) {
  return { state: "failed", nextAttemptAt: null, lastError: reason } as const;
}

function countsOf(
  tx: Pick<HousekeepingDatabase, "select">,
  { id, notificationId }: { id: string; notificationId: string | null },
) {
  const told: SQL | undefined = or(
    eq(notifications.digestId, id),
    notificationId === null ? undefined : eq(notifications.id, notificationId),
  );
  return tx
    .select({ event: notifications.event, count: sql<number>`count(*)::int` })
    .from(notifications)
    .where(told)
    .groupBy(notifications.event)
    .orderBy(notifications.event);
}

/** What the server said, for the administrator; shortened, because it comes from outside. */
function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, " ").slice(0, ERROR_LENGTH_MAX);
}
