/** What stands in the lists of notifications and mails, for tests. */
import { asc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { mailOutbox, notifications } from "@/db/schema/notification";
import { users } from "@/db/schema/user";
import { newId } from "@/lib/core/ids";
import { inviteUser } from "@/lib/users/mutations";
import { contextOf, makePerson } from "./programme";

/** Who was told of what about an assessment, as `Name event`, sorted. */
export async function toldOf(db: Database, assessmentId: string): Promise<string[]> {
  const rows = await db.read
    .select({ name: users.name, event: notifications.event })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.recipientId))
    .where(eq(notifications.assessmentId, assessmentId));
  return rows.map(({ name, event }) => `${name} ${event}`).sort();
}

/** The mails of the outbox in the order in which they were written. */
export function mailsOf(db: Database) {
  return db.read.select().from(mailOutbox).orderBy(asc(mailOutbox.createdAt), asc(mailOutbox.id));
}

/** Invites so many people, each of whom is told of the account by a mail at once. */
export async function inviteMany(db: Database, count: number, now: Date): Promise<void> {
  const admin = contextOf(db, await makePerson(db, "Inviting", ["administrator"]), now);
  for (let number = 1; number <= count; number += 1) {
    const email = `invited.${number}@example.test`;
    const invited = await inviteUser(admin, { name: `Invited ${number}`, email, roles: [], locale: "en" });
    if (!invited.ok) throw new Error(invited.reason);
  }
}

/** A digest that failed after every attempt. */
export async function makeFailedMail(db: Database, recipientId: string, now: Date): Promise<void> {
  const id = newId(now);
  await db.transaction((tx) =>
    tx.insert(mailOutbox).values({
      id,
      kind: "digest",
      recipientId,
      digestOn: now.toISOString().slice(0, 10),
      messageId: `<${id}@example.test>`,
      state: "failed",
      attempts: 8,
      createdAt: now,
      waitingSince: now,
      lastError: "Can't send mail - all recipients were rejected: 550 no such mailbox",
    }),
  );
}
