import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CountryAssessments } from "@/components/grid/country-assessments";
import { ReformTimeLine } from "@/components/law/time-line";
import { CountryRegisters } from "@/components/register/country-registers";
import { CountryRolesSection } from "@/components/route/country-roles";
import { CountryTreaties } from "@/components/treaty/country-treaties";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { assessmentsOfCountry } from "@/lib/assessments/country-queries";
import { hasRole } from "@/lib/core/context";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { countryNamesOf, getCountry } from "@/lib/countries/queries";
import { reportsErrorsOf } from "@/lib/error-reports/queries";
import { formatPartialDate, languageName } from "@/lib/i18n/format";
import { reformEventsOf } from "@/lib/laws/queries";
import { countOpenWarnings } from "@/lib/quality/queries";
import { periodSchema } from "@/lib/registers/period";
import { countEntries } from "@/lib/registers/queries";
import { roleRecords } from "@/lib/routes/queries";
import { rolesIn } from "@/lib/routes/roles";
import { programmeDay } from "@/lib/settings/programme-day";
import { treatyStatuses } from "@/lib/treaties/queries";

export async function generateMetadata({ params }: PageProps<"iso3">): Promise<Metadata> {
  const [{ iso3 }, t] = await Promise.all([params, getTranslations("countries")]);
  return { title: `${iso3} · ${t("title")}` };
}

/** One country: its part in the programme, its assessments over the rounds, its names. */
export default async function CountryPage({ params, searchParams }: PageProps<"iso3">) {
  const [{ iso3 }, query, locale, t] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations("countries"),
  ]);
  const period = periodSchema.parse(query);
  const {
    country,
    assessments,
    readsEvidence,
    counts,
    openWarnings,
    asOf,
    statuses,
    roles,
    reporters,
    reforms,
    mayReport,
  } = await readPage(async (ctx) => {
    const day = await programmeDay(ctx);
    const statuses = await treatyStatuses(ctx, iso3, day);
    const roles = rolesIn(period, await roleRecords(ctx, [iso3]));
    const reportedBy = [
      ...Object.values(statuses).flatMap((status) => status.reportedBy ?? []),
      ...Object.values(roles).flatMap((role) => role?.reportedBy ?? []),
    ];
    return {
      country: await getCountry(ctx, locale, iso3),
      assessments: await assessmentsOfCountry(ctx, iso3),
      readsEvidence: !hasRole(ctx.actor, "administrator"),
      counts: await countEntries(ctx, iso3),
      openWarnings: await countOpenWarnings(ctx, iso3),
      asOf: day,
      statuses,
      roles,
      reporters:
        reportedBy.length === 0
          ? {}
          : Object.fromEntries(await countryNamesOf(ctx, locale, [...new Set(reportedBy)])),
      reforms: await reformEventsOf(ctx, iso3),
      mayReport: await reportsErrorsOf(ctx, iso3),
    };
  });
  const [tLaws, words] = [await getTranslations("laws"), await getTranslations()];
  const { participation, note, iso2, m49, names } = country;
  return (
    <>
      <Breadcrumbs
        places={[
          { key: "countries", text: t("title"), href: "/countries" },
          { key: "country", text: country.name },
        ]}
      />
      <PageHeader
        title={country.name}
        lead={
          participation === null
            ? t("notParticipating")
            : t("participationSince", {
                region: t(`regions.${participation.region}`),
                since: formatPartialDate(words, locale, participation.since),
              })
        }
        actions={readsEvidence ? <Link href={`/countries/${iso3}/sources`}>{t("sources")}</Link> : undefined}
      />
      <h2>{t("assessments")}</h2>
      <CountryAssessments iso3={iso3} assessments={assessments} />
      {assessments.every(({ opensCard }) => !opensCard) ? null : (
        <p data-print="hide">
          <Link href={`/countries/${iso3}/trends`}>{words("trends.toPage")}</Link>
        </p>
      )}
      <CountryTreaties iso3={iso3} asOf={asOf} statuses={statuses} names={reporters} mayReport={mayReport} />
      {readsEvidence ? (
        <>
          <CountryRolesSection
            iso3={iso3}
            name={country.name}
            names={reporters}
            roles={roles}
            period={period}
            query={query}
            mayReport={mayReport}
          />
          {reforms.length === 0 ? null : (
            <section aria-labelledby="time-line">
              <h2 id="time-line">{tLaws("timeLine.title")}</h2>
              <ReformTimeLine events={reforms} mayReport={mayReport} />
            </section>
          )}
          <CountryRegisters iso3={iso3} counts={counts} openWarnings={openWarnings} />
        </>
      ) : null}
      <section aria-labelledby="facts">
        <h2 id="facts">{t("facts")}</h2>
        <DescriptionList
          items={[
            {
              key: "iso",
              term: t("iso"),
              value: <bdi>{[iso3, iso2].filter((code) => code !== null).join(", ")}</bdi>,
            },
            ...(m49 === null ? [] : [{ key: "m49", term: t("m49"), value: <bdi>{m49}</bdi> }]),
            ...[
              { key: "note" as const, text: note },
              { key: "participation" as const, text: participation?.note ?? null },
            ].flatMap(({ key, text }) =>
              text === null ? [] : [{ key, term: t(key), value: <span dir="auto">{text}</span> }],
            ),
          ]}
        />
      </section>
      <section aria-labelledby="names">
        <h2 id="names">{t("names")}</h2>
        <DescriptionList
          items={names.map(({ language, name }) => ({
            key: language,
            term: languageName(locale, language),
            value: <bdi lang={language}>{name}</bdi>,
          }))}
        />
      </section>
    </>
  );
}
