/** What a draft would do before it is published: to the method, to comparisons over rounds, and to the latest round. */
import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { assessmentFigures } from "@/db/schema/rating";
import { visibleTo } from "@/lib/assessments/visible-to";
import type { PersonCtx } from "@/lib/core/request";
import { countryNamesOf } from "@/lib/countries/queries";
import { compareNames } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { type ComparedNode, comparedNodes } from "@/lib/instruments/comparability";
import {
  CARRY_STATES,
  type CarryState,
  type Correspondence,
  chained,
  correspondenceOf,
} from "@/lib/instruments/correspondence";
import type { Edition, EditionNode } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { readJudgedRatings } from "@/lib/ratings/effective-ratings";
import { engineRating } from "@/lib/ratings/scoring-input";
import { listRounds, type RoundRecord } from "@/lib/rounds/queries";
import { shownPercent } from "@/lib/scorecards/shown";
import { scoreAssessment } from "@/lib/scoring/engine";
import type { Rating, Ratings } from "@/lib/scoring/rating";
import { correspondenceBetween, editionOf } from "./crosswalk";
import { type DraftPage, readDraft } from "./draft-page";
import { editionByHash } from "./queries";

/** A round on the instrument of a draft; it stays on its edition. */
export type RoundBeside = { code: string; title: string; edition: string; running: number };

/** The band of a figure as it stands and as the draft would read what can be carried. Null where there is none. */
export type BandImpact = {
  key: string;
  title: string;
  before: string | null;
  after: string | null;
  /** Whole percent of the weight that can be carried. */
  coverage: number | null;
};
export type AssessmentImpact = {
  iso3: string;
  country: string;
  counts: Readonly<Record<CarryState, number>>;
  bands: readonly BandImpact[];
};

export type Impact = {
  page: DraftPage;
  /** Null while a reference of the draft leads nowhere. */
  compared: readonly ComparedNode[] | null;
  rounds: readonly RoundBeside[];
  /** The latest round of the programme with the assessments whose figures the reader may see; null for who sees none. */
  latest: { code: string; title: string; assessments: readonly AssessmentImpact[] } | null;
  /** Whether the reader changes drafts, and whether figures are open to the reader at all. */
  mayEdit: boolean;
  seesFigures: boolean;
};

/** Everything that a draft would do. Counts for who makes it; bands by assessment for who may see figures. Throws NOT_FOUND. */
export async function readImpact(ctx: PersonCtx, locale: Locale, id: string): Promise<Impact> {
  const page = await readDraft(ctx, id, "edition.impact");
  const { base, state, head } = page;
  const { edition, crosswalk } = state;
  const rounds = (await listRounds(ctx)).filter(
    ({ instrument, kind }) => instrument === head.instrument && kind === "programme",
  );
  const beside = rounds.map(({ code, title, instrument, editionVersion, runningCount }) => ({
    code,
    title,
    edition: `${instrument}@${editionVersion}`,
    running: runningCount,
  }));
  const mayEdit = can(ctx.actor, "edition.draft", { kind: "installation" });
  const seesFigures = can(ctx.actor, "round.oversee", { kind: "installation" });
  const known = { page, rounds: beside, mayEdit, seesFigures };
  if (edition === null || crosswalk === null) return { ...known, compared: null, latest: null };
  const toDraft = correspondenceOf(crosswalk);
  return {
    ...known,
    compared: comparedNodes(base, edition, toDraft),
    latest: seesFigures ? await latestRound(ctx, locale, { page, edition, toDraft, rounds }) : null,
  };
}

/** The latest round in which the actor may see figures, on the ground of the draft. */
async function latestRound(
  ctx: PersonCtx,
  locale: Locale,
  {
    page,
    edition,
    toDraft,
    rounds,
  }: { page: DraftPage; edition: Edition; toDraft: Correspondence; rounds: readonly RoundRecord[] },
): Promise<Impact["latest"]> {
  const assessed = await visibleAssessments(
    ctx,
    rounds.filter(({ purpose }) => purpose !== "practice").map(({ id }) => id),
  );
  const round = rounds.find(({ id }) => assessed.some(({ roundId }) => roundId === id));
  if (round === undefined) return null;
  const toBase = await correspondenceBetween(ctx, editionOf(round), {
    instrument: page.head.instrument,
    version: page.head.baseVersion,
    sha256: page.row.baseSha256,
  });
  return {
    code: round.code,
    title: round.title,
    assessments: await assessmentImpacts(
      ctx,
      locale,
      assessed.filter(({ roundId }) => roundId === round.id),
      {
        before: await editionByHash(ctx, round.editionSha256),
        edition,
        carried: chained(toBase ?? new Map(), toDraft),
      },
    ),
  };
}

