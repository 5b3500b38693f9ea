/** Why the figures of a country differ from those of its last round, for who may see figures before they are released. */
import "server-only";
import { eq } from "drizzle-orm";
import type { ChangeCause } from "@/db/enums";
import { assessmentFigures } from "@/db/schema/rating";
import { assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { decimalText, type ExactNumber, exact } from "@/lib/core/exact";
import type { PersonCtx } from "@/lib/core/request";
import { correspondenceBetween, editionOf } from "@/lib/editions/crosswalk";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import type { Correspondence } from "@/lib/instruments/correspondence";
import type { Edition } from "@/lib/instruments/edition";
import { effectiveRatings, readJudgements } from "@/lib/ratings/effective-ratings";
import { engineRating } from "@/lib/ratings/scoring-input";
import type { ReleaseDocument } from "@/lib/releases/format";
import { displayFigure } from "@/lib/scoring/display";
import type { Ratings } from "@/lib/scoring/rating";
import { type NodeMove, whatMoved } from "@/lib/scoring/what-moved";
import type { ShownFigure, ShownRanges } from "./facts";
import { factsOfRelease } from "./facts-of-release";
import { lastRound } from "./head";
import { shownRange } from "./shown";

/** Decimal places that points are read with: more than are shown, so that none is rounded twice. */
const PLACES = 6;

/** The split difference of one figure, in points. */
export type ShownMove = {
  key: string;
  title: string;
  kind: "domain" | "aggregate";
  /** The figures of the two rounds as their scorecards show them. */
  before: ShownFigure;
  now: ShownFigure;
  /** Bounds and plausible range of each. */
  rangesBefore: ShownRanges;
  rangesNow: ShownRanges;
  difference: number;
  method: number;
  coverage: number;
  rating: number;
  causes: readonly { cause: ChangeCause | null; share: number; indicators: readonly string[] }[];
};

/**
 * The differences between an assessment as its team sees it and the release of the last round, of the capability figures
 * that releases show: what a release does not say of exposure is not split. Throws NOT_FOUND where the figures are not
 * open to the reader or no earlier round was released.
 */
export async function whatMovedPage(ctx: PersonCtx, key: AssessmentKey, locale: Locale) {
  const page = await assessmentPage(ctx, locale, key, "figures.read");
  const { assessment } = page;
  const last = assessment.roundKind === "outside" ? null : await lastRound(ctx, assessment);
  if (last === null) throw new AppError("NOT_FOUND", `what moved in ${key.round}/${key.iso3}`);
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const { document, round, roundTitle } = last;
  const correspondence = await correspondenceBetween(ctx, document.edition, editionOf(assessment));
  return {
    page,
    last: { round, roundTitle },
    language: edition.file.language,
    moves: correspondence && (await movesOf(ctx, assessment.id, { edition, document, correspondence })),
  };
}

async function movesOf(
  ctx: Ctx,
  assessmentId: string,
  {
    edition,
    document,
    correspondence,
  }: { edition: Edition; document: ReleaseDocument; correspondence: Correspondence },
): Promise<readonly ShownMove[]> {
  const rows = effectiveRatings(await readJudgements(ctx, assessmentId), []);
  const causes = new Map(rows.map(({ indicator, values }) => [indicator, values.changeCause]));
  const moves = whatMoved<ChangeCause>(
    { edition: await editionByHash(ctx, document.edition.sha256), ratings: releasedRatings(document) },
    { edition, ratings: new Map(rows.map(({ indicator, values }) => [indicator, engineRating(values)])) },
    correspondence,
    (indicator) => causes.get(indicator) ?? null,
  );
  const { nodes } = factsOfRelease(await editionByHash(ctx, document.edition.sha256), document);
  const stored = await readRanges(ctx, assessmentId, edition);
  return moves.flatMap((move) => {
    const { bounds, plausible } = nodes.get(move.key) ?? NO_RANGES;
    const rangesNow = stored.get(move.key) ?? NO_RANGES;
    return shownMove(edition, move).map((shown) => ({
      ...shown,
      rangesBefore: { bounds, plausible },
      rangesNow,
    }));
  });
}

const NO_RANGES: ShownRanges = { bounds: null, plausible: null };

/** Bounds and plausible ranges as they were stored with the ratings, by the key of their figure. */
async function readRanges(ctx: Ctx, assessmentId: string, edition: Edition) {
  const rows = await ctx.read
    .select({
      key: assessmentFigures.key,
      low: assessmentFigures.low,
      high: assessmentFigures.high,
      plausibleLow: assessmentFigures.plausibleLow,
      plausibleHigh: assessmentFigures.plausibleHigh,
    })
    .from(assessmentFigures)
    .where(eq(assessmentFigures.assessmentId, assessmentId));
  const number = (value: string | null) => (value === null ? null : exact(value));
  return new Map(
    rows.map(({ key, low, high, plausibleLow, plausibleHigh }): [string, ShownRanges] => {
      const bands = edition.nodes.get(key)?.bands ?? [];
      return [
        key,
        {
          bounds: shownRange(number(low), number(high), bands),
          plausible: shownRange(number(plausibleLow), number(plausibleHigh), bands),
        },
      ];
    }),
  );
}

/** The ratings that a release tells: of exposure words only, and why there is no level moves no figure. */
function releasedRatings({ indicators }: ReleaseDocument): Ratings {
  return new Map(
    indicators.map(({ code, state, level }) => [
      code,
      engineRating({ state, level, notAssessedReason: null }),
    ]),
  );
}

/** What is shown of a move: figures of capability that stand on cards. */
function shownMove(
  edition: Edition,
  move: NodeMove<ChangeCause>,
): readonly Omit<ShownMove, "rangesBefore" | "rangesNow">[] {
  const node = edition.nodes.get(move.key);
  if (node?.construct !== "capability" || node.audience !== "all") return [];
  const { bands } = node;
  return [
    {
      key: node.key,
      title: node.title,
      kind: node.kind,
      before: displayFigure(move.before, bands),
      now: displayFigure(move.now, bands),
      difference: points(move.difference),
      method: points(move.method),
      coverage: points(move.coverage),
      rating: points(move.rating),
      causes: move.causes.map(({ cause, share, indicators }) => ({
        cause,
        share: points(share),
        indicators,
      })),
    },
  ];
}

function points(value: ExactNumber): number {
  return Number(decimalText(value, PLACES));
}
