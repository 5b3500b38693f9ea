/** Finds what the references in some texts lead to, as far as their reader may know of it. */
import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { instrumentEditions } from "@/db/schema/instrument";
import { sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { countryNamesOf } from "@/lib/countries/queries";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { visibleTo } from "@/lib/sources/visible-to";
import { keyOf, type Reference, type References, tokensIn } from "./tokens";

type Found = readonly (readonly [string, Reference])[];

async function sourcesOf(ctx: Ctx, codes: readonly string[]): Promise<Found> {
  if (codes.length === 0) return [];
  const rows = await ctx.read
    .select({ code: sources.code, title: sources.title, language: sources.typedLanguage })
    .from(sources)
    .where(and(inArray(sources.code, [...codes]), isNull(sources.withdrawnAt), visibleTo(ctx.actor)));
  return rows.map(({ code, title, language }) => [
    keyOf({ kind: "source", code }),
    { href: `/sources/${code}`, code, title, language: language === "und" ? null : language },
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

/**
 * What the tokens in `content` lead to: sources that the reader may read, countries, and indicators of the edition
 * (CODE@VERSION) that the texts speak about. What is hidden is left out like what does not exist. No statement runs
 * where no token stands.
 */
export async function referencesIn(
  ctx: Ctx,
  locale: Locale,
  edition: string | null,
  content: unknown,
): Promise<References> {
  const tokens = tokensIn(content);
  const codesOf = (kind: string) =>
    tokens.filter((token) => token.kind === kind).map(({ code }) => code.trim());
  const found = await Promise.all([
    sourcesOf(ctx, codesOf("source")),
    countriesOf(ctx, locale, codesOf("country")),
    indicatorsOf(ctx, edition, codesOf("indicator")),
  ]);
  return Object.fromEntries(found.flat());
}
