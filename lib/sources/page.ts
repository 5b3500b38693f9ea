/** What the page of one source reads, in one place. */
import "server-only";
import type { Ctx } from "@/lib/core/context";
import { dayIn } from "@/lib/core/days";
import { readPage } from "@/lib/core/page";
import { countryNamesOf, listCountries } from "@/lib/countries/queries";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { citationsOfSource } from "@/lib/ratings/citation-history";
import { programmeZone } from "@/lib/settings/programme-day";
import { citableAssessments, getSource, sourceHistory } from "./queries";
import { twinDraft } from "./twins";

/** What the form of a redacted version begins with, and the countries that it may speak about. */
export function readTwinPage(code: string, locale: Locale) {
  return readPage(async (ctx) => {
    const draft = await twinDraft(ctx, code);
    return { draft, choices: await countryChoices(ctx, locale, draft.countries) };
  });
}

/** The countries of a source by name, then the others of the programme. */
async function countryChoices(ctx: Ctx, locale: Locale, own: readonly string[]) {
  const names = await countryNamesOf(ctx, locale, own);
  const participating = await listCountries(ctx, locale, { search: "", participating: "yes" });
  return [
    ...own.map((iso3) => ({ iso3, name: names.get(iso3) ?? iso3 })),
    ...participating.filter(({ iso3 }) => !own.includes(iso3)),
  ];
}

/** A source with its countries by name, where its passages can be cited, and its history with that of its citations. */
export function readSourcePage(code: string, locale: Locale) {
  return readPage(async (ctx) => {
    const source = await getSource(ctx, code);
    const names = await countryNamesOf(ctx, locale, source.countries);
    const nameOf = (iso3: string) => names.get(iso3) ?? iso3;
    const countries = source.countries.map((iso3) => ({ iso3, name: nameOf(iso3) }));
    const places = [];
    for (const { editionSha256, round, iso3 } of await citableAssessments(ctx, code)) {
      const edition = await editionByHash(ctx, editionSha256);
      places.push({
        round,
        iso3,
        country: nameOf(iso3),
        indicators: [...edition.indicators.values()].map(({ code: indicator, domain, definition }) => ({
          code: indicator,
          title: definition.title,
          domain: domain ?? "",
          domainTitle: (domain === null ? undefined : edition.nodes.get(domain)?.title) ?? "",
        })),
      });
    }
    const zone = await programmeZone(ctx);
    return {
      person: ctx.actor.userId,
      source,
      countries,
      choices: source.may.write ? await countryChoices(ctx, locale, source.countries) : countries,
      places,
      history: source.may.seeHistory ? await sourceHistory(ctx, code) : null,
      cited: source.may.seeHistory ? await citationsOfSource(ctx, code) : [],
      zone,
      receivedOn: dayIn(zone, new Date(source.receivedAt)),
    };
  });
}
