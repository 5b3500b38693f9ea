import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { RatingKind } from "@/db/enums";
import { ratings } from "@/db/schema/rating";
import { type AssessmentKey, assessmentSubject, type LoadedAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { editionByHash } from "@/lib/editions/queries";
import type { Edition } from "@/lib/instruments/edition";
import { indicatorOf, nodeOf } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { type CitationRow, citationView, readCitations } from "./citations-read";
import { confidenceView } from "./confidence";
import type { CitationView } from "./evidence";
import { readableRating } from "./kinds";
import { EMPTY_RATING } from "./merge";
import { type RatingRow, valuesOf } from "./rows";
import type { RatingKey, RatingView, SavedRating } from "./schema";

type Viewed = { edition: Edition; loaded: LoadedAssessment; mayReadNotes: boolean };

/** What a save answers of a rating: its fields without the evidence behind them, which a save does not move. */
export function savedView(
  { indicator, kind }: Pick<RatingKey, "indicator" | "kind">,
  row: RatingRow | undefined,
  mayReadNotes: boolean,
): SavedRating {
  const { teamNote, ...values } = row ? valuesOf(row) : EMPTY_RATING;
  return {
    ...values,
    ...(mayReadNotes ? { teamNote } : {}),
    indicator,
    kind,
    version: row?.version ?? 0,
    updatedAt: row?.updatedAt.toISOString() ?? null,
  };
}

function viewOf(
  { edition, loaded, mayReadNotes }: Viewed,
  key: { indicator: string; kind: RatingKind },
  row: RatingRow | undefined,
  citations: readonly CitationRow[],
): RatingView {
  const saved = savedView(key, row, mayReadNotes);
  return {
    ...saved,
    confidence: confidenceView(edition, citations, saved, {
      cutOff: loaded.assessment.cutOffOn,
      stated: row?.confidenceStated ?? null,
    }),
    citations: citations.map(citationView),
  };
}

function rowsOf(
  ctx: Ctx,
  { assessment }: LoadedAssessment,
  { indicators, kind }: { indicators: readonly string[]; kind: RatingKind },
): Promise<readonly RatingRow[]> {
  return ctx.read
    .select()
    .from(ratings)
    .where(
      and(
        eq(ratings.assessmentId, assessment.id),
        eq(ratings.kind, kind),
        inArray(ratings.indicator, [...indicators]),
      ),
    );
}

/** What a save answers of a rating as it is stored now, in an assessment whose rights were checked. */
export async function savedRating(
  ctx: Ctx,
  loaded: LoadedAssessment,
  { indicator, kind }: Pick<RatingKey, "indicator" | "kind">,
): Promise<SavedRating> {
  const [row] = await rowsOf(ctx, loaded, { indicators: [indicator], kind });
  return savedView({ indicator, kind }, row, can(ctx.actor, "team_note.read", loaded.subject));
}

async function viewsOf(
  ctx: Ctx,
  loaded: LoadedAssessment,
  edition: Edition,
  { indicators, kind }: { indicators: readonly string[]; kind: RatingKind },
): Promise<readonly RatingView[]> {
  const rows = await rowsOf(ctx, loaded, { indicators, kind });
  const citations = await readCitations(ctx, loaded.assessment.id, indicators);
  const byIndicator = new Map(rows.map((row) => [row.indicator, row]));
  const cited = Map.groupBy(citations, ({ ratingId }) => ratingId);
  const viewed = { edition, loaded, mayReadNotes: can(ctx.actor, "team_note.read", loaded.subject) };
  return indicators.map((indicator) => {
    const row = byIndicator.get(indicator);
    return viewOf(viewed, { indicator, kind }, row, row ? (cited.get(row.id) ?? []) : []);
  });
}

/** One rating of an assessment whose rights were checked, version 0 where nothing was saved. */
export async function ratingView(
  ctx: Ctx,
  loaded: LoadedAssessment,
  { indicator, kind }: Pick<RatingKey, "indicator" | "kind">,
): Promise<RatingView> {
  const edition = await editionByHash(ctx, loaded.assessment.editionSha256);
  const { code } = indicatorOf(edition, indicator);
  const [view] = await viewsOf(ctx, loaded, edition, { indicators: [code], kind });
  if (!view) throw new AppError("INTERNAL", `no view of ${indicator}`);
  return view;
}

/** An assessment whose ratings are open to the actor. Throws NOT_FOUND for anybody else. */
export async function readableAssessment(ctx: Ctx, key: AssessmentKey): Promise<LoadedAssessment> {
  const loaded = await assessmentSubject(ctx, key);
  if (!can(ctx.actor, "rating.read", loaded.subject)) {
    throw new AppError("NOT_FOUND", `ratings of ${key.round}/${key.iso3}`);
  }
  return loaded;
}

/** One rating. Throws NOT_FOUND where assessment or indicator is absent or ratings are not open to the actor. */
export async function getRating(ctx: Ctx, key: RatingKey): Promise<RatingView> {
  return ratingView(ctx, await readableRating(ctx, key), key);
}

/** The ratings of one domain in the order of the edition, of the whole assessment where no domain is given. */
export async function listRatings(
  ctx: Ctx,
  key: AssessmentKey & { domain?: string | undefined },
): Promise<readonly RatingView[]> {
  const loaded = await readableAssessment(ctx, key);
  return ratingViews(ctx, loaded, key);
}

/** The same for an assessment that the caller loaded and whose `rating.read` the caller checked. */
export async function ratingViews(
  ctx: Ctx,
  loaded: LoadedAssessment,
  { domain }: { domain?: string | undefined },
): Promise<readonly RatingView[]> {
  const edition = await editionByHash(ctx, loaded.assessment.editionSha256);
  const indicators =
    domain === undefined ? [...edition.indicators.keys()] : nodeOf(edition, domain).indicators;
  return viewsOf(ctx, loaded, edition, { indicators, kind: "assessor" });
}

/** The ratings of some indicators beside those of the team, for who may write or read them: the caller asked. */
export async function ratingViewsOfKind(
  ctx: Ctx,
  loaded: LoadedAssessment,
  of: { indicators: readonly string[]; kind: "second" | "self" },
): Promise<readonly RatingView[]> {
  const edition = await editionByHash(ctx, loaded.assessment.editionSha256);
  return viewsOf(ctx, loaded, edition, of);
}

/** What the first raters cite for some indicators, by indicator: sources and passages, for who sees no rating. */
export async function citedSources(
  ctx: Ctx,
  assessmentId: string,
  indicators: readonly string[],
): Promise<ReadonlyMap<string, readonly CitationView[]>> {
  const citations = await readCitations(ctx, assessmentId, indicators);
  const first = citations.filter(({ kind }) => kind === "assessor");
  return new Map(
    [...Map.groupBy(first, ({ indicator }) => indicator)].map(([indicator, own]) => [
      indicator,
      own.map(citationView),
    ]),
  );
}
