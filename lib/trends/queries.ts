import "server-only";
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { RoundPurpose } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { ratings } from "@/db/schema/rating";
import { releases } from "@/db/schema/release";
import { rounds } from "@/db/schema/round";
import { assessmentColumns } from "@/lib/assessments/subject";
import { FACTS, visibleTo } from "@/lib/assessments/visible-to";
import type { Ctx } from "@/lib/core/context";
import { dayIn } from "@/lib/core/days";
import { getCountry } from "@/lib/countries/queries";
import { anyOf } from "@/lib/database/any-of";
import { correspondenceBetween, type EditionName, editionOf } from "@/lib/editions/crosswalk";
import { editionIsValidated } from "@/lib/editions/is-validated";
import { editionByHash } from "@/lib/editions/queries";
import { standingOf } from "@/lib/editions/standing";
import type { Locale } from "@/lib/i18n/locales";
import { RUNNING } from "@/lib/policy/assessment";
import { EFFECTIVE_KINDS, effectiveLevels } from "@/lib/ratings/effective";
import { parseRelease } from "@/lib/releases/queries";
import { factsOfRelease } from "@/lib/scorecards/facts-of-release";
import { may, mayReadRelease, RELEASED } from "@/lib/scorecards/grid-reads";
import { teamCardFacts } from "@/lib/scorecards/team-facts";
import { programmeZone } from "@/lib/settings/programme-day";
import { PURPOSE_ORDER } from "./schema";
import { buildTrend, type RoundFacts, type TrendPage } from "./trend";

type RoundRow = Awaited<ReturnType<typeof readRounds>>[number];

/** The rounds of the programme in which something of the country is open to the actor, the earliest cut-off date first. */
function readRounds(ctx: Ctx, iso3: string) {
  return ctx.read
    .select({
      assessment: assessmentColumns,
      readsFigures: may(ctx, "figures.read"),
      readsRelease: mayReadRelease(ctx),
      stateAsked: FACTS.stateWasAsked,
      isValidated: editionIsValidated(ctx),
    })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(and(eq(countries.iso3, iso3), eq(rounds.kind, "programme"), visibleTo(ctx.actor)))
    .orderBy(asc(rounds.cutOffOn), asc(rounds.startsOn), asc(rounds.code));
}

/** Ratings that are not released, of those who may see them: while the work goes on, and never once it was withdrawn. */
function isDraft({ readsFigures, assessment }: RoundRow): boolean {
  return readsFigures && RUNNING.some((state) => state === assessment.state);
}

/** Whether its team reads it: the released ratings are the stored ones in these states only. */
function isOfTeam(row: RoundRow): boolean {
  return isDraft(row) || (row.readsFigures && RELEASED.includes(row.assessment.state));
}

/** The releases in force of some assessments, by assessment; the caller checked that the actor may read them. */
async function readReleases(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return new Map();
  const rows = await ctx.read
    .selectDistinctOn([releases.assessmentId], {
      assessmentId: releases.assessmentId,
      code: releases.code,
      publishedAt: releases.publishedAt,
      content: releases.content,
    })
    .from(releases)
    .where(anyOf(releases.assessmentId, ids))
    .orderBy(releases.assessmentId, desc(releases.number));
  return new Map(rows.map((row) => [row.assessmentId, row]));
}

/** Levels that releases tell in words, by assessment and indicator; the caller checked `figures.read`. */
async function readLevels(ctx: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, ReadonlyMap<string, number>>();
  const rows = await ctx.read
    .select({
      assessmentId: ratings.assessmentId,
      indicator: ratings.indicator,
      kind: ratings.kind,
      level: ratings.level,
    })
    .from(ratings)
    .where(and(anyOf(ratings.assessmentId, ids), inArray(ratings.kind, EFFECTIVE_KINDS)));
  return new Map(
    [...Map.groupBy(rows, ({ assessmentId }) => assessmentId)].map(([id, own]) => [id, effectiveLevels(own)]),
  );
}

/**
 * The figures, levels and exposure words of a country over the rounds of one purpose, each round as far as the actor may
 * see it: the team's ratings while the work goes on, else the release in force. What is hidden, withdrawn or sealed is
 * left out as if it were not there. Throws NOT_FOUND for an unknown country.
 */
export async function readTrend(
  ctx: Ctx,
  iso3: string,
  { locale, purpose }: { locale: Locale; purpose: RoundPurpose | undefined },
): Promise<TrendPage> {
  const { name } = await getCountry(ctx, locale, iso3);
  const rows = (await readRounds(ctx, iso3)).filter((row) => isDraft(row) || row.readsRelease);
  const known = PURPOSE_ORDER.filter((one) => rows.some(({ assessment }) => assessment.purpose === one));
  const shown = known.find((one) => one === purpose) ?? known[0] ?? null;
  const own = rows.filter(({ assessment }) => assessment.purpose === shown);
  const released = own.filter((row) => !isDraft(row));
  const [documents, levels, zone] = await Promise.all([
    readReleases(
      ctx,
      released.map(({ assessment }) => assessment.id),
    ),
    readLevels(
      ctx,
      released.filter(isOfTeam).map(({ assessment }) => assessment.id),
    ),
    programmeZone(ctx),
  ]);
  const given: RoundFacts[] = [];
  let before: EditionName | null = null;
  for (const row of own) {
    const { assessment, stateAsked, isValidated } = row;
    const release = documents.get(assessment.id);
    const document = release === undefined ? null : parseRelease(release.content);
    const edition = await editionByHash(ctx, document?.edition.sha256 ?? assessment.editionSha256);
    const facts =
      document === null ? await teamCardFacts(ctx, assessment) : factsOfRelease(edition, document);
    if (document === null && [...facts.indicators.values()].every(({ level }) => level === null)) continue;
    const onEdition: EditionName = document?.edition ?? editionOf(assessment);
    const goesOn = before === null ? null : await correspondenceBetween(ctx, before, onEdition);
    before = onEdition;
    given.push({
      code: assessment.round,
      title: assessment.roundTitle,
      cutOffOn: document?.round.cutOffOn ?? assessment.cutOffOn,
      edition: `${assessment.instrument}@${assessment.editionVersion}`,
      sha256: document?.edition.sha256 ?? assessment.editionSha256,
      standing: standingOf(isValidated, edition.file),
      release:
        release === undefined ? null : { code: release.code, publishedOn: dayIn(zone, release.publishedAt) },
      isTeam: isOfTeam(row),
      stateAsked,
      facts,
      goesOn,
      exposureLevels: levels.get(assessment.id) ?? new Map(),
    });
  }
  return { country: { iso3, name }, purpose: shown, purposes: known, trend: buildTrend(given) };
}
