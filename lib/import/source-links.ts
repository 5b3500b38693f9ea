import { personOrNull } from "@/lib/core/acting-person";
import { UNDETERMINED } from "@/lib/text/language";
import "server-only";
import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { passages, sourceCountries, sources } from "@/db/schema/source";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { nextSourceCode } from "@/lib/sources/code";
import { endedAmong } from "@/lib/sources/consent";
import { sourceCodeSchema } from "@/lib/sources/schema";
import { consentEnded, visibleTo } from "@/lib/sources/visible-to";
import type { BatchRow } from "./batch";
import { type Problem, problem } from "./problem";
import type { ImportedRating } from "./rating-rows";

/** What a name in a table does not say. */
const NOTHING_KNOWN = {
  publisher: null,
  origin: null,
  issuingBody: null,
  ministry: null,
  issuedByState: false,
  inForceCheckedOn: null,
  publishedOn: null,
  periodFrom: null,
  periodTo: null,
  language: null,
  reliability: null,
  credibility: null,
  link: null,
  typedLanguage: UNDETERMINED,
  withdrawnAt: null,
};

/**
 * Cites the named sources in the imported ratings of one assessment. A name is the code of a source that the actor may
 * read, or the title of one of the country; any other becomes a restricted source that nobody has classified or graded,
 * so that a name typed into a table is never public by accident and no fact about it is made up. A free code is kept.
 * What is cited already stays as it is; a source to which consent has ended is a problem of every line that cites it anew.
 */
export async function linkSources(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  imported: readonly ImportedRating[],
): Promise<{ rows: readonly BatchRow[]; problems: readonly Problem[] }> {
  const names = [...new Set(imported.flatMap((rating) => rating.sources))];
  if (names.length === 0) return { rows: [], problems: [] };
  const { passageOf, made, ended } = await passagesOf(ctx, assessment, names);
  const stored = await ctx.tx
    .select({ id: ratings.id, indicator: ratings.indicator })
    .from(ratings)
    .where(and(eq(ratings.assessmentId, assessment.id), eq(ratings.kind, "assessor")));
  const ratingIds = new Map(stored.map(({ id, indicator }) => [indicator, id]));
  const before = await ctx.tx
    .select({
      ratingId: ratingCitations.ratingId,
      passageId: ratingCitations.passageId,
      sourceId: passages.sourceId,
    })
    .from(ratingCitations)
    .innerJoin(passages, eq(passages.id, ratingCitations.passageId))
    .where(
      and(
        or(
          inArray(ratingCitations.passageId, [...passageOf.values()]),
          inArray(passages.sourceId, [...ended.values()]),
        ),
        inArray(ratingCitations.ratingId, [...ratingIds.values()]),
        isNull(ratingCitations.removedAt),
      ),
    );
  const known = new Set(
    before.flatMap((one) => [one.passageId, one.sourceId].map((id) => `${one.ratingId} ${id}`)),
  );
  const rows: (typeof ratingCitations.$inferInsert)[] = [];
  const problems: Problem[] = [];
  for (const rating of imported) {
    const ratingId = ratingIds.get(rating.indicator);
    for (const name of rating.sources) {
      const place = { line: rating.line, column: "source" };
      const endedId = ended.get(name);
      if (endedId !== undefined && !known.has(`${ratingId} ${endedId}`))
        problems.push(problem("source_consent_ended", place, { value: name }));
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
        createdBy: personOrNull(ctx),
        removedAt: null,
      });
    }
  }
  if (rows.length > 0) await ctx.tx.insert(ratingCitations).values(rows);
  const cited = rows.map(
    (row): BatchRow => ({
      entity: "rating_citation",
      entityId: row.id,
      versionBefore: 0,
      versionAfter: 1,
      key: row.id,
      before: null,
      after: { rating: row.ratingId, passage: row.passageId, shows: row.shows, stance: row.stance },
    }),
  );
  return { rows: [...made, ...cited], problems };
}

/**
 * One passage without place or words for each name, made with its source where there is none. A source to which consent
 * has ended takes nothing more: it stands in `ended`.
 */
async function passagesOf(ctx: MutationCtx, assessment: AssessmentRecord, names: readonly string[]) {
  const readable = await ctx.tx
    .select({
      id: sources.id,
      code: sources.code,
      title: sources.title,
      ofCountry: sourceCountries.countryId,
    })
    .from(sources)
    .leftJoin(
      sourceCountries,
      and(eq(sourceCountries.sourceId, sources.id), eq(sourceCountries.countryId, assessment.countryId)),
    )
    .where(
      and(
        or(inArray(sources.code, [...names]), inArray(sources.title, [...names])),
        isNull(sources.withdrawnAt),
        visibleTo(ctx),
      ),
    )
    // Of two with the same title the one that may be cited comes first.
    .orderBy(consentEnded, sources.code);
  const endedIds = await endedAmong(
    ctx,
    readable.map(({ id }) => id),
  );
  const made: BatchRow[] = [];
  const ended = new Map<string, string>();
  const passageOf = new Map<string, string>();
  for (const name of names) {
    const found =
      readable.find(({ code }) => code === name) ??
      readable.find(({ title, ofCountry }) => title === name && ofCountry !== null);
    if (found && endedIds.has(found.id)) {
      ended.set(name, found.id);
      continue;
    }
    const sourceId = found?.id ?? (await makeSource(ctx, assessment, name, made));
    passageOf.set(name, await wholePassage(ctx, sourceId));
  }
  return { passageOf, made, ended };
}

async function makeSource(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  name: string,
  made: BatchRow[],
): Promise<string> {
  const { code, withdrawn } = await codeFor(ctx, assessment, name);
  const id = withdrawn?.id ?? newId(ctx.now);
  const version = (withdrawn?.version ?? 0) + 1;
  const fields = { code, type: "unclassified", title: name, accessClass: "restricted" } as const;
  const values = {
    ...fields,
    ...NOTHING_KNOWN,
    authorId: personOrNull(ctx),
    receivedAt: ctx.now,
    version,
  };
  if (withdrawn) {
    await ctx.tx.update(sources).set(values).where(eq(sources.id, id));
    await ctx.tx.delete(sourceCountries).where(eq(sourceCountries.sourceId, id));
  } else await ctx.tx.insert(sources).values({ ...values, id });
  await ctx.tx.insert(sourceCountries).values({ sourceId: id, countryId: assessment.countryId });
  made.push({
    entity: "source",
    entityId: id,
    versionBefore: withdrawn?.version ?? 0,
    versionAfter: version,
    key: code,
    before: null,
    after: fields,
  });
  return id;
}

/** The name itself where it is a code that nobody uses (one that an undo withdrew comes back), else the next code. */
async function codeFor(ctx: MutationCtx, assessment: AssessmentRecord, name: string) {
  if (sourceCodeSchema.safeParse(name).success) {
    const [taken] = await ctx.tx
      .select({ id: sources.id, version: sources.version, withdrawnAt: sources.withdrawnAt })
      .from(sources)
      .where(eq(sources.code, name))
      .for("update");
    if (!taken || taken.withdrawnAt !== null) return { code: name, withdrawn: taken };
  }
  const code = await nextSourceCode(ctx, { id: assessment.countryId, iso3: assessment.iso3 }, "restricted");
  return { code, withdrawn: undefined };
}

/** The passage of a source that has neither place nor words, made where there is none. */
export async function wholePassage(ctx: MutationCtx, sourceId: string): Promise<string> {
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
    createdBy: personOrNull(ctx),
    createdAt: ctx.now,
    version: 1,
  });
  return id;
}
