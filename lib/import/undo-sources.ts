import "server-only";
import { and, eq, exists, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { countries } from "@/db/schema/country";
import { ratingCitations } from "@/db/schema/rating";
import { registerCitations } from "@/db/schema/register";
import { passages, sourceCountries, sources } from "@/db/schema/source";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { mutate } from "@/lib/core/mutate";
import type { Result } from "@/lib/core/result";
import { addToAllSubject } from "./source-subject";
import { type MadeRow, takeBack, type Undone, type UndoRefusal } from "./take-back";

/** Takes back a batch of sources, by whoever may add to the libraries of their countries. */
export async function undoSources(
  ctx: Ctx,
  batchId: string,
  made: readonly MadeRow[],
): Promise<Result<Undone, UndoRefusal>> {
  return mutate(
    ctx,
    "source.add",
    async (inside) => addToAllSubject(inside, await countriesOf(inside, made)),
    (inside) => takeBack(inside, batchId, () => withdrawSources(inside, made)),
  );
}

/** The countries of each source. */
async function countriesOf(ctx: MutationCtx, made: readonly MadeRow[]): Promise<readonly string[][]> {
  const rows = await ctx.tx
    .select({ sourceId: sourceCountries.sourceId, iso3: countries.iso3 })
    .from(sourceCountries)
    .innerJoin(countries, eq(countries.id, sourceCountries.countryId))
    .where(
      inArray(
        sourceCountries.sourceId,
        made.map(({ entityId }) => entityId),
      ),
    );
  return [...Map.groupBy(rows, ({ sourceId }) => sourceId).values()].map((places) =>
    places.map(({ iso3 }) => iso3),
  );
}

/**
 * Withdraws the sources that a batch made and that nobody changed, wrote a passage of or cites; the codes of the others
 * are left. A withdrawn source stands in no list, and its code waits for the same file to bring it back.
 */
export async function withdrawSources(ctx: MutationCtx, made: readonly MadeRow[]): Promise<Undone> {
  const versions = new Map(made.map((row) => [row.entityId, row.versionAfter]));
  const ofSource = eq(passages.sourceId, sources.id);
  const hasWords = or(isNotNull(passages.locator), isNotNull(passages.body));
  const isUsed = or(
    exists(ctx.tx.select({ id: passages.id }).from(passages).where(and(ofSource, hasWords))),
    exists(
      ctx.tx
        .select({ id: ratingCitations.id })
        .from(ratingCitations)
        .innerJoin(passages, eq(passages.id, ratingCitations.passageId))
        .where(and(ofSource, isNull(ratingCitations.removedAt))),
    ),
    exists(
      ctx.tx
        .select({ id: registerCitations.id })
        .from(registerCitations)
        .innerJoin(passages, eq(passages.id, registerCitations.passageId))
        .where(and(ofSource, isNull(registerCitations.removedAt))),
    ),
  );
  const own = inArray(sources.id, [...versions.keys()]);
  // Locked first, read after: a passage that somebody cites meanwhile is seen.
  await ctx.tx.select({ id: sources.id }).from(sources).where(own).orderBy(sources.code).for("update");
  const current = await ctx.tx
    .select({
      id: sources.id,
      code: sources.code,
      version: sources.version,
      isUsed: sql<boolean>`coalesce(${isUsed}, false)`,
    })
    .from(sources)
    .where(own)
    .orderBy(sources.code);
  const unchanged = current.filter((row) => !row.isUsed && row.version === versions.get(row.id));
  await ctx.tx
    .update(sources)
    .set({ withdrawnAt: ctx.now, version: sql`${sources.version} + 1` })
    .where(
      inArray(
        sources.id,
        unchanged.map(({ id }) => id),
      ),
    );
  const left = current.filter((row) => !unchanged.includes(row)).map(({ code }) => code);
  return { undone: unchanged.length, left };
}
