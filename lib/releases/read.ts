/** What a release says, read from what the database holds. */
import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { assessmentScopes } from "@/db/schema/assessment";
import { countryNames } from "@/db/schema/country";
import { editionValidations, instrumentEditions } from "@/db/schema/instrument";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { passages, sources } from "@/db/schema/source";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import { heardState } from "@/lib/country-comments/released";
import { editionByHash } from "@/lib/editions/queries";
import { standingOf } from "@/lib/editions/standing";
import type { Edition } from "@/lib/instruments/edition";
import { effectiveByIndicator } from "@/lib/ratings/effective";
import { readScoringInput } from "@/lib/ratings/figures";
import { unpublishedEntries } from "@/lib/registers/referenced";
import { scoreAssessment } from "@/lib/scoring/engine";
import { releasedSelfAssessment } from "@/lib/self-assessments/released";
import { mayBePublic } from "@/lib/sources/visible-to";
import { UNDETERMINED } from "@/lib/text/language";
import { keyOf, tokensIn } from "@/lib/text/tokens";
import { buildRelease, type HeardState, type ReleaseSource } from "./build";
import type { ReleaseDocument } from "./format";
import { type ReleaseCitation, type ReleasedRating, ratingToRelease } from "./released-answer";

/** Scope of an assessment for which nobody wrote one. */
const NO_SCOPE: ReleaseDocument["scope"] = {
  periodFrom: null,
  periodTo: null,
  territory: null,
  governmentLevels: null,
  placesVisited: null,
  institutionsSilent: null,
  limits: null,
  language: UNDETERMINED,
};

/** Whether readers of a release see a row of `sources`. An interview only where it may be attributed. */
const isSeenByReaders = and(eq(sources.accessClass, "public"), isNull(sources.withdrawnAt), mayBePublic);

/** Where a release stands: its code, number, time, anchor and what it corrects. */
export type ReleasePlace = Pick<ReleaseDocument, "code" | "number" | "publishedAt" | "corrigendum" | "audit">;

/** No place: for what a release would say, wherever it would stand. */
export const NOWHERE: ReleasePlace = {
  code: "",
  number: 0,
  publishedAt: "",
  corrigendum: null,
  audit: { position: 0, head: "" },
};

/** The document of a release as the ratings are now; for publishing and for the preview of what readers will get. */
export async function readRelease(
  ctx: Ctx,
  assessment: AssessmentRecord,
  place: ReleasePlace,
): Promise<ReleaseDocument> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const input = await readScoringInput(ctx, assessment, edition);
  const published = await publishedCitations(ctx, assessment.id);
  const scope = await scopeOf(ctx, assessment.id);
  const ratings = await releasedRatings(ctx, assessment.id, published.byRating);
  const selfAssessed = await releasedSelfAssessment(ctx, assessment.id);
  const heard = assessment.stateIsHeard ? await heardState(ctx, assessment.id) : null;
  return buildRelease({
    ...place,
    purpose: assessment.purpose,
    country: { iso3: assessment.iso3, name: await englishName(ctx, assessment) },
    round: {
      code: assessment.round,
      title: assessment.roundTitle,
      startsOn: assessment.startsOn,
      endsOn: assessment.endsOn,
      cutOffOn: assessment.cutOffOn,
    },
    edition: await editionFacts(ctx, assessment, edition),
    scope,
    scored: scoreAssessment(edition, input),
    confidence: input.confidence ?? new Map(),
    ratings,
    sources: published.sources,
    heard,
    selfAssessed,
    unpublished: await unpublishedReferences(ctx, [
      scope,
      ratings,
      place.corrigendum,
      heard?.comments,
      heard?.drafts.map(textsOfDraft),
      selfAssessed,
    ]),
  });
}

async function englishName(ctx: Ctx, assessment: AssessmentRecord): Promise<string> {
  const [row] = await ctx.read
    .select({ name: countryNames.name })
    .from(countryNames)
    .where(and(eq(countryNames.countryId, assessment.countryId), eq(countryNames.language, "en")));
  return row?.name ?? assessment.iso3;
}

async function editionFacts(
  ctx: Ctx,
  assessment: AssessmentRecord,
  { file }: Edition,
): Promise<ReleaseDocument["edition"]> {
  const row = one(
    await ctx.read
      .select({ title: instrumentEditions.title, language: instrumentEditions.language })
      .from(instrumentEditions)
      .where(eq(instrumentEditions.id, assessment.editionId)),
  );
  const validations = await ctx.read.$count(
    editionValidations,
    eq(editionValidations.editionId, assessment.editionId),
  );
  return {
    instrument: assessment.instrument,
    version: assessment.editionVersion,
    ...row,
    sha256: assessment.editionSha256,
    validated: standingOf(validations > 0, file) !== "proposal",
  };
}

