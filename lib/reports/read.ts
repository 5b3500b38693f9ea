/** Reads what a report is made of, once its asker was found to be one who may read the release. */
import "server-only";
import { type AssessmentKey, assessmentSubject } from "@/lib/assessments/subject";
import { actingAs, type Ctx } from "@/lib/core/context";
import { dayIn } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import { countryNamesOf } from "@/lib/countries/queries";
import { correspondenceBetween } from "@/lib/editions/crosswalk";
import { editionByHash } from "@/lib/editions/queries";
import { changedFigures } from "@/lib/figures/changed";
import { figureVersionsOf } from "@/lib/figures/queries";
import { FIGURE_REGISTERS } from "@/lib/figures/schema";
import { changedCells, seriesOf } from "@/lib/figures/series";
import type { Locale } from "@/lib/i18n/locales";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { entriesOf } from "@/lib/registers/every-entry";
import { entryFilter } from "@/lib/registers/schema";
import { figuresOfCountry } from "@/lib/registers/shown";
import { countriesIn } from "@/lib/registers/words";
import type { ReleaseDocument } from "@/lib/releases/format";
import { getRelease, parseRelease, previewRelease } from "@/lib/releases/queries";
import { releaseReferences } from "@/lib/releases/references";
import { buildCard } from "@/lib/scorecards/card";
import { changeSince } from "@/lib/scorecards/change";
import { factsOfRelease } from "@/lib/scorecards/facts-of-release";
import { lastRound } from "@/lib/scorecards/head";
import { getSettings } from "@/lib/settings/queries";
import { treatyStatuses } from "@/lib/treaties/queries";
import { buildReport } from "./build";
import { EVERY_READER } from "./every-actor";
import { imprintOf } from "./imprint";
import { REPORTED_REGISTERS, type ReportedEntry, type ReportedFigures, type ReportInput } from "./input";
import type { Report } from "./model";

/**
 * The report of a release in a language. Throws NOT_FOUND where the release is absent, hidden from the actor or sealed:
 * a sealed one has no text any more.
 */
export async function reportOfRelease(ctx: Ctx, code: string, locale: Locale): Promise<Report> {
  const release = await getRelease(ctx, code);
  if (release.seal !== null) throw new AppError("NOT_FOUND", `report of ${code}`);
  const document = parseRelease(release.text);
  return buildReport(await readInput(ctx, locale, { document, sha256: release.sha256, isDraft: false }));
}

/**
 * The report of what would be released now, marked as a draft on every sheet; for those who may read the ratings. Nothing
 * of it is kept, and no file is made of it. Throws NOT_FOUND for everybody else.
 */
export async function reportOfDraft(ctx: Ctx, key: AssessmentKey, locale: Locale): Promise<Report> {
  const document = await previewRelease(ctx, key);
  return buildReport(await readInput(ctx, locale, { document, sha256: null, isDraft: true }));
}

async function readInput(
  ctx: Ctx,
  locale: Locale,
  { document, sha256, isDraft }: Pick<ReportInput, "document" | "sha256" | "isDraft">,
): Promise<ReportInput> {
  const reader = actingAs(ctx, EVERY_READER);
  const { iso3 } = document.country;
  const { timeZone: zone } = await getSettings(ctx);
  const asOf = dayIn(zone, new Date(document.publishedAt));
  const card = await readCard(ctx, document);
  const statuses = await treatyStatuses(reader, iso3, asOf);
  const entries = await readEntries(reader, iso3);
  const figures = await readFigures(reader, iso3);
  const names = await countryNamesOf(ctx, locale, [
    ...new Set([iso3, ...Object.values(statuses).flatMap(({ reportedBy }) => reportedBy ?? [])]),
    ...countriesOfEntries(Object.values(entries).flat()),
    ...figures.flatMap(({ tables }) =>
      tables.flatMap(({ lines }) =>
        lines.flatMap(({ label }) => label.flatMap(({ list, value }) => (list === "country" ? value : []))),
      ),
    ),
  ]);
  return {
    locale,
    isDraft,
    ...(await imprintOf(ctx)),
    document,
    sha256,
    zone,
    country: names.get(iso3) ?? document.country.name,
    references: await releaseReferences(reader, locale, document),
    ...card,
    treaties: { asOf, statuses },
    entries,
    figures,
    countryNames: Object.fromEntries(names),
  };
}

/** The card of the release, and what moved since the country's last one that is open to readers. */
async function readCard(ctx: Ctx, document: ReleaseDocument): Promise<Pick<ReportInput, "card" | "last">> {
  const { assessment } = await assessmentSubject(ctx, {
    round: document.round.code,
    iso3: document.country.iso3,
  });
  const factsOf = async (released: ReleaseDocument) =>
    factsOfRelease(await editionByHash(ctx, released.edition.sha256), released);
  const facts = await factsOf(document);
  const last = await lastRound(ctx, assessment, { forReaders: true });
  const correspondence = last && (await correspondenceBetween(ctx, last.document.edition, document.edition));
  const lastFacts = last && correspondence && (await factsOf(last.document));
  return {
    card: buildCard(facts, {
      audience: "release",
      overall: false,
      cutOffOn: document.round.cutOffOn,
      last: lastFacts,
    }),
    last: last && {
      roundTitle: last.roundTitle,
      isComparable: correspondence !== null,
      change: lastFacts && correspondence && changeSince(facts, lastFacts, "release", correspondence),
    },
  };
}

/** Every entry of the reported registers that names the country and is open to readers. */
async function readEntries(reader: Ctx, iso3: string): Promise<ReportInput["entries"]> {
  const lists = await Promise.all(
    REPORTED_REGISTERS.map(async (register): Promise<[string, readonly ReportedEntry[]]> => {
      const definition = DEFINITIONS[register];
      const found: ReportedEntry[] = [];
      const filter = entryFilter(definition, { country: iso3 });
      for await (const entries of entriesOf(reader, register, filter, "published"))
        found.push(
          ...entries.map((entry) => ({ ...entry, title: definition.title(entry.values, entry.rows) })),
        );
      return [register, found];
    }),
  );
  return { treaties: [], laws: [], cooperation: [], routes: [], ...Object.fromEntries(lists) };
}

function countriesOfEntries(entries: readonly ReportedEntry[]): readonly string[] {
  const inValues = entries.flatMap(({ values, rows }) => [values, ...Object.values(rows).flat()]);
  const codes = inValues.flatMap((values) => Object.values(values).flat());
  return [
    ...countriesIn(entries.map(({ title }) => title)),
    ...entries.flatMap(({ reportedBy }) => reportedBy ?? []),
    ...codes.flatMap((code) => (typeof code === "string" && ISO3.test(code) ? [code] : [])),
  ];
}

const ISO3 = /^[A-Z]{3}$/;

/** The data sets of figures that were published, as their page shows them to readers. */
async function readFigures(reader: Ctx, iso3: string): Promise<readonly ReportedFigures[]> {
  const sets = await Promise.all(
    FIGURE_REGISTERS.map(async (register): Promise<readonly ReportedFigures[]> => {
      const [version] = await figureVersionsOf(reader, register, iso3);
      if (version === undefined) return [];
      const { places } = await changedFigures(reader, register, iso3);
      const shown = await figuresOfCountry(reader, register, iso3);
      const tables = seriesOf(register, [...changedCells(places), ...shown]);
      const { number, publishedAt, threshold } = version;
      return tables.length === 0 ? [] : [{ register, tables, version: { number, publishedAt, threshold } }];
    }),
  );
  return sets.flat();
}
