import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { SearchResults } from "@/components/search/search-results";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { Ctx } from "@/lib/core/context";
import { TooManyError } from "@/lib/core/errors";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { countryNamesOf } from "@/lib/countries/queries";
import { countriesIn } from "@/lib/registers/words";
import { limitSearch } from "@/lib/search/limit";
import { search } from "@/lib/search/queries";
import { searchSchema } from "@/lib/search/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search"))("title") };
}

/** Counts this search; how long its person has to wait where there were too many, else null. */
async function secondsToWait(ctx: Ctx): Promise<number | null> {
  try {
    await limitSearch(ctx, "page");
    return null;
  } catch (error) {
    if (error instanceof TooManyError) return error.retryAfterSeconds;
    throw error;
  }
}

/** What the reader looks for, by kind; the address holds the words. */
export default async function SearchPage({ searchParams }: PageProps) {
  const { q } = searchSchema.parse(await searchParams);
  const [locale, t] = await Promise.all([getLocale(), getTranslations("search")]);
  const { found, names, waitSeconds } = await readPage(async (ctx) => {
    const waitSeconds = q === "" ? null : await secondsToWait(ctx);
    if (waitSeconds !== null) return { found: [], names: {}, waitSeconds };
    const results = await search(ctx, locale, q);
    const iso3s = [
      ...countriesIn(results.map(({ title }) => title)),
      ...results.flatMap(({ reportedBy }) => reportedBy ?? []),
    ];
    return {
      found: results,
      names: Object.fromEntries(await countryNamesOf(ctx, locale, iso3s)),
      waitSeconds,
    };
  });
  return (
    <>
      <PageHeader
        title={q === "" ? t("title") : t("titleOf", { q })}
        lead={t("lead")}
        aside={q === "" || waitSeconds !== null ? undefined : t("count", { count: found.length })}
      />
      <FilterForm
        id="search-form"
        label={t("label")}
        submit={t("submit")}
        fields={[{ kind: "text", name: "q", label: t("label"), value: q }]}
      />
      {waitSeconds === null ? null : (
        <EmptyState title={t("tooMany")}>{t("tooManyText", { seconds: waitSeconds })}</EmptyState>
      )}
      {q !== "" && waitSeconds === null && found.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      ) : null}
      <SearchResults found={found} names={names} />
    </>
  );
}