type Assessed = { id: string; roundId: string; iso3: string };

function visibleAssessments(ctx: PersonCtx, roundIds: readonly string[]): Promise<Assessed[]> {
  return ctx.read
    .select({ id: assessments.id, roundId: assessments.roundId, iso3: countries.iso3 })
    .from(assessments)
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(inArray(assessments.roundId, [...roundIds]), visibleTo(ctx.actor, "figures.read")))
    .orderBy(asc(countries.iso3));
}

type Carrying = { before: Edition; edition: Edition; carried: Correspondence };

/** What the draft would read of each assessment, in as many statements for one as for all. */
async function assessmentImpacts(
  ctx: PersonCtx,
  locale: Locale,
  rows: readonly Assessed[],
  { before, edition, carried }: Carrying,
): Promise<readonly AssessmentImpact[]> {
  const ids = rows.map(({ id }) => id);
  const iso3s = rows.map(({ iso3 }) => iso3);
  const names = await countryNamesOf(ctx, locale, iso3s);
  const judged = await readJudgedRatings(ctx, ids);
  const figures = await ctx.read
    .select({ id: assessmentFigures.assessmentId, key: assessmentFigures.key, band: assessmentFigures.band })
    .from(assessmentFigures)
    .where(and(inArray(assessmentFigures.assessmentId, ids), eq(assessmentFigures.kind, "aggregate")));
  const bandOf = new Map(figures.map(({ id, key, band }) => [`${id} ${key}`, band]));
  const shown = [...edition.nodes.values()].filter(isOnCards);
  const compareNamed = compareNames(locale);
  return rows
    .map(({ id, iso3 }): AssessmentImpact => {
      const own: Ratings = new Map(
        (judged.get(id) ?? []).map(({ indicator, values }) => [indicator, engineRating(values)]),
      );
      const { nodes } = scoreAssessment(edition, { ratings: carriedRatings(edition, own, carried) });
      return {
        iso3,
        country: names.get(iso3) ?? iso3,
        counts: carryCounts(edition, own, carried),
        bands: shown.map((node): BandImpact => {
          const then = before.nodes.get(node.key);
          const now = nodes.get(node.key);
          return {
            key: node.key,
            title: node.title,
            before: then === undefined ? null : bandLabel(then, bandOf.get(`${id} ${node.key}`) ?? null),
            after: bandLabel(node, now?.band ?? null),
            coverage: shownPercent(now?.coverage ?? null),
          };
        }),
      };
    })
    .sort((a, b) => compareNamed(a.country, b.country));
}

/** The capability figures that stand on every card. */
function isOnCards({ kind, construct, audience, hasStatus, shownByDefault }: EditionNode): boolean {
  return (
    kind === "aggregate" && construct === "capability" && audience === "all" && hasStatus && shownByDefault
  );
}

function bandLabel({ bands }: EditionNode, code: string | null): string | null {
  return bands.find((band) => band.code === code)?.label ?? null;
}

/** The ratings of indicators that are the same in the draft; no rating of any other is read into it. */
function carriedRatings(edition: Edition, own: Ratings, carried: Correspondence): Ratings {
  return new Map(
    [...edition.indicators.keys()].flatMap((code) => {
      const origin = carried.get(code);
      const rating = origin?.state === "same" ? own.get(origin.from[0] ?? "") : undefined;
      return rating === undefined ? [] : [[code, readable(edition, rating)] as const];
    }),
  );
}

/** A gap whose reason the draft no longer knows is a gap without one. */
function readable(edition: Edition, rating: Rating): Rating {
  const known = edition.file.gaps?.reasons.some(
    ({ code }) => rating.state === "not_assessed" && code === rating.reason,
  );
  return rating.state === "not_assessed" && known === false ? { state: "not_assessed" } : rating;
}

/** How many indicators of the draft have an earlier rating that holds, one to look at, or none. */
function carryCounts(
  edition: Edition,
  own: Ratings,
  carried: Correspondence,
): Readonly<Record<CarryState, number>> {
  const stateOf = (code: string): CarryState => {
    const origin = carried.get(code);
    return origin?.from.some((from) => own.has(from)) ? origin.state : "no_equivalent";
  };
  const states = [...edition.indicators.keys()].map(stateOf);
  const [same = 0, look = 0, none = 0] = CARRY_STATES.map(
    (state) => states.filter((one) => one === state).length,
  );
  return { same, needs_a_look: look, no_equivalent: none };
}
