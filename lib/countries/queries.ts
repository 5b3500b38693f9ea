import "server-only";
import { and, eq, ilike, isNotNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { ProgrammeRegion } from "@/db/enums";
import { countries, countryNames, participations } from "@/db/schema/country";
import { type HistoryEntry, historyOf } from "@/lib/audit/queries";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { anyOf } from "@/lib/database/any-of";
import { byName } from "@/lib/database/by-name";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import type { CountryFilter } from "./schema";

export type CountryLine = {
  iso3: string;
  /** In the reader's language, in English where there is no name in it. */
  name: string;
  participation: { region: ProgrammeRegion; since: string; note: string | null } | null;
};
export type CountryDetails = CountryLine & {
  id: string;
  iso2: string | null;
  m49: string | null;
  /** M49 code of the continent-sized region, and of the smallest one. */
  region: string | null;
  subregion: string | null;
  note: string | null;
  names: readonly { language: string; name: string }[];
};

const english = alias(countryNames, "english_name");
const local = alias(countryNames, "local_name");
const name = sql<string>`coalesce(${local.name}, ${english.name}, ${countries.iso3})`;
const participation = {
  region: participations.region,
  since: participations.since,
  note: participations.note,
};

function selectLines(ctx: Ctx, locale: Locale) {
  return ctx.read
    .select({ iso3: countries.iso3, name, participation })
    .from(countries)
    .leftJoin(english, and(eq(english.countryId, countries.id), eq(english.language, DEFAULT_LOCALE)))
    .leftJoin(local, and(eq(local.countryId, countries.id), eq(local.language, locale)))
    .leftJoin(participations, eq(participations.countryId, countries.id));
}

function requireSignedIn(ctx: Ctx): void {
  if (ctx.actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED", "countries");
}

/** Countries and areas by their name in the reader's language. Open to every signed-in person. */
export async function listCountries(ctx: Ctx, locale: Locale, filter: CountryFilter): Promise<CountryLine[]> {
  requireSignedIn(ctx);
  const pattern = `%${filter.search.replace(/[\\%_]/g, "\\$&")}%`;
  return selectLines(ctx, locale)
    .where(
      and(
        filter.search === ""
          ? undefined
          : or(
              ilike(name, pattern),
              ilike(english.name, pattern),
              eq(countries.iso3, filter.search.toUpperCase()),
            ),
        filter.region === undefined ? undefined : eq(participations.region, filter.region),
        filter.participating === undefined ? undefined : isNotNull(participations.id),
      ),
    )
    .orderBy(byName(name), countries.iso3);
}

/** All countries as choices of a list, by name. */
export async function countryOptions(ctx: Ctx, locale: Locale): Promise<{ iso3: string; name: string }[]> {
  const lines = await listCountries(ctx, locale, { search: "" });
  return lines.map(({ iso3, name: text }) => ({ iso3, name: text }));
}

/** One country with its names in every language. Throws NOT_FOUND. */
export async function getCountry(ctx: Ctx, locale: Locale, iso3: string): Promise<CountryDetails> {
  requireSignedIn(ctx);
  const [line] = await selectLines(ctx, locale).where(eq(countries.iso3, iso3));
  const [row] = await ctx.read
    .select({
      id: countries.id,
      iso2: countries.iso2,
      m49: countries.m49,
      region: countries.region,
      subregion: countries.subregion,
      note: countries.note,
    })
    .from(countries)
    .where(eq(countries.iso3, iso3));
  if (!line || !row) throw new AppError("NOT_FOUND", `country ${iso3}`);
  const names = await ctx.read
    .select({ language: countryNames.language, name: countryNames.name })
    .from(countryNames)
    .where(eq(countryNames.countryId, row.id))
    .orderBy(countryNames.language);
  return { ...line, ...row, names };
}

/** The names of some countries in the reader's language, by ISO code. */
export async function countryNamesOf(
  ctx: Ctx,
  locale: Locale,
  iso3s: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (iso3s.length === 0) return new Map();
  const rows = await selectLines(ctx, locale).where(anyOf(countries.iso3, iso3s));
  return new Map(rows.map((row) => [row.iso3, row.name]));
}

function requireAdministrator(ctx: Ctx): void {
  if (!can(ctx.actor, "country.manage", { kind: "installation" })) {
    throw new AppError("FORBIDDEN", "country.manage");
  }
}

/** The list for the administration. Throws FORBIDDEN but for administrators. */
export async function listCountriesForChange(
  ctx: Ctx,
  locale: Locale,
  filter: CountryFilter,
): Promise<CountryLine[]> {
  requireAdministrator(ctx);
  return listCountries(ctx, locale, filter);
}

/** One country with the history of its part in the programme. Throws NOT_FOUND, and FORBIDDEN but for administrators. */
export async function getCountryForChange(
  ctx: Ctx,
  locale: Locale,
  iso3: string,
): Promise<{ country: CountryDetails; history: readonly HistoryEntry[] }> {
  requireAdministrator(ctx);
  const country = await getCountry(ctx, locale, iso3);
  return { country, history: await historyOf(ctx, "participation", country.id) };
}
