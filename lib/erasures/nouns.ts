/** How the noun that a passage is erased from is called, and where it stands, for a person who may see it. */
import "server-only";
import { and, eq, type SQL } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { ratings } from "@/db/schema/rating";
import { registerEntries } from "@/db/schema/register";
import { comments, commentThreads } from "@/db/schema/review";
import { rounds } from "@/db/schema/round";
import { passages, sources } from "@/db/schema/source";
import { visibleTo } from "@/lib/assessments/visible-to";
import type { Ctx } from "@/lib/core/context";
import { entryPath } from "@/lib/registers/schema";
import { visibleTo as visibleEntries } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";
import { visibleTo as visibleSources } from "@/lib/sources/visible-to";
import { ERASURE_NOUNS, type ErasureNoun } from "./schema";
import type { NamedNoun } from "./view";

/** The noun in words for who may see it; null where it is another kind, is not there, or is hidden from the actor. */
export async function namedNoun(ctx: Ctx, entity: string, entityId: string): Promise<NamedNoun | null> {
  const noun = ERASURE_NOUNS.find((known) => known === entity);
  if (noun === undefined) return null;
  const found = await FINDERS[noun](ctx, entityId);
  return found === null ? null : { noun, ...found };
}

type Found = { name: string; href: string } | null;

const FINDERS: Readonly<Record<ErasureNoun, (ctx: Ctx, id: string) => Promise<Found>>> = {
  rating: async (ctx, id) => {
    const [row] = await ctx.read
      .select({
        round: rounds.code,
        iso3: countries.iso3,
        indicator: ratings.indicator,
        kind: ratings.kind,
      })
      .from(ratings)
      .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .where(and(eq(ratings.id, id), visibleTo(ctx.actor, "history.read")));
    if (!row) return null;
    const { round, iso3, indicator, kind } = row;
    return {
      name: `${round} ${iso3} ${indicator}`,
      href: `/rounds/${round}/${iso3}/history/${indicator}/${kind}`,
    };
  },
  assessment: (ctx, id) => assessmentFound(ctx, eq(assessments.id, id), "history"),
  assessment_scope: (ctx, id) => assessmentFound(ctx, eq(assessments.id, id), "scope"),
  comment: async (ctx, id) => {
    const [row] = await ctx.read
      .select({ thread: comments.threadId })
      .from(comments)
      .where(eq(comments.id, id));
    return row ? threadFound(ctx, row.thread) : null;
  },
  comment_thread: threadFound,
  source: (ctx, id) => sourceFound(ctx, eq(sources.id, id)),
  passage: async (ctx, id) => {
    const [row] = await ctx.read
      .select({ source: passages.sourceId })
      .from(passages)
      .where(eq(passages.id, id));
    return row ? sourceFound(ctx, eq(sources.id, row.source), "#passages") : null;
  },
  register_entry: async (ctx, id) => {
    const [row] = await ctx.read
      .select({ register: registerEntries.register, code: registerEntries.code })
      .from(registerEntries)
      .where(and(eq(registerEntries.id, id), visibleEntries(ctx.actor, await programmeDay(ctx))));
    return row ? { name: row.code, href: entryPath(row.register, row.code) } : null;
  },
};

async function assessmentFound(ctx: Ctx, which: SQL, page: "history" | "scope" | "review"): Promise<Found> {
  const [row] = await ctx.read
    .select({ round: rounds.code, iso3: countries.iso3 })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(which, visibleTo(ctx.actor, page === "review" ? "comment.read" : "progress.read")));
  return row ? { name: `${row.round} ${row.iso3}`, href: `/rounds/${row.round}/${row.iso3}/${page}` } : null;
}

async function threadFound(ctx: Ctx, id: string): Promise<Found> {
  const [thread] = await ctx.read
    .select({ assessmentId: commentThreads.assessmentId, indicator: commentThreads.indicator })
    .from(commentThreads)
    .where(eq(commentThreads.id, id));
  if (!thread) return null;
  const found = await assessmentFound(ctx, eq(assessments.id, thread.assessmentId), "review");
  return found && { name: `${found.name} ${thread.indicator}`, href: `${found.href}#thread-${id}` };
}

async function sourceFound(ctx: Ctx, which: SQL, anchor = ""): Promise<Found> {
  const [row] = await ctx.read
    .select({ code: sources.code })
    .from(sources)
    .where(and(which, visibleSources(ctx.actor)));
  return row ? { name: row.code, href: `/sources/${row.code}${anchor}` } : null;
}
