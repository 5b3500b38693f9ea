import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { programmeName } from "@/app/programme-name";
import { cardChartImage } from "@/components/scorecard/chart-image";
import { imageResponse } from "@/lib/charts/response";
import { AppError } from "@/lib/core/errors";
import { defineRoute } from "@/lib/core/route";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { CARD_CHARTS, IMAGE_FORMATS } from "@/lib/scorecards/charts";
import { scorecard } from "@/lib/scorecards/queries";
import { programmeDay } from "@/lib/settings/programme-day";

const params = z.object({
  round: z.string().max(40),
  iso3: z.string().max(10),
  chart: z.enum(CARD_CHARTS),
});
const query = z.object({
  format: z.enum(IMAGE_FORMATS).catch("svg"),
  locale: z.enum(LOCALES).catch(DEFAULT_LOCALE),
  readers: z.literal("1").optional().catch(undefined),
});

/** A chart of a scorecard as its reader sees it, as an image that stands alone. */
export const GET = defineRoute({ access: "signed_in", params, query }, async (ctx, input) => {
  const { chart, ...key } = input.params;
  const { format, locale, readers } = input.query;
  const forReaders = readers !== undefined;
  const card = await scorecard(ctx, key, { locale, overall: false, forReaders });
  if (card.view !== "card") throw new AppError("NOT_FOUND", `no chart of ${key.round}/${key.iso3}`);
  const t: Translate = await getTranslations({ locale });
  const [programme, day] = await Promise.all([programmeName(locale), programmeDay(ctx)]);
  const svg = cardChartImage(t, { locale, programme, day }, chart, card);
  return imageResponse(svg, `${key.round}-${key.iso3}-${chart}-${locale}`, format);
});
