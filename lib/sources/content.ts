/** What the audit chain keeps of a source: every field, its countries, its interview, its readers and its openings. */
import "server-only";
import { eq } from "drizzle-orm";
import { countries } from "@/db/schema/country";
import {
  interviews,
  sourceCountries,
  sourceOpeningRefusals,
  sourceOpenings,
  sourceReaders,
  sources,
} from "@/db/schema/source";
import type { AuditChange } from "@/lib/audit/append";
import type { MutationCtx } from "@/lib/core/context";
import { one } from "@/lib/core/rows";

/** Names of the audited nouns of this folder. */
export const SOURCE_ENTITY = "source";
export const PASSAGE_ENTITY = "passage";

/** The audited content of a source as it is now. */
export async function sourceContent(ctx: MutationCtx, sourceId: string): Promise<Record<string, unknown>> {
  const row = one(await ctx.tx.select().from(sources).where(eq(sources.id, sourceId)));
  const [interview] = await ctx.tx.select().from(interviews).where(eq(interviews.sourceId, sourceId));
  const inCountries = await ctx.tx
    .select({ iso3: countries.iso3 })
    .from(sourceCountries)
    .innerJoin(countries, eq(countries.id, sourceCountries.countryId))
    .where(eq(sourceCountries.sourceId, sourceId))
    .orderBy(countries.iso3);
  const readers = await ctx.tx
    .select({ userId: sourceReaders.userId })
    .from(sourceReaders)
    .where(eq(sourceReaders.sourceId, sourceId))
    .orderBy(sourceReaders.userId);
  const openings = await ctx.tx
    .select({
      userId: sourceOpenings.userId,
      until: sourceOpenings.until,
      endedAt: sourceOpenings.endedAt,
    })
    .from(sourceOpenings)
    .where(eq(sourceOpenings.sourceId, sourceId))
    .orderBy(sourceOpenings.openedAt, sourceOpenings.id);
  const refused = await ctx.tx
    .select({ userId: sourceOpeningRefusals.userId, at: sourceOpeningRefusals.at })
    .from(sourceOpeningRefusals)
    .where(eq(sourceOpeningRefusals.sourceId, sourceId))
    .orderBy(sourceOpeningRefusals.at, sourceOpeningRefusals.id);
  const { id: _id, version: _version, ...fields } = row;
  return {
    ...fields,
    countries: inCountries.map(({ iso3 }) => iso3),
    readers: readers.map(({ userId }) => userId),
    openings,
    // Content that was kept before there were any stays the same.
    ...(refused.length === 0 ? {} : { refusedOpenings: refused }),
    interview: interview ? withoutId(interview) : null,
  };
}

function withoutId({ sourceId: _id, ...interview }: typeof interviews.$inferSelect) {
  return interview;
}

/** Raises the version of a source after a write and answers its audited change. */
export async function sourceChange(
  ctx: MutationCtx,
  source: { id: string; version: number },
  before: Record<string, unknown>,
): Promise<AuditChange> {
  const version = source.version + 1;
  await ctx.tx.update(sources).set({ version }).where(eq(sources.id, source.id));
  const after = await sourceContent(ctx, source.id);
  return { entity: SOURCE_ENTITY, entityId: source.id, version, before, after };
}
