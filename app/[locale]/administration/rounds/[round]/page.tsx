import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AdministrationTabs } from "@/components/administration/administration-tabs";
import { ActionForm } from "@/components/forms/action-form";
import { CountryList } from "@/components/rounds/country-list";
import { Disclosure } from "@/components/ui/disclosure";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { countryNamesOf } from "@/lib/countries/queries";
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
}: PageProps<"/[locale]/administration/rounds/[round]">) {
  const { round: code } = await params;
  const locale = await getLocale();
  const { round, countries } = await readPage(async (ctx) => {
    const round = await getRoundForChange(ctx, code);
    const lines = await listRoundCountries(ctx, round.id);
    const names = await countryNamesOf(
      ctx,
      locale,
      lines.map(({ iso3 }) => iso3),
    );
    return { round, countries: lines.map((line) => ({ ...line, name: names.get(line.iso3) ?? line.iso3 })) };
  });
  const t = await getTranslations("rounds");
  const hidden = { kind: "hidden" as const, name: "code", value: round.code };
  const day = { kind: "text" as const, hint: t("dayHint"), width: "short" as const };
  const reason = { kind: "textarea" as const, name: "reason", label: t("reason"), hint: t("reasonHint") };
  const removable = countries.filter(({ opened }) => !opened);
  return (
    <>
      <AdministrationTabs current="rounds" />
      <PageHeader
        title={`${round.code} · ${round.title}`}
        lead={`${round.instrument}@${round.editionVersion} · ${t(`purposes.${round.purpose}`)}`}
      />
      <h2>{t("manage.edit")}</h2>
      <ActionForm
        key={`edit-${round.version}`}
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
            hint: `${t("dayHint")} ${t("cutOffHint")}`,
            value: round.cutOffOn,
          },
          reason,
        ]}
      />
      <h2>{t("countries")}</h2>
      <CountryList countries={countries} />
      <Disclosure summary={t("manage.addCountries")} look="boxed">
        <ActionForm
          key={`add-${countries.length}`}
          id="add"
          action={addRoundCountriesAction}
          submit={t("manage.add")}
          submitKind="secondary"
          done={t("manage.added")}
          reasons={{ country_unknown: t("refusals.country_unknown") }}
          reasonFields={{ country_unknown: "countries" }}
          fields={[
            hidden,
            {
              kind: "textarea",
              name: "countries",
              label: t("countries"),
              hint: t("countriesHint"),
              isWatched: false,
            },
          ]}
        />
      </Disclosure>
      <Disclosure summary={t("manage.removeCountry")} look="boxed">
        {removable.length === 0 ? (
          <p>{t("manage.noneToRemove")}</p>
        ) : (
          <ActionForm
            key={`remove-${countries.length}`}
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
