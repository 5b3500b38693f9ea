import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import styles from "@/components/figures/figures.module.css";
import { PublishFigures } from "@/components/figures/publish-figures";
import { SeriesTables } from "@/components/figures/series-tables";
import { MessagesProvider } from "@/components/messages-provider";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { readFiguresPage } from "@/lib/figures/page";
import type { FigureRegister } from "@/lib/figures/schema";
import { formatInstant } from "@/lib/i18n/format";
import { publishFiguresAction } from "./actions";

export async function generateMetadata({ params }: PageProps<"iso3">): Promise<Metadata> {
  return { title: `${(await getTranslations("figures"))("title")} · ${(await params).iso3}` };
}

/** Victims and proceedings of a country over the years: counts for the team, the published version for others. */
export default async function FiguresPage({ params }: PageProps<"iso3">) {
  const [{ iso3 }, locale, t] = await Promise.all([params, getLocale(), getTranslations()]);
  const page = await readPage((ctx) => readFiguresPage(ctx, locale, iso3));
  const imageHref = (register: FigureRegister) => (place: number, format: string) =>
    `/api/countries/${iso3}/charts/${register}?${new URLSearchParams({ table: String(place), format, locale })}`;
  const { sets, names, country, zone, readsRaw, mayPublish } = page;
  return (
    <MessagesProvider namespaces={["figures"]}>
      <Breadcrumbs places={[{ key: "country", text: country.name, href: `/countries/${iso3}` }]} />
      <PageHeader title={t("figures.titleOf", { country: country.name })} lead={t("figures.lead")} />
      {readsRaw ? (
        <Notice kind="warning" title={t("figures.rawTitle")}>
          <p>{t("figures.raw")}</p>
        </Notice>
      ) : (
        <Notice kind="information">
          <p>{t("figures.masked")}</p>
          {sets.some(({ holdsOwn }) => holdsOwn) ? <p>{t("figures.ownState")}</p> : null}
        </Notice>
      )}
      {sets.map(({ register, tables, versions, changed, run, hasImages }) => {
        const [current] = versions;
        return (
          <section key={register} className={styles.panel} aria-labelledby={register}>
            <h2 id={register}>{t(`registers.nouns.${register}.title`)}</h2>
            <p>
              {current === undefined
                ? t("figures.neverPublished")
                : t("figures.version", {
                    number: current.number,
                    day: formatInstant(locale, current.publishedAt, zone, { show: "day" }),
                    threshold: current.threshold,
                  })}
            </p>
            {changed === 0 ? null : (
              <Notice kind="warning">
                <p>{t("figures.changed", { count: changed })}</p>
              </Notice>
            )}
            {tables.length === 0 ? (
              <EmptyState title={t("figures.none")}>{t("figures.noneText")}</EmptyState>
            ) : (
              <SeriesTables
                register={register}
                tables={tables}
                names={names}
                readsRaw={readsRaw}
                imageHref={hasImages ? imageHref(register) : null}
              />
            )}
            {mayPublish && tables.length > 0 ? (
              <PublishFigures register={register} iso3={iso3} action={publishFiguresAction} run={run} />
            ) : null}
          </section>
        );
      })}
    </MessagesProvider>
  );
}
