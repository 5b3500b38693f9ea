import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { defineRoute } from "@/lib/core/route";
import { countryNamesOf } from "@/lib/countries/queries";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/locales";
import { titleInWords } from "@/lib/registers/reader-words";
import { countriesIn } from "@/lib/registers/words";
import { limitSearch } from "@/lib/search/limit";
import { search } from "@/lib/search/queries";
import { isEnoughToSuggest } from "@/lib/search/query-min";
import { SUGGESTED_PER_NOUN, type Suggestions, searchSchema } from "@/lib/search/schema";

const query = searchSchema.extend({ locale: z.enum(LOCALES).catch(DEFAULT_LOCALE) });

/** The first of each kind that a search finds, in words: what the search box suggests while somebody types. */
export const GET = defineRoute({ access: "signed_in", query }, async (ctx, { query: { q, locale } }) => {
  const asked = isEnoughToSuggest(q) ? q : "";
  if (asked !== "") await limitSearch(ctx, "suggestions");
  const [found, t] = await Promise.all([search(ctx, locale, asked), getTranslations({ locale })]);
  const names = Object.fromEntries(
    await countryNamesOf(ctx, locale, [
      ...countriesIn(found.map(({ title }) => title)),
      ...found.flatMap(({ reportedBy }) => reportedBy ?? []),
    ]),
  );
  const groups = [...Map.groupBy(found, ({ noun }) => noun)].map(([noun, own]) => ({
    noun,
    label: t(`search.nouns.${noun}`),
    options: own.slice(0, SUGGESTED_PER_NOUN).map(({ code, title, href, reportedBy }) => ({
      code,
      title: titleInWords(t, title, names),
      href,
      reported:
        reportedBy === null
          ? null
          : t("registers.list.reportedBy", { country: names[reportedBy] ?? reportedBy }),
    })),
  }));
  const count = groups.reduce((sum, { options }) => sum + options.length, 0);
  return { count: t("search.suggested", { count }), groups } satisfies Suggestions;
});
