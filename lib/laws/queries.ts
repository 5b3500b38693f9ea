/** Reads of laws: their elements with who read them, and what happened to the laws of a country. */
import { personOrNull } from "@/lib/core/acting-person";
import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { lawElements, laws, reformEvents } from "@/db/schema/law";
import { registerEntries } from "@/db/schema/register";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import { entrySubject } from "@/lib/registers/subject";
import { visibleTo } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";
import { type ReformEvent, timeLine } from "./time-line";
import type { ReadElement } from "./view";

/** The elements that were read in a law. Throws NOT_FOUND where the law is absent or not open to the actor. */
export async function readElements(ctx: Ctx, code: string): Promise<readonly ReadElement[]> {
  const subject = await entrySubject(ctx, "laws", code);
  const mayRead = can(ctx.actor, "entry.second_read", subject);
  const seeNames = can(ctx.actor, "entry.read_history", subject);
  const self = personOrNull(ctx);
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

/** What happened to the laws of a country that the actor may see. Two statements. Throws NOT_FOUND for anonymous readers. */
export async function reformEventsOf(ctx: Ctx, iso3: string): Promise<readonly ReformEvent[]> {
  if (ctx.actor.kind === "anonymous") throw new AppError("NOT_FOUND", `laws of ${iso3}`);
  const own = await ctx.read
    .select({
      id: registerEntries.id,
      code: registerEntries.code,
      title: registerEntries.title,
      language: registerEntries.language,
      adoptedOn: laws.adoptedOn,
      inForceOn: laws.inForceOn,
      repealedOn: laws.repealedOn,
    })
    .from(laws)
    .innerJoin(registerEntries, eq(registerEntries.id, laws.entryId))
    .where(
      and(
        eq(laws.country, iso3),
        inArray(registerEntries.status, ["draft", "checked"]),
        visibleTo(ctx.actor, await programmeDay(ctx)),
      ),
    );
  const events = await ctx.read
    .select({
      entryId: reformEvents.entryId,
      kind: reformEvents.kind,
      happenedOn: reformEvents.happenedOn,
      remark: reformEvents.remark,
    })
    .from(reformEvents)
    .where(
      inArray(
        reformEvents.entryId,
        own.map(({ id }) => id),
      ),
    );
  return timeLine(
    own.map(({ id, ...law }) => ({
      ...law,
      events: events.filter(({ entryId }) => entryId === id).map(({ entryId: _, ...event }) => event),
    })),
  );
}
