/** The sheets of one country in the report of a round. Pure. */
import { SCOPE_TEXTS } from "@/lib/assessments/scope-fields";
import type { CountryFacts } from "@/lib/briefs/country";
import { contested } from "@/lib/briefs/sections/contested";
import { bandTexts, confidenceWord, nameOf, rangeOrDash } from "@/lib/briefs/sections/figures";
import { limits } from "@/lib/briefs/sections/limits";
import { progress } from "@/lib/briefs/sections/progress";
import { COUNTRY_SIZE } from "@/lib/briefs/sections/size";
import { formatShare } from "@/lib/i18n/format";
import { facts, heading, maybe, numbers, words as ofWords, one, table } from "@/lib/reports/blocks";
import { shortened } from "@/lib/reports/cut";
import type { Block, Section } from "@/lib/reports/model";
import type { Words } from "@/lib/reports/words";
import type { CardFigure } from "@/lib/scorecards/card";

/** Scorecard, what changed, the main limits, and what the State contests. */
export function countrySection(words: Words, country: CountryFacts): Section {
  const { t, said, plain } = words;
  const { frame, card, isDraft } = country.card;
  const below = ({ title, blocks }: Section): readonly Block[] => [heading(3, title), ...blocks];
  return {
    id: `country-${frame.iso3}`,
    title: said(frame.countryName),
    blocks: [
      ...facts([
        { term: said(t("grid.columns.iso3")), values: [plain(frame.iso3)] },
        {
          term: said(t("grid.columns.basis")),
          values: [isDraft ? said(t("scorecard.draft.title")) : plain(frame.release?.code ?? "–")],
        },
      ]),
      heading(3, said(t("scorecard.title"))),
      ...cardTable(words, t("report.criteriaTable"), card.figures, "aggregate"),
      ...cardTable(words, t("report.domainsTable"), card.domains, "domain"),
      ...exposure(words, country),
      ...below(progress(words, country, COUNTRY_SIZE)),
      ...scopeLimits(words, country),
      ...below(limits(words, country, COUNTRY_SIZE)),
      ...below(contested(words, country, COUNTRY_SIZE)),
    ],
  };
}

function cardTable(
  words: Words,
  caption: string,
  figures: readonly CardFigure[],
  kind: "aggregate" | "domain",
): readonly Block[] {
  const { t, locale, said, ofEdition } = words;
  return table(
    said(caption),
    [
      ofWords(said(t("release.part"))),
      ofWords(said(t("release.bandAndFigure"))),
      numbers(said(t("release.plausible"))),
      numbers(said(t("release.coverage"))),
      ofWords(said(t("release.confidence"))),
    ],
    figures.map((figure) => [
      one(ofEdition(nameOf(figure, kind))),
      bandTexts(words, figure),
      one(said(rangeOrDash(words, figure.plausible))),
      one(said(figure.coverage === null ? "–" : formatShare(locale, figure.coverage / 100))),
      one(said(confidenceWord(words, figure.confidence))),
    ]),
  );
}

/** Exposure in words, for the team as for everybody else: a figure of it stands on no paper that is passed on. */
function exposure({ t, said, ofEdition }: Words, { card: { card } }: CountryFacts): readonly Block[] {
  return table(
    said(t("report.exposureTable")),
    [ofWords(said(t("release.exposureWhat"))), ofWords(said(t("release.exposureHow")))],
    card.profile.map(({ label, state, word, sentence, reason }) => [
      one(ofEdition(label)),
      state === "rated"
        ? maybe(word ?? (sentence && shortened(sentence, COUNTRY_SIZE.title)), ofEdition)
        : [said(t(`release.states.${state}`)), ...maybe(reason, ofEdition)],
    ]),
  );
}

/** The limits that the team wrote, cut to the sheet. */
function scopeLimits({ t, said, typed }: Words, { card: { frame } }: CountryFacts): readonly Block[] {
  const { scope } = frame;
  if (scope === null) return [];
  const written = SCOPE_TEXTS.filter((field) => field === "limits" || field === "institutionsSilent").flatMap(
    (field) =>
      maybe(scope[field], (text) => ({
        term: said(t(`assessment.scopeFields.${field}`)),
        values: [typed(shortened(text, COUNTRY_SIZE.text), scope.language)],
      })),
  );
  return written.length === 0 ? [] : [heading(3, said(t("roundReport.limits"))), ...facts(written)];
}
