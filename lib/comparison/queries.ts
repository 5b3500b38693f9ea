/**
 * Figures of a round beside those of another organisation, and exposure beside capability: for who reviews and for
 * programme managers, on the screen alone. As many statements for one country as for all.
 */
import "server-only";
import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { assessmentFigures } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import type { Ctx } from "@/lib/core/context";
import type { PersonCtx } from "@/lib/core/request";
import { countryNamesOf } from "@/lib/countries/queries";
import { anyOf } from "@/lib/database/any-of";
import { editionByHash } from "@/lib/editions/queries";
import { compareNames } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Edition, EditionNode } from "@/lib/instruments/edition";
import { startOf } from "@/lib/second-ratings/rules";
import { isTurned, standingApart } from "./apart";
import { comparedOf } from "./compared";
import { rankCorrelation } from "./rank-correlation";
import type { ComparisonView } from "./schema";
import {
  type BandedFigure,
  bandCells,
  type Comparison,
  type Figure,
  type FinalFigure,
  isOf,
  type OutsideComparison,
} from "./view";

type Named = { readonly iso3: string; readonly country: string };

/** Reads the comparison that the address asks for. Throws NOT_FOUND for who may compare nothing in the round. */
export async function readComparison(
  ctx: PersonCtx,
  code: string,
  locale: Locale,
  view: ComparisonView,
): Promise<Comparison> {
  const { round, compared, ownStateLeftOut } = await comparedOf(ctx, code);
  const [edition, outsideRounds, figures, names] = await Promise.all([
    editionByHash(ctx, round.editionSha256),
    readOutsideRounds(ctx),
    readFinalFigures(
      ctx,
      compared.map(({ id }) => id),
    ),
    countryNamesOf(
      ctx,
      locale,
      compared.map(({ iso3 }) => iso3),
    ),
  ]);
  const compareNamed = compareNames(locale);
  const named: readonly Named[] = compared
    .map(({ iso3 }) => ({ iso3, country: names.get(iso3) ?? iso3 }))
    .sort((a, b) => compareNamed(a.country, b.country));
  const nodes = edition.file.aggregates.flatMap(({ key }) => edition.nodes.get(key) ?? []);
  const ours = nodes.filter(({ shownByDefault }) => shownByDefault);
  const capabilities = ours.filter((node) => isOf(node, "capability"));
  // What others publish is mostly how governments respond.
  const chosen = ours.find(({ key }) => key === view.ours) ?? capabilities.at(-1) ?? ours[0] ?? null;
  const pair = {
    exposure: ours.find((node) => isOf(node, "exposure")),
    capability: capabilities.find(({ key }) => key === view.capability) ?? capabilities[0],
  };
  const outsideRound = outsideRounds.find((one) => one.code === view.outside) ?? outsideRounds[0];
  const inBands = (one: EditionNode, other: EditionNode) => {
    const shown = { exposure: asBanded(one), capability: asBanded(other) };
    return { ...shown, ...bandCells(named, figures, shown) };
  };
  return {
    round,
    language: edition.file.language,
    ours: ours.map(asFigure),
    chosen: chosen && asFigure(chosen),
    outsideRounds: outsideRounds.map(({ code: outsideCode, title }) => ({ code: outsideCode, title })),
    outside:
      outsideRound === undefined || chosen === null
        ? null
        : await besideOutside(ctx, outsideRound, {
            named,
            ours: figures.filter(({ key }) => key === chosen.key),
            theirsKey: view.theirs,
            seedOf: (outside) =>
              startOf({ editionSha256: round.editionSha256, round: round.code, iso3: outside }),
          }),
    capabilities: capabilities.map(asFigure),
    bands: pair.exposure && pair.capability ? inBands(pair.exposure, pair.capability) : null,
    countries: named.length,
    ownStateLeftOut,
  };
}

function asFigure({ key, title }: EditionNode): Figure {
  return { key, title };
}

function asBanded(node: EditionNode): BandedFigure {
  return { ...asFigure(node), bands: node.bands.map(({ code, label }) => ({ code, label })) };
}

type OutsideRow = Awaited<ReturnType<typeof readOutsideRounds>>[number];

