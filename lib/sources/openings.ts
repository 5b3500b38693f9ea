/**
 * Openings in an emergency: who answers for a country's sources reads a confidential one for a time, for a reason that
 * its author and readers are told at once.
 */
import "server-only";
import { and, asc, desc, eq, gt, isNull } from "drizzle-orm";
import type { AssessmentState } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { rounds } from "@/db/schema/round";
import {
  interviews,
  sourceOpeningRefusals,
  sourceOpenings,
  sourceReaders,
  sources,
} from "@/db/schema/source";
import { users } from "@/db/schema/user";
import { countRefusedOpening } from "@/lib/auth/attempts";
import { personOf } from "@/lib/core/acting-person";
import { type Ctx, databaseOf, type MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { refused } from "@/lib/core/result";
import { notify } from "@/lib/notifications/write";
import { can } from "@/lib/policy/can";
import { OPENING_AGAIN_DAYS, OPENING_HOURS } from "@/lib/policy/source";
import { sourceChange, sourceContent } from "./content";
import type { EndOpening, OpenSource } from "./schema";
import { type LoadedSource, loadedSource, type SourceRow, sourceSubject } from "./subject";
import type { ClosedSource, RefusedOpening, SourceOpening } from "./view";
import { answersForIn, closedKey } from "./visible-to";
import { yearOfSource } from "./year";

const HOUR_MS = 3_600_000;
const AGAIN_MS = OPENING_AGAIN_DAYS * 24 * HOUR_MS;

/** The closed source of a key, which the actor may open. Throws NOT_FOUND where there is none or it is not to be opened. */
async function closedSubject(ctx: Ctx, key: string, lock = false): Promise<LoadedSource> {
  const rows = ctx.read
    .select({ code: sources.code })
    .from(sources)
    .where(and(eq(sources.accessClass, "confidential"), eq(closedKey, key), isNull(sources.withdrawnAt)));
  const [found] = await (lock ? rows.for("update") : rows);
  const subject = found === undefined ? null : await loadedSource(ctx, found.code);
  if (subject === null || !can(ctx.actor, "source.open", subject))
    throw new AppError("NOT_FOUND", `closed source ${key}`);
  return subject;
}

type Answered = { id: string; state: AssessmentState; round: string; iso3: string };

/** The assessment by which the actor answers for a source, the newest first. Throws NOT_FOUND. */
async function answeredAssessment(ctx: Ctx, sourceId: string): Promise<Answered> {
  const [found] = await ctx.read
    .select({ id: assessments.id, state: assessments.state, round: rounds.code, iso3: countries.iso3 })
    .from(assessments)
    .innerJoin(sources, eq(sources.id, sourceId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(answersForIn(ctx))
    .orderBy(desc(assessments.createdAt), asc(assessments.id))
    .limit(1);
  if (!found) throw new AppError("NOT_FOUND", "assessment of a source");
  return found;
}

/** Openings of a source that began within `OPENING_AGAIN_DAYS`, the newest first. */
function openedLately(ctx: Ctx, sourceId: string) {
  return ctx.read
    .select({
      id: sourceOpenings.id,
      userId: sourceOpenings.userId,
      who: users.name,
      openedAt: sourceOpenings.openedAt,
    })
    .from(sourceOpenings)
    .innerJoin(users, eq(users.id, sourceOpenings.userId))
    .where(
      and(
        eq(sourceOpenings.sourceId, sourceId),
        gt(sourceOpenings.openedAt, new Date(ctx.now.getTime() - AGAIN_MS)),
      ),
    )
    .orderBy(desc(sourceOpenings.openedAt), desc(sourceOpenings.id));
}

/** From when the actor may open a source again; null where nothing stands against it now. */
async function againFrom(ctx: Ctx, sourceId: string): Promise<Date | null> {
  const own = (await openedLately(ctx, sourceId)).find(
    ({ userId }) => ctx.actor.kind === "user" && userId === ctx.actor.userId,
  );
  return own === undefined ? null : new Date(own.openedAt.getTime() + AGAIN_MS);
}

/** What may be said of a closed source to who may open it. Throws NOT_FOUND. */
export async function readClosedSource(ctx: Ctx, key: string): Promise<ClosedSource> {
  const { row } = await closedSubject(ctx, key);
  const [interview] = await ctx.read
    .select({ heldOn: interviews.heldOn })
    .from(interviews)
    .where(eq(interviews.sourceId, row.id));
  const { round, iso3 } = await answeredAssessment(ctx, row.id);
  const year = yearOfSource({ ...row, heldOn: interview?.heldOn ?? null });
  const [again, lately] = [await againFrom(ctx, row.id), await openedLately(ctx, row.id)];
  return {
    key,
    type: row.type,
    year,
    round,
    iso3,
    againFrom: again?.toISOString() ?? null,
    openedLately: lately.map(({ id, who, openedAt }) => ({ id, who, openedAt: openedAt.toISOString() })),
  };
}

/**
 * Opens a closed source to the actor for `OPENING_HOURS` and tells its author and readers at once, without its title
 * or the reason in a mail. Refused where the actor opened it within `OPENING_AGAIN_DAYS`, whoever ended that: a need
 * that lasts is for a second person to see. That it was tried is kept with its reason, and told as an opening is.
 * Throws NOT_FOUND, and TOO_MANY after many such tries in a short time: they fill the boxes of others.
 */
export async function openSource(ctx: Ctx, input: OpenSource) {
  const opened = await openNow(ctx, input);
  if (!opened.ok) {
    await countRefusedOpening(databaseOf(ctx).pool, personOf(ctx));
    await keepRefusal(ctx, input);
  }
  return opened;
}

function openNow(ctx: Ctx, { key, reason }: OpenSource) {
  return mutate<"source.open", { code: string }, "opened_lately", LoadedSource>(
    ctx,
    "source.open",
    (inside) => closedSubject(inside, key, true),
    async (inside, { row }) => {
      if ((await againFrom(inside, row.id)) !== null) return refused("opened_lately");
      const { id, state } = await answeredAssessment(inside, row.id);
      const before = await sourceContent(inside, row.id);
      await inside.tx.insert(sourceOpenings).values({
        id: newId(inside.now),
        sourceId: row.id,
        userId: personOf(inside),
        reason,
        openedAt: inside.now,
        until: new Date(inside.now.getTime() + OPENING_HOURS * HOUR_MS),
      });
      const people = await authorAndReaders(inside, row);
      await notify(inside, "source_opened", { assessment: { id, state }, sourceId: row.id, people });
      return changed({ code: row.code }, { ...(await sourceChange(inside, row, before)), reason });
    },
  );
}

function keepRefusal(ctx: Ctx, { key, reason }: OpenSource) {
  return mutate<"source.open_again", null, never, LoadedSource>(
    ctx,
    "source.open_again",
    (inside) => closedSubject(inside, key, true),
    async (inside, { row }) => {
      const { id, state } = await answeredAssessment(inside, row.id);
      const before = await sourceContent(inside, row.id);
      const userId = personOf(inside);
      await inside.tx
        .insert(sourceOpeningRefusals)
        .values({ id: newId(inside.now), sourceId: row.id, userId, reason, at: inside.now });
      const people = await authorAndReaders(inside, row);
      await notify(inside, "source_opening_refused", {
        assessment: { id, state },
        sourceId: row.id,
        people,
      });
      return changed(null, { ...(await sourceChange(inside, row, before)), reason });
    },
  );
}

/** Who reads a confidential source at any time. */
async function authorAndReaders(ctx: MutationCtx, { id, authorId }: SourceRow): Promise<string[]> {
  const readers = await ctx.read
    .select({ userId: sourceReaders.userId })
    .from(sourceReaders)
    .where(eq(sourceReaders.sourceId, id));
  return [authorId, ...readers.map(({ userId }) => userId)].filter((who) => who !== null);
}

/** Ends an opening before its time; the author may. One that is over stays as it is. Throws NOT_FOUND, FORBIDDEN. */
export function endOpening(ctx: Ctx, { code, opening }: EndOpening) {
  return mutate<"source.grant", { code: string }, never, LoadedSource>(
    ctx,
    "source.grant",
    (inside) => sourceSubject(inside, code, true),
    async (inside, { row }) => {
      const before = await sourceContent(inside, row.id);
      const ended = await endOpenings(inside, row.id, opening);
      return ended === 0 ? changed({ code }) : changed({ code }, await sourceChange(inside, row, before));
    },
  );
}

/** Ends what is open of a source, all of it or one opening. Answers how many ended. */
export async function endOpenings(ctx: MutationCtx, sourceId: string, opening?: string): Promise<number> {
  const ended = await ctx.tx
    .update(sourceOpenings)
    .set({ endedAt: ctx.now, endedBy: personOf(ctx) })
    .where(
      and(
        eq(sourceOpenings.sourceId, sourceId),
        opening === undefined ? undefined : eq(sourceOpenings.id, opening),
        isNull(sourceOpenings.endedAt),
        gt(sourceOpenings.until, ctx.now),
      ),
    )
    .returning({ id: sourceOpenings.id });
  return ended.length;
}

/** Every opening of a source, the newest first; for who reads it. */
export async function openingsOf(ctx: Ctx, sourceId: string): Promise<readonly SourceOpening[]> {
  const rows = await ctx.read
    .select({
      id: sourceOpenings.id,
      who: users.name,
      userId: sourceOpenings.userId,
      reason: sourceOpenings.reason,
      openedAt: sourceOpenings.openedAt,
      until: sourceOpenings.until,
      endedAt: sourceOpenings.endedAt,
    })
    .from(sourceOpenings)
    .innerJoin(users, eq(users.id, sourceOpenings.userId))
    .where(eq(sourceOpenings.sourceId, sourceId))
    .orderBy(desc(sourceOpenings.openedAt), desc(sourceOpenings.id));
  return rows.map(({ userId, openedAt, until, endedAt, ...opening }) => ({
    ...opening,
    openedAt: openedAt.toISOString(),
    until: (endedAt ?? until).toISOString(),
    isOpen: endedAt === null && until > ctx.now,
    wasEnded: endedAt !== null,
    isOwn: ctx.actor.kind === "user" && ctx.actor.userId === userId,
  }));
}

/** Every time that a source was to be opened again in vain, the newest first; for who reads it. */
export async function refusedOpeningsOf(ctx: Ctx, sourceId: string): Promise<readonly RefusedOpening[]> {
  const rows = await ctx.read
    .select({
      id: sourceOpeningRefusals.id,
      who: users.name,
      reason: sourceOpeningRefusals.reason,
      at: sourceOpeningRefusals.at,
    })
    .from(sourceOpeningRefusals)
    .innerJoin(users, eq(users.id, sourceOpeningRefusals.userId))
    .where(eq(sourceOpeningRefusals.sourceId, sourceId))
    .orderBy(desc(sourceOpeningRefusals.at), desc(sourceOpeningRefusals.id));
  return rows.map(({ at, ...refused }) => ({ ...refused, at: at.toISOString() }));
}

/** Forgets why a source was opened, or was to be opened again, where its texts are erased. */
export async function forgetReasons(ctx: MutationCtx, sourceId: string, instead: string): Promise<void> {
  for (const table of [sourceOpenings, sourceOpeningRefusals])
    await ctx.tx.update(table).set({ reason: instead }).where(eq(table.sourceId, sourceId));
}
