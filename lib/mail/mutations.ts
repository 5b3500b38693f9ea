import "server-only";
import { eq } from "drizzle-orm";
import { mailOutbox } from "@/db/schema/notification";
import { nextVersion } from "@/lib/audit/next-version";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { enqueue } from "@/lib/jobs/queue";
import { installation } from "@/lib/users/write";

/**
 * Lets a failed mail be tried again, with as many attempts as a new one and the Message-ID that it always had. Refused
 * where it has not failed. Throws NOT_FOUND, FORBIDDEN.
 */
export function retryMail(ctx: Ctx, { id }: { id: string }): Promise<Result<null, "not_failed">> {
  return mutate(ctx, "mail.manage", installation, async (inside) => {
    const [mail] = await inside.tx
      .select({ state: mailOutbox.state })
      .from(mailOutbox)
      .where(eq(mailOutbox.id, id))
      .for("update");
    if (!mail) throw new AppError("NOT_FOUND", `mail ${id}`);
    if (mail.state !== "failed") return refused("not_failed");
    await inside.tx
      .update(mailOutbox)
      .set({ state: "waiting", attempts: 0, waitingSince: inside.now, nextAttemptAt: inside.now })
      .where(eq(mailOutbox.id, id));
    await enqueue(inside.tx, "mail", {});
    const version = await nextVersion(inside, "mail", id);
    return changed(null, {
      entity: "mail",
      entityId: id,
      version,
      before: { state: "failed" },
      after: { state: "waiting" },
    });
  });
}
