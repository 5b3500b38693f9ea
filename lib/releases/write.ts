import "server-only";
import { and, desc, eq, inArray, isNull, ne, not, or } from "drizzle-orm";
import { assessmentScopes } from "@/db/schema/assessment";
import { countryNames } from "@/db/schema/country";
import { editionValidations, instrumentEditions } from "@/db/schema/instrument";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { releases } from "@/db/schema/release";
import { passages, sources } from "@/db/schema/source";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { holdAuditHead } from "@/lib/audit/head";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";
import { editionByHash } from "@/lib/editions/queries";
import { effectiveByIndicator } from "@/lib/ratings/effective";
import { readScoringInput } from "@/lib/ratings/figures";
import { unpublishedEntries } from "@/lib/registers/referenced";
import { scoreAssessment } from "@/lib/scoring/engine";
import { mayBePublic } from "@/lib/sources/visible-to";
import { keyOf, tokensIn } from "@/lib/text/tokens";
import { buildRelease, type ReleaseCitation, type ReleasedRating, type ReleaseSource } from "./build";
import { type ReleaseDocument, releaseSchema } from "./format";

/** Scope of an assessment for which nobody wrote one. */
const NO_SCOPE: ReleaseDocument["scope"] = {
  periodFrom: null,
  periodTo: null,
  territory: null,
  governmentLevels: null,
  placesVisited: null,
  institutionsSilent: null,
  limits: null,
  language: "und",
};

/** Where a release stands: its code, number, time, anchor and what it corrects. */
type Place = Pick<ReleaseDocument, "code" | "number" | "publishedAt" | "corrigendum" | "audit">;

/**
 * Writes the next release of an assessment inside the transaction of its publishing. `corrigendum` says what changed
 * and is required from the second release on. Throws INVALID where the document does not fit its own schema.
 */
export async function writeRelease(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  corrigendum: string | null,
): Promise<{ code: string; change: AuditChange }> {
  const [latest] = await ctx.tx
    .select({ number: releases.number, code: releases.code })
    .from(releases)
    .where(eq(releases.assessmentId, assessment.id))
    .orderBy(desc(releases.number))
    .limit(1);
  const number = (latest?.number ?? 0) + 1;
  const code = `${assessment.round}-${assessment.iso3}-${number}`;
  const head = await holdAuditHead(ctx);
  const document = await readRelease(ctx, assessment, {
    code,
    number,
    publishedAt: ctx.now.toISOString(),
    corrigendum: latest && corrigendum !== null ? { text: corrigendum, replaces: latest.code } : null,
    audit: { position: head.position, head: head.sha256 },
  });
  const valid = releaseSchema.safeParse(document);
  if (!valid.success) throw new AppError("INVALID", `release ${code}: ${valid.error.message}`);
  const content = canonicalJson(document);
  const id = newId(ctx.now);
  const hash = sha256(content);
  await ctx.tx.insert(releases).values({
    id,
    code,
    assessmentId: assessment.id,
    number,
    content,
    sha256: hash,
    corrigendum: document.corrigendum?.text ?? null,
    auditHead: head.sha256,
    publishedAt: ctx.now,
  });
  const after = { code, number, sha256: hash, auditHead: head.sha256 };
  return { code, change: { entity: "release", entityId: id, version: 1, before: null, after } };
}

/** The document of a release as the ratings are now; for publishing and for the preview of what readers will get. */
export async function readRelease(
  ctx: Ctx,
  assessment: AssessmentRecord,
  place: Place,
): Promise<ReleaseDocument> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const input = await readScoringInput(ctx, assessment, edition);
  const published = await publishedCitations(ctx, assessment.id);
  const scope = await scopeOf(ctx, assessment.id);
  const ratings = await releasedRatings(ctx, assessment.id, published.byRating);
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
    edition: await editionFacts(ctx, assessment),
    scope,
    scored: scoreAssessment(edition, input),
    confidence: input.confidence ?? new Map(),
    ratings,
    sources: published.sources,
    unpublished: await unpublishedReferences(ctx, [scope, ratings, place.corrigendum]),
  });
}

async function englishName(ctx: Ctx, assessment: AssessmentRecord): Promise<string> {
  const [row] = await ctx.read
    .select({ name: countryNames.name })
    .from(countryNames)
    .where(and(eq(countryNames.countryId, assessment.countryId), eq(countryNames.language, "en")));
  return row?.name ?? assessment.iso3;
}

async function editionFacts(ctx: Ctx, assessment: AssessmentRecord): Promise<ReleaseDocument["edition"]> {
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
    validated: validations > 0,
  };
}

async function scopeOf(ctx: Ctx, assessmentId: string): Promise<ReleaseDocument["scope"]> {
  const [row] = await ctx.read
    .select()
    .from(assessmentScopes)
    .where(eq(assessmentScopes.assessmentId, assessmentId));
  if (!row) return NO_SCOPE;
  const { assessmentId: _id, version: _version, updatedAt: _updatedAt, ...scope } = row;
  return scope;
}

/** Citations in force of published sources. An interview counts as published only where it may be attributed. */
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
        eq(sources.accessClass, "public"),
        isNull(sources.withdrawnAt),
        mayBePublic,
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

async function releasedRatings(
  ctx: Ctx,
  assessmentId: string,
  citations: ReadonlyMap<string, ReleaseCitation[]>,
): Promise<ReadonlyMap<string, ReleasedRating>> {
  const rows = await ctx.read.select().from(ratings).where(eq(ratings.assessmentId, assessmentId));
  return new Map(
    [...effectiveByIndicator(rows)].map(([indicator, row]) => [
      indicator,
      {
        indicator,
        state: row.state,
        level: row.level === null ? null : Number(row.level),
        reason: row.notAssessedReason,
        notApplicableReason: row.notApplicableReason,
        rationale: row.rationale,
        language: row.language,
        changeCause: row.changeCause,
        citations: citations.get(row.id) ?? [],
      },
    ]),
  );
}

/** References in these texts that may not stand in a release, by `keyOf`. */
async function unpublishedReferences(ctx: Ctx, texts: unknown): Promise<ReadonlySet<string>> {
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

async function unpublishedSources(ctx: Ctx, codes: readonly string[]): Promise<readonly string[]> {
  if (codes.length === 0) return [];
  const rows = await ctx.read
    .select({ code: sources.code })
    .from(sources)
    .where(and(inArray(sources.code, [...codes]), or(ne(sources.accessClass, "public"), not(mayBePublic))));
  return rows.map(({ code }) => code);
}
