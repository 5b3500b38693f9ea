import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { programmeName } from "@/app/programme-name";
import { seriesImage } from "@/components/figures/series-image";
import { imageResponse } from "@/lib/charts/response";
import { AppError } from "@/lib/core/errors";
import { defineRoute } from "@/lib/core/route";
import { readFiguresPage } from "@/lib/figures/page";
import { FIGURE_REGISTERS } from "@/lib/figures/schema";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { IMAGE_FORMATS } from "@/lib/scorecards/charts";
import { programmeDay } from "@/lib/settings/programme-day";
import { getSettings } from "@/lib/settings/queries";

const params = z.object({ iso3: z.string().max(10), register: z.enum(FIGURE_REGISTERS) });
const query = z.object({
  table: z.coerce.number().int().min(0).max(10_000).catch(0),
  format: z.enum(IMAGE_FORMATS).catch("svg"),
  locale: z.enum(LOCALES).catch(DEFAULT_LOCALE),
});

/**
 * A table of the published figures of a country as an image that stands alone. Who reads them as they were entered has
 * none: those leave for a purpose that is kept (`POST /api/registers/[register]`), not as a picture.
 */
export const GET = defineRoute({ access: "signed_in", params, query }, async (ctx, input) => {
  const { iso3, register } = input.params;
  const { table: place, format, locale } = input.query;
  const page = await readFiguresPage(ctx, locale, iso3);
  const set = page.sets.find((one) => one.register === register);
  const table = set?.tables[place];
  if (!set?.hasImages || table === undefined)
    throw new AppError("NOT_FOUND", `chart ${place} of ${register}`);
  const t: Translate = await getTranslations({ locale });
  const [programme, day, { installationKind }] = await Promise.all([
    programmeName(locale),
    programmeDay(ctx),
    getSettings(ctx),
  ]);
  const given = { locale, programme, day, isDemonstration: installationKind === "demonstration" };
  const svg = seriesImage(t, given, page, register, table, set.versions[0]);
  return imageResponse(svg, `${iso3}-${register}-${place + 1}-${locale}`, format);
});
