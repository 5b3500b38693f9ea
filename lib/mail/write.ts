/** Puts mails into the outbox, in the transaction of what they tell. */
import "server-only";
import { mailOutbox } from "@/db/schema/notification";
import { environment } from "@/lib/core/env";
import type { AskForJob, HousekeepingDatabase } from "@/lib/core/housekeeping";
import { newId } from "@/lib/core/ids";

/** What a mail tells of: one notification, or those that a digest takes up. */
export type NewMail =
  | { kind: "notification"; recipientId: string; notificationId: string }
  | { kind: "digest"; recipientId: string; digestOn: string };

/** Where mails are written: what both doors offer. */
export type MailWriter = { tx: Pick<HousekeepingDatabase, "insert">; askFor: AskForJob; now: Date };

/**
 * Writes mails that are to be sent at once and asks for their sending. A person who has a digest of that day gets no
 * second one. Answers the mails that were written.
 */
export async function writeMails(
  { tx, askFor, now }: MailWriter,
  mails: readonly NewMail[],
): Promise<{ id: string; recipientId: string }[]> {
  if (mails.length === 0) return [];
  const rows = mails.map((mail) => {
    const id = newId(now);
    return {
      ...mail,
      id,
      messageId: messageIdOf(id),
      state: "waiting" as const,
      attempts: 0,
      createdAt: now,
      waitingSince: now,
      nextAttemptAt: now,
    };
  });
  const written = await tx
    .insert(mailOutbox)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: mailOutbox.id, recipientId: mailOutbox.recipientId });
  if (written.length > 0) await askFor("mail", {});
  return written;
}

function messageIdOf(id: string): string {
  return `<${id}@${environment().authUrl?.hostname ?? "localhost"}>`;
}
