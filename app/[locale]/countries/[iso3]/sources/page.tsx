import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { HiddenSource } from "@/components/source/hidden-source";
import { libraryFields } from "@/components/source/library-fields";
import { LibraryTable } from "@/components/source/library-table";
import styles from "@/components/source/source.module.css";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { getCountry } from "@/lib/countries/queries";
import { listLibrary } from "@/lib/sources/library";
import { librarySchema, sourceAddressSchema } from "@/lib/sources/schema";

type LibraryPageProps = {
  params: Promise<{ iso3: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: LibraryPageProps): Promise<Metadata> {
  const t = await getTranslations("sources");
  return { title: t("library.title", { country: (await params).iso3 }) };
}

/** The library of a country: a filter on the one store of sources. */
export default async function LibraryPage({ params, searchParams }: LibraryPageProps) {
  const { iso3 } = await params;
  const asked = await searchParams;
  const filter = librarySchema.catch({}).parse(asked);
  const { for: wantedFor } = sourceAddressSchema.parse(asked);
  const locale = await getLocale();
  const { library, country } = await readPage(async (ctx) => ({
    library: await listLibrary(ctx, iso3, filter),
    country: await getCountry(ctx, locale, iso3),
  }));
  const t = await getTranslations("sources");
  const title = t("library.title", { country: country.name });
  const carried = wantedFor === undefined ? "" : `&for=${encodeURIComponent(wantedFor)}`;
  const isFiltered = Boolean(filter.q || filter.type || filter.access);
  return (
    <>
      <Breadcrumbs places={[{ key: "country", text: country.name, href: `/countries/${iso3}` }]} />
      <PageHeader
        title={title}
        lead={t("library.lead")}
        aside={t("library.count", { count: library.sources.length })}
        actions={
          library.mayAdd ? (
            <div className={styles.actions}>
              <LinkButton href={`/sources/new?country=${iso3}${carried}`} kind="primary">
                {t("library.addDocument")}
              </LinkButton>
              <LinkButton href={`/sources/new?country=${iso3}&interview=1${carried}`}>
                {t("library.addInterview")}
              </LinkButton>
            </div>
          ) : undefined
        }
      />
      <FilterForm
        id="library-filter"
        label={title}
        fields={[
          ...(wantedFor === undefined ? [] : [{ kind: "hidden", name: "for", value: wantedFor } as const]),
          ...libraryFields(t, filter),
        ]}
      />
      {library.sources.length > 0 ? (
        <LibraryTable
          caption={title}
          sources={library.sources}
          readsRatings={library.readsRatings}
          wantedFor={wantedFor}
        />
      ) : isFiltered ? (
        <EmptyState title={t("library.nothingFound")}>{t("library.nothingFoundText")}</EmptyState>
      ) : (
        <EmptyState title={t("library.empty")}>{t("library.emptyText")}</EmptyState>
      )}
      {library.hidden.length === 0 ? null : (
        <section className={styles.section}>
          <h2>{t("library.hiddenTitle")}</h2>
          <p className={styles.note}>{t("library.hiddenLead")}</p>
          <ul className={styles.hidden}>
            {library.hidden.map((source) => (
              <HiddenSource key={source.key} source={source} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
