import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { ActionForm } from "@/components/forms/action-form";
import { roundCountryFields } from "@/components/rounds/country-fields";
import { RoundTable } from "@/components/rounds/round-table";
import { selfAssessmentFields } from "@/components/rounds/self-assessment-fields";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ROUND_PURPOSES } from "@/db/enums";
import { readPage } from "@/lib/core/page";
import { listCountries } from "@/lib/countries/queries";
import { listEditions } from "@/lib/editions/queries";
import { listRoundsForChange } from "@/lib/rounds/queries";
import { createRoundAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rounds"))("manage.title") };
}

/** The rounds of the programme, and a form for a new one. */
export default async function RoundsAdministrationPage() {
  const locale = await getLocale();
  const { rounds, editions, countries } = await readPage(async (ctx) => ({
    rounds: await listRoundsForChange(ctx),
    editions: await listEditions(ctx),
    countries: await listCountries(ctx, locale, { search: "", participating: "yes" }),
  }));
  const [t, common, regionName] = await Promise.all([
    getTranslations("rounds"),
    getTranslations("common"),
    getTranslations("countries.regions"),
  ]);
  const day = { kind: "text" as const, hint: t("dayHint"), width: "short" as const };
  return (
    <>
      <AdministrationTabs current="rounds" />
      <PageHeader title={t("manage.title")} lead={t("lead")} />
      {rounds.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <RoundTable rounds={rounds} address="/administration/rounds" />
      )}
      <h2>{t("manage.new")}</h2>
      <p>{t("manage.newLead")}</p>
      <ActionForm
        id="round"
        action={createRoundAction}
        submit={t("manage.create")}
        reasons={{
          code_taken: t("refusals.code_taken"),
          edition_unknown: t("refusals.edition_unknown"),
          country_unknown: t("refusals.country_unknown"),
        }}
        reasonFields={{ code_taken: "code", edition_unknown: "edition", country_unknown: "otherCountries" }}
        fields={[
          { kind: "text", name: "code", label: t("code"), hint: t("codeHint"), width: "short" },
          { kind: "text", name: "title", label: t("roundTitle") },
          {
            kind: "select",
            name: "edition",
            label: t("edition"),
            options: editions.map(({ instrument, version, title }) => ({
              value: `${instrument}@${version}`,
              label: `${instrument}@${version} · ${title}`,
            })),
            empty: t("manage.chooseEdition"),
          },
          {
            kind: "radios",
            name: "purpose",
            label: t("purpose"),
            options: ROUND_PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) })),
          },
          {
            kind: "checkbox",
            name: "secondRating",
            label: t("secondRating"),
            hint: t("secondRatingHint"),
            value: "on",
            checked: true,
          },
          {
            kind: "checkbox",
            name: "stateIsHeard",
            label: t("stateIsHeard"),
            hint: t("stateIsHeardHint"),
            value: "on",
            checked: true,
          },
          {
            kind: "checkbox",
            name: "beginsWithScoping",
            label: t("beginsWithScoping"),
            hint: t("beginsWithScopingHint"),
            value: "on",
            checked: true,
          },
          ...selfAssessmentFields({
            asks: t("asksSelfAssessment"),
            asksHint: t("asksSelfAssessmentHint"),
            dueOn: t("selfAssessmentDueOn"),
            dueOnHint: `${t("dayHint")} ${t("selfAssessmentDueOnHint")}`,
            optional: common("optional"),
          }),
          { ...day, name: "startsOn", label: t("startsOn") },
          { ...day, name: "endsOn", label: t("endsOn") },
          { ...day, name: "cutOffOn", label: t("cutOffOn"), hint: `${t("dayHint")} ${t("cutOffHint")}` },
          ...roundCountryFields(countries, {
            countries: t("countries"),
            otherCountries: t("otherCountries"),
            otherCountriesHint: t("countriesHint"),
            optional: common("optional"),
            regionName,
          }),
        ]}
      />
    </>
  );
}
