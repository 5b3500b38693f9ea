/** The warnings about the registers of countries, for those who may see the counts as they were entered. */
import "server-only";
import { eq, inArray } from "drizzle-orm";
import { qualityDismissals } from "@/db/schema/quality";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { countryNamesOf } from "@/lib/countries/queries";
import { compareNames } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { countryEntrySubject, countryEntrySubjects } from "@/lib/registers/country-subject";
import { countryData, dataOfCountries } from "./data";
import { QUALITY_RULES, signatureOf, warningsOf } from "./rules";
import type { CountryQuality, CountryWarning, CountryWarnings } from "./view";

/** How many warnings wait for somebody; null for who may not see them. Throws NOT_FOUND for an unknown country. */
export async function countOpenWarnings(ctx: Ctx, iso3: string): Promise<number | null> {
  const subject = await countryEntrySubject(ctx, iso3);
  if (!can(ctx.actor, "entry.read_raw", subject)) return null;
  const { warnings } = await countryQuality(ctx, iso3);
  return warnings.filter(({ dismissed }) => dismissed === null).length;
}

/** Every warning about a country, open and dismissed. Throws NOT_FOUND but for its team and data stewards. */
export async function countryQuality(ctx: Ctx, iso3: string): Promise<CountryQuality> {
  const subject = await countryEntrySubject(ctx, iso3);
  if (!can(ctx.actor, "entry.read_raw", subject)) throw new AppError("NOT_FOUND", `quality of ${iso3}`);
  const [data, dismissed] = await Promise.all([
    countryData(ctx, iso3),
    ctx.read
      .select({
        rule: qualityDismissals.rule,
        signature: qualityDismissals.signature,
        reason: qualityDismissals.reason,
        at: qualityDismissals.dismissedAt,
        by: users.name,
      })
      .from(qualityDismissals)
      .leftJoin(users, eq(users.id, qualityDismissals.dismissedBy))
      .where(eq(qualityDismissals.iso3, iso3)),
  ]);
  const warnings = warningsOf(data).map((warning): CountryWarning => {
    const signature = signatureOf(warning);
    const said = dismissed.find((one) => one.rule === warning.rule && one.signature === signature);
    return {
      ...warning,
      signature,
      dismissed: said ? { reason: said.reason, by: said.by, at: said.at.toISOString() } : null,
    };
  });
  const registers = Object.fromEntries(
    (["detections", "proceedings", "laws", "routes"] as const).flatMap((register) =>
      data[register].map(({ code }) => [code, register]),
    ),
  );
  return { warnings, registers, mayDismiss: can(ctx.actor, "entry.write", subject) };
}

/**
 * The countries with open warnings, by name, of those whose warnings the actor may see. Throws NOT_FOUND for who may see
 * those of no country. As many statements for one country as for all.
 */
export async function countriesWithWarnings(ctx: Ctx, locale: Locale): Promise<readonly CountryWarnings[]> {
  const subjects = await countryEntrySubjects(ctx);
  const iso3s = [...subjects].flatMap(([iso3, subject]) =>
    can(ctx.actor, "entry.read_raw", subject) ? [iso3] : [],
  );
  if (iso3s.length === 0) throw new AppError("NOT_FOUND", "quality");
  const [data, dismissals] = await Promise.all([
    dataOfCountries(ctx, iso3s),
    ctx.read
      .select({
        iso3: qualityDismissals.iso3,
        rule: qualityDismissals.rule,
        signature: qualityDismissals.signature,
      })
      .from(qualityDismissals)
      .where(inArray(qualityDismissals.iso3, iso3s)),
  ]);
  const keyOf = (iso3: string, rule: string, signature: string) => JSON.stringify([iso3, rule, signature]);
  const dismissed = new Set(dismissals.map(({ iso3, rule, signature }) => keyOf(iso3, rule, signature)));
  const found = [...data].flatMap(([iso3, own]) => {
    const open = warningsOf(own).filter(
      (warning) => !dismissed.has(keyOf(iso3, warning.rule, signatureOf(warning))),
    );
    const rules = QUALITY_RULES.flatMap((rule) => {
      const count = open.filter((warning) => warning.rule === rule).length;
      return count === 0 ? [] : [{ rule, count }];
    });
    return open.length === 0 ? [] : [{ iso3, open: open.length, rules }];
  });
  const names = await countryNamesOf(
    ctx,
    locale,
    found.map(({ iso3 }) => iso3),
  );
  const compare = compareNames(locale);
  return found
    .map((one) => ({ ...one, name: names.get(one.iso3) ?? one.iso3 }))
    .toSorted((a, b) => compare(a.name, b.name));
}
