import "server-only";
import { TREATIES } from "@/db/code-lists";
import type { Ctx } from "@/lib/core/context";
import { M49_COUNTRIES } from "@/lib/countries/m49";
import { listCountries } from "@/lib/countries/queries";
import type { Locale } from "@/lib/i18n/locales";
import { programmeDay } from "@/lib/settings/programme-day";
import { statusesOf, treatyActs } from "./queries";
import { partiesByYear } from "./status";

/** Areas of M49. What an installation adds itself is in its table, and no State that a depositary counts. */
const STATES = new Set(M49_COUNTRIES.map(({ iso3 }) => iso3));

/** The year in which the Convention was opened for signature. */
const FIRST_YEAR = 2000;

/** How the treaties stand for every State that did anything under one of them, on a day (today without one). */
export async function readTreatyTable(ctx: Ctx, locale: Locale, asked: string | null) {
  const asOf = asked ?? (await programmeDay(ctx));
  const [acts, countries] = await Promise.all([treatyActs(ctx), listCountries(ctx, locale, { search: "" })]);
  const byCountry = Map.groupBy(acts, ({ country }) => country);
  const rows = countries.flatMap(({ iso3, name }) => {
    const own = byCountry.get(iso3);
    return own ? [{ iso3, name, statuses: statusesOf(own, asOf) }] : [];
  });
  const years = Array.from(
    { length: Math.max(0, Number(asOf.slice(0, 4)) - FIRST_YEAR) },
    (_, index) => FIRST_YEAR + index,
  );
  const byStates = acts.filter(({ country }) => STATES.has(country));
  const parties = years.map((year) => ({
    year,
    counts: TREATIES.map((treaty) => ({
      treaty,
      parties:
        partiesByYear(
          byStates.filter((act) => act.treaty === treaty),
          treaty,
          [year],
        )[0]?.parties ?? 0,
    })),
  }));
  const names = Object.fromEntries(countries.map(({ iso3, name }) => [iso3, name]));
  return { asOf, rows, parties, names };
}
