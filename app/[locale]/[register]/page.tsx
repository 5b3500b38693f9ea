import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CheckAll } from "@/components/checks/check-all";
import { FilterForm } from "@/components/forms/filter-form";
import { LeftOut } from "@/components/forms/left-out";
import { DownloadLinks } from "@/components/register/download-links";
import { EntryTable } from "@/components/register/entry-table";
import { registerFilterFields, withProblems } from "@/components/register/filter-fields";
import { RawExports } from "@/components/register/raw-exports";
import { SavedViews } from "@/components/saved-views/saved-views";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import type { PageProps } from "@/lib/core/page-props";
import { leftOut } from "@/lib/core/view-query";
import { WORKBOOK_ENTRIES_MAX } from "@/lib/export/register-file";
import { formatDay } from "@/lib/i18n/format";
import { redirect } from "@/lib/i18n/navigation";
import { readRegisterPage, registerOf } from "@/lib/registers/page";
import {
  CHOOSE_ENTRY,
  ENTRIES_PER_PAGE,
  entryFilter,
  entryPath,
  FILTER_DEFAULTS,
  filterParameters,
  filterProblems,
  reportErrorPath,
} from "@/lib/registers/schema";
import { saveViewAction } from "../views/actions";
import { beginCheckAction } from "./actions";

type RegisterPageProps = PageProps<"register">;

export async function generateMetadata({ params }: RegisterPageProps): Promise<Metadata> {
  const { key } = registerOf((await params).register);
  return { title: (await getTranslations("registers"))(`nouns.${key}.title`) };
}

/** The table of a register: search, filters, order and pages, all in the address. */
export default async function RegisterPage({ params, searchParams }: RegisterPageProps) {
  const definition = registerOf((await params).register);
  const query = await searchParams;
  const filter = entryFilter(definition, query);
  const locale = await getLocale();
  const { list, countries, names, download, toCheck, taken, saved } = await readRegisterPage(
    locale,
    definition,
    filter,
  );
  const t = await getTranslations();
  const { key } = definition;
  const title = t(`registers.nouns.${key}.title`);
  const parameters = filterParameters(filter);
  const problems = filterProblems(definition, query);
  const unknownNames = leftOut(query, { ...parameters, ...problems }, FILTER_DEFAULTS).filter(
    (name) => !["page", "role", "report"].includes(name),
  );
  const isReporting = query.report === CHOOSE_ENTRY;
  const [only] = list.lines;
  if (isReporting && list.total === 1 && only) redirect({ href: reportErrorPath(key, only.code), locale });
  const pages = Math.max(1, Math.ceil(list.total / ENTRIES_PER_PAGE));
  return (
    <>
      <Breadcrumbs places={[{ key: "evidence", text: t("registers.title"), href: "/evidence" }]} />
      <PageHeader
        title={title}
        lead={t(`registers.nouns.${key}.lead`)}
        aside={t("registers.list.count", { count: list.total })}
        actions={
          list.mayAdd || key === "routes" ? (
            <>
              {list.mayAdd ? (
                <LinkButton href={`/${key}/new`} kind="primary">
                  {t("registers.list.add")}
                </LinkButton>
              ) : null}
              {key === "routes" ? (
                <LinkButton href={`/routes/map?${new URLSearchParams(parameters).toString()}`}>
                  {t("map.routesTitle")}
                </LinkButton>
              ) : null}
            </>
          ) : undefined
        }
      />
      {isReporting ? (
        <Notice kind="information">
          <p>
            {t("errorReports.choose")} <a href="#entries">{t("errorReports.toEntries")}</a>
          </p>
        </Notice>
      ) : null}
      <FilterForm
        id="register-filter"
        label={t("registers.list.filters", { title })}
        {...withProblems(
          t,
          registerFilterFields(t, definition, filter, countries, list.checks),
          query,
          problems,
        )}
      />
      <LeftOut names={unknownNames} />
      <SavedViews
        {...saved}
        place={{ page: "register", place: key }}
        query={new URLSearchParams(parameters).toString()}
        save={saveViewAction}
      />
      {toCheck === null ? null : (
        <CheckAll
          register={key}
          parameters={parameters}
          total={list.total}
          batches={toCheck.batches}
          zone={toCheck.zone}
          begin={beginCheckAction}
        />
      )}
      {list.lines.some(({ asEntered }) => asEntered) ? (
        <Notice kind="warning" title={t("figures.rawTitle")}>
          <p>{t("figures.rawMarked")}</p>
        </Notice>
      ) : null}
      {list.lines.length > 0 ? (
        <EntryTable
          definition={definition}
          caption={t("registers.list.caption", { title, page: filter.page })}
          lines={list.lines}
          names={names}
          pathOf={isReporting ? reportErrorPath : entryPath}
          sorting={{
            sort: filter.sort,
            hrefOf: (sort) =>
              `/${key}?${new URLSearchParams(filterParameters({ ...filter, sort })).toString()}`,
          }}
        />
      ) : list.total > 0 ? (
        <EmptyState title={t("registers.list.noSuchPage", { page: filter.page })}>
          <Link href={`/${key}?${new URLSearchParams({ ...parameters, page: String(pages) }).toString()}`}>
            {t("registers.list.lastPage", { page: pages })}
          </Link>
        </EmptyState>
      ) : Object.keys(parameters).length > 0 ? (
        <EmptyState title={t("registers.list.nothingFound")}>
          {t("registers.list.nothingFoundText")}
        </EmptyState>
      ) : (
        <EmptyState title={t("registers.list.none")}>{t("registers.list.noneText")}</EmptyState>
      )}
      <Pagination
        path={`/${key}`}
        parameters={parameters}
        page={Math.min(filter.page, pages)}
        pages={pages}
      />
      <DownloadLinks
        register={key}
        parameters={parameters}
        citation={t("registers.download.cited", {
          programme: download.programme,
          day: formatDay(locale, download.day),
          register: title,
        })}
        hasWorkbook={list.total <= WORKBOOK_ENTRIES_MAX}
        mayTakeRaw={download.mayTakeRaw}
      />
      {taken === null ? null : (
        <RawExports register={title} exports={taken.exports} names={names} zone={taken.zone} />
      )}
    </>
  );
}
