import "server-only";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { Locale } from "@/lib/i18n/locales";
import { referencesIn } from "@/lib/references/in-texts";
import type { References } from "@/lib/text/tokens";
import { chosenRows } from "./compare";
import { type ComparedText, readComparedTexts } from "./compare-texts";
import type { CompareView } from "./compare-view";
import { type Grid, readGrid } from "./grid-queries";

/** What a comparison is drawn from. */
export type Comparison = {
  grid: Grid;
  /** The choice as far as the round and its reader have it. */
  view: CompareView;
  texts: readonly ComparedText[];
  references: References;
};

/**
 * The countries of a round with their figures by criterion and domain, and the texts of one indicator where it was
 * chosen: everything as the grid gives it to the same reader. A round of another organisation has none. Throws NOT_FOUND.
 */
export async function readComparison(
  ctx: Ctx,
  code: string,
  asked: CompareView,
  locale: Locale,
): Promise<Comparison> {
  const grid = await readGrid(ctx, code, {
    locale,
    overall: undefined,
    columns: "domains",
    criterion: undefined,
    levelsOf: asked.country,
  });
  const { round, indicators } = grid;
  if (round.kind === "outside") throw new AppError("NOT_FOUND", `comparison in ${code}`);
  const iso3s = chosenRows(grid.rows, asked).map(({ iso3 }) => iso3);
  const indicator = indicators.find(({ key }) => key === asked.indicator)?.key;
  const texts =
    indicator === undefined || iso3s.length === 0
      ? []
      : await readComparedTexts(ctx, { roundId: round.id, indicator, iso3s });
  const edition = `${round.instrument}@${round.editionVersion}`;
  return {
    grid,
    view: { ...asked, country: iso3s, indicator },
    texts,
    references: await referencesIn(
      ctx,
      locale,
      edition,
      texts.map(({ rationale }) => rationale),
    ),
  };
}
