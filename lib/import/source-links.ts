import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { passages, sourceCountries, sources } from "@/db/schema/source";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { nextSourceCode } from "@/lib/sources/code";
import { visibleTo } from "@/lib/sources/visible-to";
import type { BatchRow } from "./batch";
import type { ImportedRating } from "./rating-rows";

const UNDETERMINED = "und";

/**
 * Cites the named sources in the imported ratings of one assessment. A name is the code of a source that the actor may
 * read, or the title of one of the country; any other becomes a restricted, ungraded source of that title, so that a
 * name typed into a table is never public by accident. What is cited already stays as it is.
 */
export async function linkSources(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  imported: readonly ImportedRating[],
): Promise<readonly BatchRow[]> {
  const names = [...new Set(imported.flatMap((rating) => rating.sources))];
  if (names.length === 0) return [];
  const { passageOf, made } = await passagesOf(ctx, assessment, names);
  const stored = await ctx.tx
    .select({ id: ratings.id, indicator: ratings.indicator })
    .from(ratings)
    .where(and(eq(ratings.assessmentId, assessment.id), eq(ratings.kind, "assessor")));
  const ratingIds = new Map(stored.map(({ id, indicator }) => [indicator, id]));
  const cited = await ctx.tx
    .select({ ratingId: ratingCitations.ratingId, passageId: ratingCitations.passageId })
    .from(ratingCitations)
    .where(
      and(
        inArray(ratingCitations.passageId, [...passageOf.values()]),
        inArray(ratingCitations.ratingId, [...ratingIds.values()]),
        isNull(ratingCitations.removedAt),
      ),
    );
  const known = new Set(cited.map(({ ratingId, passageId }) => `${ratingId} ${passageId}`));
  const rows: (typeof ratingCitations.$inferInsert)[] = [];
  for (const rating of imported) {
    const ratingId = ratingIds.get(rating.indicator);
    for (const name of rating.sources) {
      const passageId = passageOf.get(name);
      if (ratingId === undefined || passageId === undefined || known.has(`${ratingId} ${passageId}`))
        continue;
      known.add(`${ratingId} ${passageId}`);
      rows.push({
        id: newId(ctx.now),
        ratingId,
        passageId,
        shows: "exists",
        stance: "supports",
        createdAt: ctx.now,
        createdBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
        removedAt: null,
      });
    }
  }
  if (rows.length > 0) await ctx.tx.insert(ratingCitations).values(rows);
  return [
    ...made,
    ...rows.map(
      (row): BatchRow => ({
        entity: "rating_citation",
        entityId: row.id,
        versionBefore: 0,
        versionAfter: 1,
        key: row.id,
        before: null,
        after: { rating: row.ratingId, passage: row.passageId, shows: row.shows, stance: row.stance },
      }),
    ),
  ];
}

/** One passage without place or words for each name, made with its source where there is none. */
async function passagesOf(ctx: MutationCtx, assessment: AssessmentRecord, names: readonly string[]) {
  const readable = await ctx.tx
    .select({ id: sources.id, code: sources.code, title: sources.title })
    .from(sources)
    .innerJoin(sourceCountries, eq(sourceCountries.sourceId, sources.id))
    .where(
      and(
        eq(sourceCountries.countryId, assessment.countryId),
        isNull(sources.withdrawnAt),
        visibleTo(ctx.actor),
      ),
    );
  const made: BatchRow[] = [];
  const passageOf = new Map<string, string>();
  for (const name of names) {
    const found = readable.find(({ code, title }) => code === name || title === name);
    const sourceId = found?.id ?? (await makeSource(ctx, assessment, name, made));
    passageOf.set(name, await wholePassage(ctx, sourceId));
  }
  return { passageOf, made };
}

async function makeSource(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  title: string,
  made: BatchRow[],
): Promise<string> {
  const id = newId(ctx.now);
  const accessClass = "restricted";
  const home = { id: assessment.countryId, iso3: assessment.iso3 };
  const code = await nextSourceCode(ctx, home, accessClass);
  const fields = { code, type: "ngo_report", title, accessClass } as const;
  await ctx.tx.insert(sources).values({
    ...fields,
    id,
    issuedByState: false,
    typedLanguage: UNDETERMINED,
    authorId: ctx.actor.kind === "user" ? ctx.actor.userId : null,
    receivedAt: ctx.now,
    version: 1,
  });
  await ctx.tx.insert(sourceCountries).values({ sourceId: id, countryId: assessment.countryId });
  made.push({
    entity: "source",
    entityId: id,
    versionBefore: 0,
    versionAfter: 1,
    key: code,
    before: null,
    after: fields,
  });
  return id;
}

async function wholePassage(ctx: MutationCtx, sourceId: string): Promise<string> {
  const [known] = await ctx.tx
    .select({ id: passages.id })
    .from(passages)
    .where(and(eq(passages.sourceId, sourceId), isNull(passages.locator), isNull(passages.body)));
  if (known) return known.id;
  const id = newId(ctx.now);
  await ctx.tx.insert(passages).values({
    id,
    sourceId,
    locator: null,
    body: null,
    language: UNDETERMINED,
    createdBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
    createdAt: ctx.now,
    version: 1,
  });
  return id;
}
