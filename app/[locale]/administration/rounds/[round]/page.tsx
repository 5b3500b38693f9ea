import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { ActionForm } from "@/components/forms/action-form";
import { roundCountryFields } from "@/components/rounds/country-fields";
import { CountryList } from "@/components/rounds/country-list";
import { RoundTitle } from "@/components/rounds/round-title";
import { selfAssessmentFields } from "@/components/rounds/self-assessment-fields";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { countryNamesOf, listCountries } from "@/lib/countries/queries";
import { getRoundForChange, listRoundCountries } from "@/lib/rounds/queries";
import { addRoundCountriesAction, editRoundAction, removeRoundCountryAction } from "../actions";

export async function generateMetadata({
  params,
}: PageProps<"/[locale]/administration/rounds/[round]">): Promise<Metadata> {
  return { title: `${(await getTranslations("rounds"))("manage.edit")} · ${(await params).round}` };
}

/** One round: its dates, and its countries. */
export default async function RoundAdministrationPage({
  params,
  searchParams,
}: PageProps<"/[locale]/administration/rounds/[round]">) {
  const [{ round: code }, query, locale] = await Promise.all([params, searchParams, getLocale()]);
  const { round, countries, joinable } = await readPage(async (ctx) => {
    const round = await getRoundForChange(ctx, code);
    const lines = await listRoundCountries(ctx, round.id);
    const names = await countryNamesOf(
      ctx,
      locale,
      lines.map(({ iso3 }) => iso3),
    );
    const participating = await listCountries(ctx, locale, { search: "", participating: "yes" });
    return {
      round,
      countries: lines.map((line) => ({ ...line, name: names.get(line.iso3) ?? line.iso3 })),
      joinable: participating.filter(({ iso3 }) => lines.every((line) => line.iso3 !== iso3)),
    };
  });
  const [t, common, regionName] = await Promise.all([
    getTranslations("rounds"),
    getTranslations("common"),
    getTranslations("countries.regions"),
  ]);
  const hidden = { kind: "hidden" as const, name: "code", value: round.code };
  const day = { kind: "text" as const, hint: t("dayHint"), width: "short" as const };
  const reason = { kind: "textarea" as const, name: "reason", label: t("reason"), hint: t("reasonHint") };
  const removable = countries.filter(({ opened }) => !opened);
  const isCutOffFixed = removable.length < countries.length;
  return (
    <>
      <AdministrationTabs current="rounds" />
      <PageHeader
        title={
          <>
            <bdi>{round.code}</bdi> · <RoundTitle>{round.title}</RoundTitle>
          </>
        }
        lead={`${round.instrument}@${round.editionVersion} · ${t(`purposes.${round.purpose}`)}`}
      />
      {"made" in query ? (
        <Notice kind="good" role="status">
          <p>{t("manage.made")}</p>
        </Notice>
      ) : null}
      <h2>{t("manage.edit")}</h2>
      <ActionForm
        id="edit"
        action={editRoundAction}
        submit={t("manage.save")}
        done={t("manage.saved")}
        reasons={{
          changed_meanwhile: t("refusals.changed_meanwhile"),
          cut_off_fixed: t("refusals.cut_off_fixed"),
        }}
        reasonFields={{ cut_off_fixed: "cutOffOn" }}
        fields={[
          hidden,
          { kind: "hidden", name: "version", value: String(round.version) },
          { kind: "text", name: "title", label: t("roundTitle"), value: round.title },
          { ...day, name: "startsOn", label: t("startsOn"), value: round.startsOn },
          { ...day, name: "endsOn", label: t("endsOn"), value: round.endsOn },
          {
            ...day,
            name: "cutOffOn",
            label: t("cutOffOn"),
            hint: isCutOffFixed ? t("refusals.cut_off_fixed") : `${t("dayHint")} ${t("cutOffHint")}`,
            value: round.cutOffOn,
            readOnly: isCutOffFixed,
          },
          ...selfAssessmentFields(
            {
              asks: t("asksSelfAssessment"),
              asksHint: t("asksSelfAssessmentHint"),
              dueOn: t("selfAssessmentDueOn"),
              dueOnHint: `${t("dayHint")} ${t("selfAssessmentDueOnHint")}`,
              optional: common("optional"),
            },
            round,
          ),
          reason,
        ]}
      />
      <h2>{t("countries")}</h2>
      {countries.length === 0 ? (
        <EmptyState title={t("manage.noCountries")} />
      ) : (
        <CountryList countries={countries} />
      )}
      <Disclosure summary={t("manage.addCountries")} look="boxed">
        <ActionForm
          id="add"
          action={addRoundCountriesAction}
          submit={t("manage.add")}
          submitKind="secondary"
          done={t("manage.added")}
          reasons={{ country_unknown: t("refusals.country_unknown") }}
          reasonFields={{ country_unknown: "otherCountries" }}
          fields={[
            hidden,
            ...roundCountryFields(joinable, {
              countries: t("countries"),
              otherCountries: t("otherCountries"),
              otherCountriesHint: t("countriesHint"),
              optional: common("optional"),
              regionName,
            }),
          ]}
        />
      </Disclosure>
      <Disclosure summary={t("manage.removeCountry")} look="boxed">
        {removable.length === 0 ? (
          <p>{t(countries.length === 0 ? "manage.noCountries" : "manage.noneToRemove")}</p>
        ) : (
          <ActionForm
            id="remove"
            action={removeRoundCountryAction}
            submit={t("manage.remove")}
            submitKind="secondary"
            done={t("manage.removed")}
            reasons={{
              country_unknown: t("refusals.country_unknown"),
              assessment_opened: t("refusals.assessment_opened"),
            }}
            fields={[
              hidden,
              {
                kind: "select",
                name: "iso3",
                label: t("manage.chooseCountry"),
                options: removable.map(({ iso3, name }) => ({ value: iso3, label: name })),
                empty: t("manage.chooseCountry"),
              },
              reason,
            ]}
          />
        )}
      </Disclosure>
    </>
  );
}
