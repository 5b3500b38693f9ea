/** What of the registers waits for somebody's check, for *My work*. */
import "server-only";
import { and, countDistinct, eq, sql } from "drizzle-orm";
import { REGISTERS, type RegisterKey } from "@/db/enums";
import { registerEntries, registerEntryCountries } from "@/db/schema/register";
import { type Ctx, hasRole } from "@/lib/core/context";
import { countryNamesOf } from "@/lib/countries/queries";
import { compareNames } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { programmeDay } from "@/lib/settings/programme-day";
import { awaitsCheckBy, visibleTo } from "./visible-to";

/** Entries that wait for one person's check. One that names two countries stands with both and counts once in all. */
export type EntriesToCheck = {
  total: number;
  places: readonly {
    /** Null for what names no country. */
    iso3: string | null;
    name: string | null;
    registers: readonly { register: RegisterKey; count: number }[];
  }[];
};

/** By country and register: what a steward may check, which is never what they wrote; null for who checks nothing. */
export async function entriesToCheck(ctx: Ctx, locale: Locale): Promise<EntriesToCheck | null> {
  if (!hasRole(ctx.actor, "data_steward")) return null;
  const today = await programmeDay(ctx);
  const { iso3 } = registerEntryCountries;
  const { register } = registerEntries;
  const rows = await ctx.read
    .select({
      iso3: sql<string | null>`${iso3}`,
      register: sql<RegisterKey | null>`${register}`,
      count: countDistinct(registerEntries.id),
    })
    .from(registerEntries)
    .leftJoin(registerEntryCountries, eq(registerEntryCountries.entryId, registerEntries.id))
    .where(and(awaitsCheckBy(ctx.actor, today), visibleTo(ctx.actor, today)))
    .groupBy(sql`grouping sets ((${iso3}, ${register}), ())`);
  const byCountry = Map.groupBy(
    rows.filter((row) => row.register !== null),
    (row) => row.iso3,
  );
  const names = await countryNamesOf(
    ctx,
    locale,
    [...byCountry.keys()].filter((iso3) => iso3 !== null),
  );
  const compare = compareNames(locale);
  const places = [...byCountry].map(([iso3, own]) => ({
    iso3,
    name: iso3 === null ? null : (names.get(iso3) ?? iso3),
    registers: REGISTERS.flatMap((register) =>
      own.filter((row) => row.register === register).map(({ count }) => ({ register, count })),
    ),
  }));
  return {
    total: rows.find((row) => row.register === null)?.count ?? 0,
    places: places.sort((a, b) => compare(a.name ?? "", b.name ?? "")),
  };
}