/** The scope of an assessment as it was written. */
export async function scopeOf(ctx: Ctx, assessmentId: string): Promise<ReleaseDocument["scope"]> {
  const [row] = await ctx.read
    .select()
    .from(assessmentScopes)
    .where(eq(assessmentScopes.assessmentId, assessmentId));
  if (!row) return NO_SCOPE;
  const { assessmentId: _id, version: _version, updatedAt: _updatedAt, ...scope } = row;
  return scope;
}

/** Citations in force of published sources. */
async function publishedCitations(
  ctx: Ctx,
  assessmentId: string,
): Promise<{ byRating: ReadonlyMap<string, ReleaseCitation[]>; sources: ReleaseSource[] }> {
  const rows = await ctx.read
    .select({
      ratingId: ratingCitations.ratingId,
      citation: {
        source: sources.code,
        locator: passages.locator,
        passage: passages.body,
        language: passages.language,
        shows: ratingCitations.shows,
        stance: ratingCitations.stance,
      },
      source: {
        code: sources.code,
        type: sources.type,
        title: sources.title,
        publisher: sources.publisher,
        publishedOn: sources.publishedOn,
        periodFrom: sources.periodFrom,
        periodTo: sources.periodTo,
        inForceCheckedOn: sources.inForceCheckedOn,
        language: sources.language,
        link: sources.link,
        reliability: sources.reliability,
        credibility: sources.credibility,
      },
    })
    .from(ratingCitations)
    .innerJoin(ratings, eq(ratings.id, ratingCitations.ratingId))
    .innerJoin(passages, eq(passages.id, ratingCitations.passageId))
    .innerJoin(sources, eq(sources.id, passages.sourceId))
    .where(
      and(
        eq(ratings.assessmentId, assessmentId),
        inArray(ratings.kind, ["assessor", "reviewed"]),
        isNull(ratingCitations.removedAt),
        isSeenByReaders,
      ),
    )
    .orderBy(sources.code, ratingCitations.id);
  const grouped = Map.groupBy(rows, ({ ratingId }) => ratingId);
  const unique = new Map(rows.map(({ source }) => [source.code, source]));
  return {
    byRating: new Map([...grouped].map(([id, list]) => [id, list.map(({ citation }) => citation)])),
    sources: [...unique.values()],
  };
}

/** What a release may repeat of a draft, beside the comment on it. */
function textsOfDraft({ scope, indicators }: HeardState["drafts"][number]) {
  return [scope, indicators.map(({ rationale, notApplicableReason }) => [rationale, notApplicableReason])];
}

/** The effective ratings of an assessment, each with the citations that are given. */
export async function releasedRatings(
  ctx: Ctx,
  assessmentId: string,
  citations: ReadonlyMap<string, ReleaseCitation[]>,
): Promise<ReadonlyMap<string, ReleasedRating>> {
  const rows = await ctx.read.select().from(ratings).where(eq(ratings.assessmentId, assessmentId));
  return new Map(
    [...effectiveByIndicator(rows)].map(([indicator, row]) => [
      indicator,
      ratingToRelease(row, citations.get(row.id) ?? []),
    ]),
  );
}

/** References in these texts that may not stand in a release, by `keyOf`. */
export async function unpublishedReferences(ctx: Ctx, texts: unknown): Promise<ReadonlySet<string>> {
  const tokens = tokensIn(texts);
  const hiddenOf = async (kinds: readonly string[], hiddenCodes: typeof unpublishedSources) => {
    const own = tokens.filter(({ kind }) => kinds.includes(kind));
    const codes = own.map(({ code }) => code.trim());
    const hidden = new Set(await hiddenCodes(ctx, codes));
    return own.filter(({ code }) => hidden.has(code.trim())).map(keyOf);
  };
  return new Set([
    ...(await hiddenOf(["source"], unpublishedSources)),
    ...(await hiddenOf(["entry", "figure"], unpublishedEntries)),
  ]);
}

/** The codes among these that do not stand for a source that readers see; one that is nowhere looks like a hidden one. */
export async function unpublishedSources(ctx: Ctx, codes: readonly string[]): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  const rows = await ctx.read
    .select({ code: sources.code })
    .from(sources)
    .where(and(inArray(sources.code, [...codes]), isSeenByReaders));
  const published = new Set(rows.map(({ code }) => code));
  return codes.filter((code) => !published.has(code));
}
