import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/locales";
import { shownRows } from "@/lib/scorecards/grid";
import { knownView } from "@/lib/scorecards/grid-choices";
import { gridCsv } from "@/lib/scorecards/grid-csv";
import { readGrid } from "@/lib/scorecards/grid-queries";
import { gridViewSchema } from "@/lib/scorecards/grid-view";

const params = z.object({ round: z.string().max(40) });
const query = gridViewSchema.extend({ locale: z.enum(LOCALES).catch(DEFAULT_LOCALE) });

/** What the grid of a round shows to this reader, in its columns and its order, as CSV; with countries folded away. */
export const GET = defineRoute({ access: "signed_in", params, query }, async (ctx, input) => {
  const { locale, ...view } = input.query;
  const grid = await readGrid(ctx, input.params.round, { ...view, locale });
  const [t, states, regions] = await Promise.all([
    getTranslations({ locale, namespace: "grid" }),
    getTranslations({ locale, namespace: "assessment.states" }),
    getTranslations({ locale, namespace: "countries.regions" }),
  ]);
  const text = gridCsv(grid, shownRows(grid.rows, knownView(grid, view)), { locale, t, states, regions });
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${grid.round.code}-countries-${locale}.csv"`,
      "cache-control": "no-store",
    },
  });
});
