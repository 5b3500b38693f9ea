/** Countries under the regions of M49. */
import { M49_REGIONS, m49Country, m49RegionsOf } from "@/lib/countries/m49";
import { compareNames } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

/** Some things of one region; `name` is null for what lies in none. */
export type RegionGroup<T> = {
  readonly code: string;
  readonly name: string | null;
  readonly members: readonly T[];
};

const NO_REGION = "";

/** The M49 code of the region below the World that holds a country; empty for what lies in none. */
function regionOf(iso3: string): string {
  const country = m49Country(iso3);
  return (country && m49RegionsOf(country)[1]?.m49) ?? NO_REGION;
}

/** Countries by their region below the World, regions by name, what lies in none at the end. Empty regions are left out. */
export function byRegion<T extends { readonly iso3: string }>(
  members: readonly T[],
  locale: Locale,
): readonly RegionGroup<T>[] {
  const compare = compareNames(locale);
  return [...Map.groupBy(members, ({ iso3 }) => regionOf(iso3))]
    .map(([code, own]) => ({
      code,
      name: M49_REGIONS.find(({ m49 }) => m49 === code)?.names[locale] ?? null,
      members: own,
    }))
    .toSorted((a, b) =>
      a.name === null || b.name === null
        ? Number(a.name === null) - Number(b.name === null)
        : compare(a.name, b.name),
    );
}
