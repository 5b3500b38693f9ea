import { useTranslations } from "next-intl";
import { FilterForm } from "@/components/forms/filter-form";
import type { PlainField } from "@/components/forms/form-field";
import { PROGRAMME_REGIONS } from "@/db/enums";
import { ALL_COUNTRIES, COUNTRY_FIELDS, type CompareView } from "@/lib/scorecards/compare-view";
import type { Criterion } from "@/lib/scorecards/grid-columns";
import type { LevelColumn } from "@/lib/scorecards/grid-levels";

interface CompareFormProps {
  view: CompareView;
  countries: readonly { iso3: string; name: string }[];
  indicators: readonly LevelColumn[];
  criteria: readonly Criterion[];
}

/** Which countries stand side by side, as a plain form whose answer is an address. */
export function CompareForm({ view, countries, indicators, criteria }: CompareFormProps) {
  const t = useTranslations("compare");
  const regions = useTranslations("countries.regions");
  const options = countries.map(({ iso3, name }) => ({ value: iso3, label: name }));
  const fields: readonly PlainField[] = [
    ...COUNTRY_FIELDS.map(
      (name, index): PlainField => ({
        kind: "select",
        name,
        label: t("country", { number: index + 1 }),
        value: view.country[index],
        empty: t("nobody"),
        options,
      }),
    ),
    {
      kind: "select",
      name: "spread",
      label: t("spread"),
      value: view.spread,
      empty: t("noSpread"),
      options: [
        { value: ALL_COUNTRIES, label: t("spreadAll") },
        ...PROGRAMME_REGIONS.map((region) => ({ value: region, label: regions(region) })),
      ],
    },
    {
      kind: "select",
      name: "indicator",
      label: t("indicator"),
      value: view.indicator,
      empty: t("noIndicator"),
      options: [],
      groups: criteria.map(({ code, title }) => ({
        label: `${code} ${title}`,
        options: indicators
          .filter(({ pillar }) => pillar === code)
          .map(({ key, title: name }) => ({ value: key, label: `${key} ${name}` })),
      })),
    },
  ];
  return (
    <div data-print="hide">
      <FilterForm id="compare" label={t("choose")} fields={fields} submit={t("submit")} />
    </div>
  );
}
