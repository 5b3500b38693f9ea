/** Reads the report of a round, after the rights of who asks. */
import "server-only";
import { countryFacts } from "@/lib/briefs/read-country";
import { actingAs, type Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { listReleases } from "@/lib/releases/queries";
import { EVERY_MANAGER, EVERY_READER } from "@/lib/reports/every-actor";
import { imprintOf } from "@/lib/reports/imprint";
import type { Report } from "@/lib/reports/model";
import type { RoundAudience } from "@/lib/reports/place";
import { type GridRow, isReleased } from "@/lib/scorecards/grid";
import { type Grid, readGrid } from "@/lib/scorecards/grid-queries";
import { buildOverview, buildRoundReport } from "./build";
import type { OverviewInput } from "./input";
import { stampOfRound } from "./stamp";

/** A report of a round: which round, and for whom. */
export type RoundReportKey = { readonly round: string; readonly audience: RoundAudience };

/** The report of a round as its page shows it: the overview, and the hash of what the whole is made of. */
export type RoundReportPage = {
  readonly overview: Report;
  readonly roundId: string;
  readonly stamp: string;
};

/** The audience whose report of the same round the actor may have besides this one; null where there is none. */
export async function otherAudience(
  ctx: Ctx,
  { round, audience }: RoundReportKey,
  locale: Locale,
): Promise<RoundAudience | null> {
  const other: RoundAudience = audience === "team" ? "readers" : "team";
  try {
    await open(ctx, { round, audience: other }, locale);
    return other;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

type Opened = { reader: Ctx; grid: Grid; rows: readonly GridRow[] };

/**
 * The overview in a language. The one for the team is open to who oversees rounds; the one for readers to whoever may read
 * the release of every country that it shows. Throws NOT_FOUND for everybody else, and where it would show no country.
 */
export async function roundReportPage(
  ctx: Ctx,
  key: RoundReportKey,
  locale: Locale,
): Promise<RoundReportPage> {
  const { reader, grid, rows } = await open(ctx, key, locale);
  const input = await overviewInput(reader, key, locale, { grid, rows });
  const { id } = grid.round;
  return {
    overview: buildOverview(input),
    roundId: id,
    stamp: await stampOfRound(reader, id, { locale, audience: key.audience }),
  };
}

/** The whole report, country after country; `heed` hears how many of them are read, and may throw to stop. */
export async function roundReportOf(
  ctx: Ctx,
  key: RoundReportKey,
  locale: Locale,
  heed: (done: number, all: number) => Promise<void>,
): Promise<Report> {
  const { reader, grid, rows } = await open(ctx, key, locale);
  const input = await overviewInput(reader, key, locale, { grid, rows });
  const shown = rows.filter((row) => hasSheets(row, key));
  const countries: Awaited<ReturnType<typeof countryFacts>>[] = [];
  for (const { iso3 } of shown) {
    const forReaders = key.audience === "readers";
    countries.push(await countryFacts(reader, { round: key.round, iso3 }, locale, { forReaders }));
    await heed(countries.length, shown.length);
  }
  return buildRoundReport({ ...input, countries });
}

async function open(ctx: Ctx, { round, audience }: RoundReportKey, locale: Locale): Promise<Opened> {
  const isTeam = audience === "team";
  if (isTeam && !can(ctx.actor, "round.oversee", { kind: "installation" }))
    throw new AppError("NOT_FOUND", `report of round ${round}`);
  const reader = actingAs(ctx, isTeam ? EVERY_MANAGER : EVERY_READER);
  const grid = await readGrid(reader, round, { locale });
  const rows = isTeam ? grid.rows : grid.rows.filter(isReleased);
  const isOpen = isTeam || (await readsAll(ctx, round, rows));
  if (grid.round.kind === "outside" || rows.length === 0 || !isOpen)
    throw new AppError("NOT_FOUND", `report of round ${round}`);
  return { reader, grid, rows };
}

/** Whether the actor may read a release of each of these countries in the round. */
async function readsAll(ctx: Ctx, round: string, rows: readonly GridRow[]): Promise<boolean> {
  const own = new Set((await listReleases(ctx, { round })).map(({ iso3 }) => iso3));
  return rows.every(({ iso3 }) => own.has(iso3));
}

/** Whether anything but its state is open of a country. */
function hasSheets(row: GridRow, { audience }: RoundReportKey): boolean {
  return audience === "readers" || (row.isTeam && Object.keys(row.figures).length > 0);
}

async function overviewInput(
  reader: Ctx,
  { audience }: RoundReportKey,
  locale: Locale,
  { grid, rows }: Pick<Opened, "grid" | "rows">,
): Promise<OverviewInput> {
  const { round, language, columns } = grid;
  return {
    ...(await imprintOf(reader)),
    locale,
    audience,
    round,
    language,
    rows,
    columns: columns.filter(({ isTeamOnly }) => !isTeamOnly),
  };
}
