import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { SearchResults } from "@/components/search/search-results";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { countryNamesOf } from "@/lib/countries/queries";
import { countriesIn } from "@/lib/registers/words";
import { search } from "@/lib/search/queries";
import { searchSchema } from "@/lib/search/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search"))("title") };
}

/** What the reader looks for, by kind; the address holds the words. */
export default async function SearchPage({ searchParams }: PageProps) {
  const { q } = searchSchema.parse(await searchParams);
  const [locale, t] = await Promise.all([getLocale(), getTranslations("search")]);
  const { found, names } = await readPage(async (ctx) => {
    const results = await search(ctx, locale, q);
    const iso3s = [
      ...countriesIn(results.map(({ title }) => title)),
      ...results.flatMap(({ reportedBy }) => reportedBy ?? []),
    ];
    return { found: results, names: Object.fromEntries(await countryNamesOf(ctx, locale, iso3s)) };
  });
  return (
    <>
      <PageHeader
        title={q === "" ? t("title") : t("titleOf", { q })}
        lead={t("lead")}
        aside={q === "" ? undefined : t("count", { count: found.length })}
      />
      <FilterForm
        id="search-form"
        label={t("label")}
        submit={t("submit")}
        fields={[{ kind: "text", name: "q", label: t("label"), value: q }]}
      />
      {q !== "" && found.length === 0 ? <EmptyState title={t("none")}>{t("noneText")}</EmptyState> : null}
      <SearchResults found={found} names={names} />
    </>
  );
}
