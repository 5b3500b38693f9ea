import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { assessmentDueDates, assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries, countryNames, participations } from "@/db/schema/country";
import { roundCountries } from "@/db/schema/round";
import { users } from "@/db/schema/user";
import { FACTS, visibleTo } from "@/lib/assessments/visible-to";
import { type Ctx, hasRole } from "@/lib/core/context";
import { daysBetween } from "@/lib/core/days";
import { byName } from "@/lib/database/by-name";
import { editionByHash } from "@/lib/editions/queries";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import type { Construct } from "@/lib/instruments/format-values";
import { getRound, type RoundRecord } from "@/lib/rounds/queries";
import { programmeDay } from "@/lib/settings/programme-day";
import type { GridColumn, GridRow } from "./grid";
import { type Criterion, columnsOf, criteriaOf, domainColumns, levelColumns } from "./grid-columns";
import { percentsOf, storedFigures } from "./grid-figures";
import { type LevelColumn, storedLevels } from "./grid-levels";
import {
  may,
  mayReadRelease,
  RELEASED,
  readCounts,
  readFigures,
  readLevels,
  readReopened,
} from "./grid-reads";
import type { GridView } from "./grid-view";
import type { PlotBand } from "./page-data";
import { plotBands } from "./plot-bands";

/** A round in rows, before filters and order. */
export type Grid = {
  round: RoundRecord;
  /** The figures of the criteria, by which countries are filtered and put in order whatever stands in the columns. */
  aggregates: readonly GridColumn[];
  /** The figures that stand in the columns: those of criteria or of domains; none where the columns are indicators. */
  columns: readonly GridColumn[];
  indicators: readonly LevelColumn[];
  criteria: readonly Criterion[];
  scale: { readonly min: number; readonly max: number };
  /** What figures of a construct are drawn on. */
  bands: Readonly<Record<Construct, readonly PlotBand[]>>;
  rows: readonly GridRow[];
  /** Language of the edition's words. */
  language: string;
  /** Some of the rows have figures that the team only may see. */
  hasTeamFigures: boolean;
  /** The reader follows due dates, leads and counts of at least one country. */
  hasProgress: boolean;
  /** The day from which the days left are counted, in the programme's zone. */
  today: string;
};

const english = alias(countryNames, "english_name");
const local = alias(countryNames, "local_name");

type CountryRow = Awaited<ReturnType<typeof readCountries>>[number];

/** Whether the actor sees every country of a round, also those whose assessment was not opened. */
function seesWholeRound({ actor }: Ctx): boolean {
  return actor.kind === "system" || hasRole(actor, "programme_manager") || hasRole(actor, "observer");
}

/** Countries of a round by name, with what the actor may know of each; one statement. */
function readCountries(ctx: Ctx, roundId: string, locale: Locale) {
  const name = sql<string>`coalesce(${local.name}, ${english.name}, ${countries.iso3})`;
  return ctx.read
    .select({
      assessmentId: assessments.id,
      iso3: countries.iso3,
      name,
      region: participations.region,
      state: assessments.state,
      dueOn: assessmentDueDates.dueOn,
      lead: users.name,
      readsFigures: may(ctx, "figures.read"),
      readsProgress: may(ctx, "progress.read"),
      readsRelease: mayReadRelease(ctx),
      stateAsked: FACTS.stateWasAsked,
    })
    .from(roundCountries)
    .innerJoin(countries, eq(countries.id, roundCountries.countryId))
    .leftJoin(participations, eq(participations.countryId, countries.id))
    .leftJoin(
      assessments,
      and(
        eq(assessments.roundId, roundCountries.roundId),
        eq(assessments.countryId, countries.id),
        visibleTo(ctx.actor),
      ),
    )
    .leftJoin(
      assessmentDueDates,
      and(
        eq(assessmentDueDates.assessmentId, assessments.id),
        eq(assessmentDueDates.state, assessments.state),
      ),
    )
    .leftJoin(
      assessmentDuties,
      and(
        eq(assessmentDuties.assessmentId, assessments.id),
        eq(assessmentDuties.duty, "lead"),
        isNull(assessmentDuties.endedAt),
      ),
    )
    .leftJoin(users, eq(users.id, assessmentDuties.userId))
    .leftJoin(english, and(eq(english.countryId, countries.id), eq(english.language, DEFAULT_LOCALE)))
    .leftJoin(local, and(eq(local.countryId, countries.id), eq(local.language, locale)))
    .where(
      and(
        eq(roundCountries.roundId, roundId),
        seesWholeRound(ctx) ? undefined : sql`${assessments.id} is not null`,
      ),
    )
    .orderBy(byName(name), asc(countries.iso3));
}

