import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { HistoryTable } from "@/components/audit/history-table";
import { ActionForm } from "@/components/forms/action-form";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { PROGRAMME_REGIONS } from "@/db/enums";
import { historyLines } from "@/lib/audit/lines";
import { typedIso3 } from "@/lib/core/field-schemas";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { getCountryForChange } from "@/lib/countries/queries";
import { languageName } from "@/lib/i18n/format";
import { getSettings } from "@/lib/settings/queries";
import { endParticipationAction, setParticipationAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("administration"))("countries.one") };
}

/** One country: its names, and its part in the programme. */
export default async function CountryPage({ params }: PageProps<"iso3">) {
  const code = typedIso3.safeParse((await params).iso3);
  if (!code.success) notFound();
  const locale = await getLocale();
  const { country, history, zone } = await readPage(async (ctx) => {
    const [{ country, history }, settings] = await Promise.all([
      getCountryForChange(ctx, locale, code.data),
      getSettings(ctx),
    ]);
    return { country, history, zone: settings.timeZone };
  });
  const [t, regions] = await Promise.all([
    getTranslations("administration"),
    getTranslations("countries.regions"),
  ]);
  const { iso3, participation } = country;
  return (
    <>
      <AdministrationTabs current="countries" />
      <PageHeader title={country.name} lead={country.note} />
      <DescriptionList
        items={[
          { key: "iso3", term: t("countries.code"), value: <bdi>{iso3}</bdi> },
          {
            key: "m49",
            term: "M49",
            value: country.m49 === null ? t("countries.notInM49") : <bdi>{country.m49}</bdi>,
          },
          ...country.names.map(({ language, name }) => ({
            key: language,
            term: languageName(locale, language),
            value: (
              <span lang={language} dir="auto">
                {name}
              </span>
            ),
          })),
        ]}
      />
      <h2>{t("countries.participation")}</h2>
      <p>{t(participation === null ? "countries.takesNoPart" : "countries.takesPart")}</p>
      <ActionForm
        id="participation"
        action={setParticipationAction}
        submit={t("countries.setSubmit")}
        done={t("countries.setDone")}
        reasons={{}}
        fields={[
          { kind: "hidden", name: "iso3", value: iso3 },
          {
            kind: "select",
            name: "region",
            label: t("countries.region"),
            options: PROGRAMME_REGIONS.map((value) => ({ value, label: regions(value) })),
            value: participation?.region,
            empty: t("choose"),
          },
          {
            kind: "text",
            name: "since",
            label: t("countries.since"),
            hint: t("countries.sinceHint"),
            value: participation?.since,
            width: "short",
          },
          {
            kind: "text",
            name: "note",
            label: t("countries.participationNote"),
            value: participation?.note ?? undefined,
            optional: t("optional"),
          },
        ]}
      />
      {participation === null ? null : (
        <>
          <h2>{t("countries.end.title")}</h2>
          <p>{t("countries.end.lead")}</p>
          <ActionForm
            id="end"
            action={endParticipationAction}
            submit={t("countries.end.submit")}
            submitKind="danger"
            reasons={{}}
            fields={[
              { kind: "hidden", name: "iso3", value: iso3 },
              { kind: "textarea", name: "reason", label: t("reason") },
            ]}
          />
        </>
      )}
      <h2>{t("history.title")}</h2>
      <HistoryTable id="history" caption={t("history.title")} zone={zone} lines={historyLines(history)} />
    </>
  );
}
