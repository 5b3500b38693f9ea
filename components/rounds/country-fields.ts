import type { FormField } from "@/components/forms/form-field";
import { PROGRAMME_REGIONS, type ProgrammeRegion } from "@/db/enums";

/** A country that takes part in the programme, as a choice of a form. */
type ProgrammeCountry = {
  iso3: string;
  name: string;
  participation: { region: ProgrammeRegion } | null;
};

/** The countries of a round as fields: those of the programme to tick by region, any other by its code. */
export function roundCountryFields(
  programmeCountries: readonly ProgrammeCountry[],
  texts: {
    countries: string;
    otherCountries: string;
    otherCountriesHint: string;
    optional: string;
    regionName: (region: ProgrammeRegion) => string;
  },
): readonly FormField[] {
  const options = PROGRAMME_REGIONS.flatMap((region) =>
    programmeCountries
      .filter(({ participation }) => participation?.region === region)
      .map(({ iso3, name }) => ({ value: iso3, label: name, group: texts.regionName(region) })),
  );
  const others: FormField = {
    kind: "textarea",
    name: "otherCountries",
    label: options.length === 0 ? texts.countries : texts.otherCountries,
    hint: texts.otherCountriesHint,
    optional: texts.optional,
    isWatched: false,
  };
  return options.length === 0
    ? [others]
    : [{ kind: "checkboxes", name: "countries", label: texts.countries, options }, others];
}
