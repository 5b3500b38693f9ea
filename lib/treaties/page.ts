import "server-only";
import { TREATIES } from "@/db/code-lists";
import type { Ctx } from "@/lib/core/context";
import { listCountries } from "@/lib/countries/queries";
import type { Locale } from "@/lib/i18n/locales";
import { programmeDay } from "@/lib/settings/programme-day";
import { type CountryAct, statusesOf, treatyActs } from "./queries";
import { isDepositaryState, recordEnd } from "./record";
import { dayAsked } from "./schema";
import { partiesByYear } from "./status";

/** The year in which the Convention was opened for signature. */
const FIRST_YEAR = 2000;

/** How the treaties stand for every State that did anything under one of them, on a day: today without one, or where what is asked for is no day that has come, which is said. */
export async function readTreatyTable(ctx: Ctx, locale: Locale, asked: string) {
  const { asOf, problem } = dayAsked(asked, await programmeDay(ctx));
  const [acts, countries] = await Promise.all([treatyActs(ctx), listCountries(ctx, locale, { search: "" })]);
  const byCountry = Map.groupBy(acts, ({ country }) => country);
  const rows = countries.flatMap(({ iso3, name }) => {
    const own = byCountry.get(iso3);
    return own ? [{ iso3, name, statuses: statusesOf(iso3, own, asOf) }] : [];
  });
  const byStates = acts.filter(({ country }) => isDepositaryState(country));
  const until = countedUntil(byStates, asOf);
  const years = Array.from(
    { length: Math.max(0, Number(until.slice(0, 4)) - FIRST_YEAR) },
    (_, index) => FIRST_YEAR + index,
  );
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
  return { asOf, problem, rows, parties, countsEndOn: until < asOf ? until : null, names };
}

/** The day up to which all States can be counted: the first at which the record of one of them ends, or the asked one. */
function countedUntil(acts: readonly CountryAct[], asOf: string): string {
  const records = Map.groupBy(acts, ({ country, treaty }) => `${country} ${treaty}`).values();
  return [...records].reduce((first, own) => {
    const end = recordEnd(own[0]?.country ?? "", own);
    return end !== null && end < first ? end : first;
  }, asOf);
}