async function besideOutside(
  ctx: Ctx,
  outside: OutsideRow,
  asked: {
    named: readonly Named[];
    ours: readonly FinalFigure[];
    theirsKey: string | undefined;
    seedOf: (outside: string) => number;
  },
): Promise<OutsideComparison> {
  const { named } = asked;
  const edition = await editionByHash(ctx, outside.sha256);
  const nodes = figuresOf(edition);
  const node = nodes.find(({ key }) => key === asked.theirsKey) ?? nodes.at(-1) ?? null;
  const rows =
    node === null
      ? []
      : await readOutsideFigures(
          ctx,
          outside.id,
          node.key,
          named.map(({ iso3 }) => iso3),
        );
  const theirs = new Map(rows.map(({ iso3, score }) => [iso3, score]));
  const ours = new Map(asked.ours.map(({ iso3, score }) => [iso3, score]));
  const both = named.flatMap(({ iso3 }) => {
    const [one, other] = [ours.get(iso3), theirs.get(iso3)];
    return one === undefined || other === undefined ? [] : [{ iso3, ours: one, theirs: other }];
  });
  const correlation = rankCorrelation(
    both.map((pair) => [pair.ours, pair.theirs]),
    asked.seedOf(outside.code),
  );
  const countryOf = new Map(named.map(({ iso3, country }) => [iso3, country]));
  const paired = new Set(both.map(({ iso3 }) => iso3));
  return {
    outside: { code: outside.code, title: outside.title },
    language: edition.file.language,
    figures: nodes.map(asFigure),
    theirs: node && asFigure(node),
    correlation,
    isTurned: isTurned(correlation.spearman.value),
    apart: standingApart(both).map((one) => ({ ...one, country: countryOf.get(one.iso3) ?? one.iso3 })),
    without: named.filter(({ iso3 }) => !paired.has(iso3)).map(({ country }) => country),
  };
}

/** Every figure of an edition: its aggregates, or its domains where it has none. */
function figuresOf(edition: Edition): readonly EditionNode[] {
  const nodes = [...edition.nodes.values()];
  const aggregates = nodes.filter(({ kind }) => kind === "aggregate");
  return aggregates.length > 0 ? aggregates : nodes;
}

/** Rounds of other organisations; their figures are published, so that who compares may see them beside ours. */
function readOutsideRounds(ctx: Ctx) {
  return ctx.read
    .select({ id: rounds.id, code: rounds.code, title: rounds.title, sha256: instrumentEditions.sha256 })
    .from(rounds)
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, rounds.editionId))
    .where(eq(rounds.kind, "outside"))
    .orderBy(asc(rounds.title), asc(rounds.code));
}

const FIGURE = {
  iso3: countries.iso3,
  key: assessmentFigures.key,
  score: sql<number>`${assessmentFigures.score}::float8`,
  band: assessmentFigures.band,
};
const isFinal = and(eq(assessmentFigures.status, "final"), isNotNull(assessmentFigures.score));

/** Final figures of these assessments. The caller has checked that the actor may compare them. */
function readFinalFigures(ctx: Ctx, ids: readonly string[]): Promise<FinalFigure[]> {
  return ctx.read
    .select(FIGURE)
    .from(assessmentFigures)
    .innerJoin(assessments, eq(assessments.id, assessmentFigures.assessmentId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(anyOf(assessmentFigures.assessmentId, ids), isFinal, eq(assessmentFigures.kind, "aggregate")))
    .orderBy(asc(countries.iso3), asc(assessmentFigures.key));
}

function readOutsideFigures(
  ctx: Ctx,
  roundId: string,
  key: string,
  iso3s: readonly string[],
): Promise<FinalFigure[]> {
  return ctx.read
    .select(FIGURE)
    .from(assessmentFigures)
    .innerJoin(assessments, eq(assessments.id, assessmentFigures.assessmentId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(
      and(
        eq(assessments.roundId, roundId),
        eq(assessmentFigures.key, key),
        anyOf(countries.iso3, iso3s),
        isFinal,
      ),
    )
    .orderBy(asc(countries.iso3));
}
