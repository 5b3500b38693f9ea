import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { programmeName } from "@/app/programme-name";
import { trendImage } from "@/components/trends/trend-image";
import { imageResponse } from "@/lib/charts/response";
import { defineRoute } from "@/lib/core/route";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { IMAGE_FORMATS } from "@/lib/scorecards/charts";
import { programmeDay } from "@/lib/settings/programme-day";
import { readTrend } from "@/lib/trends/queries";
import { trendChart, trendQuery } from "@/lib/trends/schema";

const params = z.object({ iso3: z.string().max(10), chart: trendChart });
const query = trendQuery.extend({
  format: z.enum(IMAGE_FORMATS).catch("svg"),
  locale: z.enum(LOCALES).catch(DEFAULT_LOCALE),
});

/** Charts of the trend of a country as its reader sees it, as an image that stands alone. */
export const GET = defineRoute({ access: "signed_in", params, query }, async (ctx, input) => {
  const { iso3, chart } = input.params;
  const { format, locale, purpose } = input.query;
  const page = await readTrend(ctx, iso3, { locale, purpose });
  const t: Translate = await getTranslations({ locale });
  const [programme, day] = await Promise.all([programmeName(locale), programmeDay(ctx)]);
  const svg = trendImage(t, { locale, programme, day }, chart, page);
  return imageResponse(svg, `${iso3}-trend-${chart}-${locale}`, format);
});
