/** The warnings about the registers of countries, for those who may see the counts as they were entered. */
import "server-only";
import { eq, inArray } from "drizzle-orm";
import { qualityDismissals } from "@/db/schema/quality";
import { users } from "@/db/schema/user";
import { chunksOf } from "@/lib/core/chunks";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { one } from "@/lib/core/rows";
import { countryNamesOf } from "@/lib/countries/queries";
import { compareNames } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { countryEntrySubject, countryEntrySubjects } from "@/lib/registers/country-subject";
import { dataOfCountries } from "./data";
import { type CountryData, warningsOf } from "./rules";
import type { CountryQuality, CountryWarning, CountryWarnings } from "./view";
import { QUALITY_RULES, type QualityRule, signatureOf } from "./warning";

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
  const { data, warnings } = one([...(await warningsOfCountries(ctx, [iso3])).values()]);
  const registers = Object.fromEntries(
    (["detections", "proceedings", "laws", "routes"] as const).flatMap((register) =>
      data[register].map(({ code }) => [code, register]),
    ),
  );
  return { warnings, registers, mayDismiss: can(ctx.actor, "entry.write", subject) };
}

/** Countries whose registers are looked through at once: figures of many years of all States are too many to hold. */
const COUNTRIES_AT_ONCE = 20;

/**
 * The countries with open warnings, by name, of those whose warnings the actor may see. Throws NOT_FOUND for who may see
 * those of no country. Holds what the registers have of twenty countries at a time, and takes as many statements for each
 * twenty.
 */
export async function countriesWithWarnings(ctx: Ctx, locale: Locale): Promise<readonly CountryWarnings[]> {
  const subjects = await countryEntrySubjects(ctx);
  const iso3s = [...subjects].flatMap(([iso3, subject]) =>
    can(ctx.actor, "entry.read_raw", subject) ? [iso3] : [],
  );
  if (iso3s.length === 0) throw new AppError("NOT_FOUND", "quality");
  const found: Omit<CountryWarnings, "name">[] = [];
  for (const some of chunksOf(iso3s, COUNTRIES_AT_ONCE)) found.push(...(await openWarnings(ctx, some)));
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

/** The countries of these with open warnings, and how many there are by rule. */
async function openWarnings(ctx: Ctx, iso3s: readonly string[]): Promise<Omit<CountryWarnings, "name">[]> {
  return [...(await warningsOfCountries(ctx, iso3s))].flatMap(([iso3, { warnings }]) => {
    const open = warnings.filter(({ dismissed }) => dismissed === null);
    const rules = countByRule((rule) => open.filter((warning) => warning.rule === rule).length);
    return open.length === 0 ? [] : [{ iso3, open: open.length, rules }];
  });
}

/** How many warnings there are of each rule that has any, in the order of the rules. */
function countByRule(countOf: (rule: QualityRule) => number): CountryWarnings["rules"] {
  return QUALITY_RULES.flatMap((rule) => {
    const count = countOf(rule);
    return count === 0 ? [] : [{ rule, count }];
  });
}

/** Open warnings that name one of some entries, by rule, and how many of those entries a warning names. */
export async function openWarningsAbout(
  ctx: Ctx,
  iso3s: readonly string[],
  codes: ReadonlySet<string>,
): Promise<{ warnings: CountryWarnings["rules"]; warned: number }> {
  const subjects = await countryEntrySubjects(ctx);
  const open = iso3s.filter((iso3) => {
    const subject = subjects.get(iso3);
    return subject !== undefined && can(ctx.actor, "entry.read_raw", subject);
  });
  if (open.length === 0) return { warnings: [], warned: 0 };
  const warned = new Set<string>();
  const counts = new Map<QualityRule, Set<string>>();
  for (const some of chunksOf(open, COUNTRIES_AT_ONCE)) {
    const found = [...(await warningsOfCountries(ctx, some)).values()].flatMap((one) => one.warnings);
    for (const { rule, signature, dismissed, codes: named } of found) {
      const own = named.filter((code) => codes.has(code));
      if (dismissed !== null || own.length === 0) continue;
      for (const code of own) warned.add(code);
      // A route that names two countries is warned of in both.
      counts.set(rule, (counts.get(rule) ?? new Set()).add(signature));
    }
  }
  return { warnings: countByRule((rule) => counts.get(rule)?.size ?? 0), warned: warned.size };
}

type Warned = { data: CountryData; warnings: readonly CountryWarning[] };

/** What the registers hold of countries and every warning about it, open and dismissed, by ISO code. */
async function warningsOfCountries(ctx: Ctx, iso3s: readonly string[]): Promise<ReadonlyMap<string, Warned>> {
  const [data, dismissals] = await Promise.all([dataOfCountries(ctx, iso3s), dismissalsOf(ctx, iso3s)]);
  return new Map(
    [...data].map(([iso3, own]) => {
      const warnings = warningsOf(own).map((warning): CountryWarning => {
        const signature = signatureOf(warning);
        const dismissed = dismissals.get(dismissalKey({ iso3, rule: warning.rule, signature })) ?? null;
        return { ...warning, signature, dismissed };
      });
      return [iso3, { data: own, warnings }];
    }),
  );
}

/** Why warnings about countries were dismissed, by whom and when, by `dismissalKey`. */
async function dismissalsOf(ctx: Ctx, iso3s: readonly string[]) {
  const rows = await ctx.read
    .select({
      iso3: qualityDismissals.iso3,
      rule: qualityDismissals.rule,
      signature: qualityDismissals.signature,
      reason: qualityDismissals.reason,
      at: qualityDismissals.dismissedAt,
      by: users.name,
    })
    .from(qualityDismissals)
    .leftJoin(users, eq(users.id, qualityDismissals.dismissedBy))
    .where(inArray(qualityDismissals.iso3, [...iso3s]));
  return new Map(
    rows.map(({ reason, by, at, ...key }) => [dismissalKey(key), { reason, by, at: at.toISOString() }]),
  );
}

function dismissalKey({ iso3, rule, signature }: { iso3: string; rule: string; signature: string }): string {
  return JSON.stringify([iso3, rule, signature]);
}
