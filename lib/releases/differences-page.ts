/** The two releases of a country that a page holds against each other, where the reader may read both. */
import "server-only";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { countryNamesOf } from "@/lib/countries/queries";
import type { Locale } from "@/lib/i18n/locales";
import { programmeZone } from "@/lib/settings/programme-day";
import type { References } from "@/lib/text/tokens";
import type { ReleaseDocument } from "./format";
import { getRelease, listReleases, parseRelease, type ReleaseRecord } from "./queries";
import { releaseReferences } from "./references";

export type DifferencesPage = {
  iso3: string;
  country: string;
  zone: string;
  /** Other open releases of the country, latest first. */
  others: readonly string[];
  /** The earlier and the later one; null where there is nothing to compare with. */
  pair: { before: ReleaseDocument; after: ReleaseDocument; references: References } | null;
  /** The code that the release is held against. */
  chosen: string | null;
};

/**
 * A release beside another of the same country: the one asked for, else the one it replaces or that came before it.
 * Throws NOT_FOUND where one of the two is absent, hidden, sealed, or of another country.
 */
export async function readDifferences(
  ctx: Ctx,
  locale: Locale,
  code: string,
  asked: string | null,
): Promise<DifferencesPage> {
  const release = await openDocument(ctx, code);
  const { iso3 } = release.record;
  const listed = (await listReleases(ctx, { iso3 })).filter((one) => one.seal === null && one.code !== code);
  const others = listed.map((one) => one.code);
  if (asked !== null && !others.includes(asked)) throw new AppError("NOT_FOUND", `release ${asked}`);
  const chosen = asked ?? besideOf(release, listed);
  const names = await countryNamesOf(ctx, locale, [iso3]);
  const page = { iso3, country: names.get(iso3) ?? iso3, zone: await programmeZone(ctx), others, chosen };
  if (chosen === null) return { ...page, pair: null };
  const other = await openDocument(ctx, chosen);
  const [before, after] = [release, other].toSorted((a, b) => timeOf(a.record) - timeOf(b.record));
  if (!before || !after) return { ...page, pair: null };
  const references = {
    ...(await releaseReferences(ctx, locale, before.document)),
    ...(await releaseReferences(ctx, locale, after.document)),
  };
  return { ...page, pair: { before: before.document, after: after.document, references } };
}

type Read = { record: ReleaseRecord; document: ReleaseDocument };

const timeOf = ({ publishedAt }: ReleaseRecord) => publishedAt.getTime();

async function openDocument(ctx: Ctx, code: string): Promise<Read> {
  const release = await getRelease(ctx, code);
  if (release.seal !== null) throw new AppError("NOT_FOUND", `release ${code} is sealed`);
  const { text, ...record } = release;
  return { record, document: parseRelease(text) };
}

function besideOf({ record, document }: Read, others: readonly ReleaseRecord[]): string | null {
  const replaced = others.find(({ code }) => code === document.corrigendum?.replaces);
  const earlier = others.find((one) => timeOf(one) < timeOf(record));
  return (replaced ?? earlier ?? others.at(-1))?.code ?? null;
}
