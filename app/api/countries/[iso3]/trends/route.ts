import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { attachment } from "@/lib/files/disposition";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { trendCsv } from "@/lib/trends/csv";
import { readTrend } from "@/lib/trends/queries";
import { trendQuery } from "@/lib/trends/schema";

const params = z.object({ iso3: z.string().max(10) });
const query = trendQuery.extend({ locale: z.enum(LOCALES).catch(DEFAULT_LOCALE) });

/** The trend of a country as its reader sees it, as CSV. */
export const GET = defineRoute({ access: "signed_in", params, query }, async (ctx, input) => {
  const { iso3 } = input.params;
  const { locale, purpose } = input.query;
  const page = await readTrend(ctx, iso3, { locale, purpose });
  const t: Translate = await getTranslations({ locale });
  return new Response(trendCsv(t, locale, page), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(`${iso3}-trends-${locale}.csv`),
      "cache-control": "no-store",
    },
  });
});