/** Why nothing of an assessment's figures is open to the actor; null where something is, or no assessment was opened. */
function closedTo({ state, readsFigures, readsRelease }: CountryRow): GridRow["closed"] {
  if (state === null || readsFigures || readsRelease) return null;
  return RELEASED.includes(state) ? "release" : "draft";
}

/** The assessments of which the actor reads the release in force and nothing else, because it is being corrected. */
function reopenedIds(rows: readonly CountryRow[]): readonly string[] {
  return rows.flatMap((row) =>
    row.assessmentId && row.readsRelease && !row.readsFigures && row.state && !RELEASED.includes(row.state)
      ? [row.assessmentId]
      : [],
  );
}

/** What a grid is asked for. */
export type GridWish = Pick<GridView, "overall" | "columns" | "criterion"> & {
  locale: Locale;
  /** Of these countries the ratings too, whatever stands in the columns. */
  levelsOf?: readonly string[];
};

/**
 * The countries of a round with every cell that the actor may see, in at most eight statements whatever the number of
 * countries. The overall figure is in it only where it was asked for; a round of another organisation has no figures.
 * Throws NOT_FOUND.
 */
export async function readGrid(
  ctx: Ctx,
  code: string,
  { locale, overall, columns, criterion, levelsOf }: GridWish,
): Promise<Grid> {
  const round = await getRound(ctx, code);
  const edition = await editionByHash(ctx, round.editionSha256);
  const isOutside = round.kind === "outside";
  const criteria = criteriaOf(edition);
  const showsLevels = columns === "indicators" || levelsOf !== undefined;
  const only = criteria.find(({ code: own }) => own === criterion)?.code;
  const aggregates = isOutside ? [] : columnsOf(edition, overall !== undefined);
  const domains = isOutside || columns !== "domains" ? [] : domainColumns(edition, only);
  const indicators = isOutside || !showsLevels ? [] : levelColumns(edition, only);
  const [rows, figureRows, levelRows, counts, today] = await Promise.all([
    readCountries(ctx, round.id, locale),
    readFigures(
      ctx,
      round.id,
      [...aggregates, ...domains].map(({ key }) => key),
    ),
    indicators.length === 0 ? [] : readLevels(ctx, round.id, levelsOf),
    readCounts(ctx, round.id),
    programmeDay(ctx),
  ]);
  const reopened = await readReopened(ctx, reopenedIds(rows), edition);
  const stored = storedFigures(edition, figureRows);
  const levels = storedLevels(edition, levelRows);
  const byAssessment = Map.groupBy(figureRows, ({ assessmentId }) => assessmentId);
  const counted = new Map(counts.map((row) => [row.assessmentId, row]));
  const hasTeamFigures = rows.some(({ readsFigures }) => readsFigures);
  const isOpen = ({ key }: GridColumn) => hasTeamFigures || edition.nodes.get(key)?.audience === "all";
  return {
    round,
    aggregates: aggregates.filter(isOpen),
    columns: (columns === undefined ? aggregates : domains).filter(isOpen),
    indicators,
    criteria,
    bands: { exposure: plotBands(edition, "exposure"), capability: plotBands(edition, "capability") },
    scale: { min: edition.file.scale.min, max: edition.file.scale.max },
    rows: rows.map((row): GridRow => {
      const total = edition.indicators.size;
      const id = row.assessmentId ?? "";
      const count = counted.get(id);
      const corrected = reopened.get(id);
      const figures = stored.get(id) ?? {};
      return {
        iso3: row.iso3,
        name: row.name,
        region: row.region,
        state: row.state,
        ...(row.readsProgress
          ? {
              dueOn: row.dueOn,
              daysLeft: row.dueOn === null ? null : daysBetween(today, row.dueOn),
              lead: row.lead,
            }
          : { dueOn: null, daysLeft: null, lead: null }),
        coverage:
          row.readsProgress || count
            ? { scored: count?.rated ?? 0, applicable: total - (count?.notApplicable ?? 0) }
            : null,
        isDraft: row.readsFigures && row.state !== null && !RELEASED.includes(row.state),
        isTeam: row.readsFigures,
        closed: closedTo(row),
        stateAsked: row.stateAsked,
        isCorrected: corrected !== undefined,
        figures: corrected?.figures ?? figures,
        percents: corrected?.percents ?? percentsOf(byAssessment.get(id) ?? [], row, figures),
        levels: indicators.length === 0 ? {} : (corrected?.levels ?? levels.get(id) ?? {}),
        hasCard: round.kind !== "outside" && (row.readsFigures || row.readsProgress || row.readsRelease),
      };
    }),
    language: edition.file.language,
    hasTeamFigures,
    hasProgress: rows.some(({ readsProgress }) => readsProgress),
    today,
  };
}
