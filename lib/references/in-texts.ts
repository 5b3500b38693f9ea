/** Finds what the references in some texts lead to, as far as their reader may know of it. */
import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { instrumentEditions } from "@/db/schema/instrument";
import { sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { countryNamesOf } from "@/lib/countries/queries";
import { anyOf } from "@/lib/database/any-of";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { referencedEntries } from "@/lib/registers/referenced";
import { entryPath } from "@/lib/registers/schema";
import { countriesIn } from "@/lib/registers/words";
import { visibleTo } from "@/lib/sources/visible-to";
import { UNDETERMINED } from "@/lib/text/language";
import { keyOf, type Reference, type References, tokensIn } from "@/lib/text/tokens";

type Found = readonly (readonly [string, Reference])[];

async function sourcesOf(ctx: Ctx, codes: readonly string[]): Promise<Found> {
  if (codes.length === 0) return [];
  const rows = await ctx.read
    .select({ code: sources.code, title: sources.title, language: sources.typedLanguage })
    .from(sources)
    .where(and(anyOf(sources.code, codes), isNull(sources.withdrawnAt), visibleTo(ctx)));
  return rows.map(({ code, title, language }) => [
    keyOf({ kind: "source", code }),
    { href: `/sources/${code}`, code, title, language: language === UNDETERMINED ? null : language },
  ]);
}

async function countriesOf(ctx: Ctx, locale: Locale, codes: readonly string[]): Promise<Found> {
  const names = await countryNamesOf(ctx, locale, codes);
  return [...names].map(([code, title]) => [
    keyOf({ kind: "country", code }),
    { href: `/countries/${code}`, code, title, language: null },
  ]);
}

async function indicatorsOf(ctx: Ctx, id: string | null, codes: readonly string[]): Promise<Found> {
  if (codes.length === 0 || id === null) return [];
  const [instrument = "", version = ""] = id.split("@");
  const [row] = await ctx.read
    .select({ sha256: instrumentEditions.sha256 })
    .from(instrumentEditions)
    .where(and(eq(instrumentEditions.instrument, instrument), eq(instrumentEditions.version, version)));
  if (!row) return [];
  const { indicators, file } = await editionByHash(ctx, row.sha256);
  return codes.flatMap((code) => {
    const title = indicators.get(code)?.definition.title;
    if (title === undefined) return [];
    const href = `/instruments/${instrument}/${version}#${code}`;
    return [[keyOf({ kind: "indicator", code }), { href, code, title, language: file.language }] as const];
  });
}

/** Entries of registers by their titles, and figures by their values. */
async function entriesOf(
  ctx: Ctx,
  locale: Locale,
  wanted: { entries: readonly string[]; figures: readonly string[]; masked: boolean },
): Promise<Found> {
  const { entries, figures, masked } = wanted;
  if (entries.length + figures.length === 0) return [];
  const found = await referencedEntries(ctx, [...entries, ...figures], masked);
  const names = await countryNamesOf(ctx, locale, countriesIn(found.map(({ title }) => title)));
  const countryNames = Object.fromEntries(names);
  return found.flatMap(({ register, code, title, language, figure }) => {
    const reference = { href: entryPath(register, code), code, title, language, countryNames };
    const asEntry = [keyOf({ kind: "entry", code }), reference] as const;
    if (figure === null) return [asEntry];
    return [asEntry, [keyOf({ kind: "figure", code }), { ...reference, figure }] as const];
  });
}

/**
 * What the tokens in `content` lead to: sources and entries of registers that the reader may read, figures as the reader
 * may see them, countries, and indicators of the edition (CODE@VERSION) that the texts speak about. What is hidden is
 * left out like what does not exist. `masked` is for texts that go out: their figures are those of the published version,
 * whoever reads. No statement runs where no token stands.
 */
export async function referencesIn(
  ctx: Ctx,
  locale: Locale,
  edition: string | null,
  content: unknown,
  { masked = false }: { masked?: boolean } = {},
): Promise<References> {
  const tokens = tokensIn(content);
  const codesOf = (kind: string) =>
    tokens.filter((token) => token.kind === kind).map(({ code }) => code.trim());
  const found = await Promise.all([
    sourcesOf(ctx, codesOf("source")),
    countriesOf(ctx, locale, codesOf("country")),
    indicatorsOf(ctx, edition, codesOf("indicator")),
    entriesOf(ctx, locale, { entries: codesOf("entry"), figures: codesOf("figure"), masked }),
  ]);
  return Object.fromEntries(found.flat());
}
