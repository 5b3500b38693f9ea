/** Reads of laws: their elements with who read them. */
import "server-only";
import { asc, eq } from "drizzle-orm";
import { lawElements } from "@/db/schema/law";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { can } from "@/lib/policy/can";
import { entrySubject } from "@/lib/registers/subject";
import type { ReadElement } from "./view";

/** The elements that were read in a law. Throws NOT_FOUND where the law is absent or not open to the actor. */
export async function readElements(ctx: Ctx, code: string): Promise<readonly ReadElement[]> {
  const subject = await entrySubject(ctx, "laws", code);
  const mayRead = can(ctx.actor, "entry.second_read", subject);
  const seeNames = can(ctx.actor, "entry.read_history", subject);
  const self = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  const rows = await ctx.read
    .select({
      element: lawElements.element,
      value: lawElements.value,
      article: lawElements.article,
      quotation: lawElements.quotation,
      readerId: lawElements.readerId,
      secondReadAt: lawElements.secondReadAt,
      secondReader: users.name,
    })
    .from(lawElements)
    .leftJoin(users, eq(users.id, lawElements.secondReaderId))
    .where(eq(lawElements.entryId, subject.row.id))
    .orderBy(asc(lawElements.position));
  return rows.map(({ readerId, secondReadAt, secondReader, ...row }) => ({
    ...row,
    secondReadAt: secondReadAt?.toISOString() ?? null,
    secondReader: seeNames ? secondReader : null,
    mayRead: mayRead && secondReadAt === null && (readerId === null || readerId !== self),
  }));
}
