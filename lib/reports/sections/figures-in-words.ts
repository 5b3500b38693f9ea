/** Figures of capability in a report: band first, figure second, and what lowered the band. Pure. */
import { formatList, formatShare } from "@/lib/i18n/format";
import { boundsText, figureText, plausibleText } from "@/lib/releases/figure-text";
import type { ReleaseNode } from "@/lib/releases/format";
import type { LoweredReason } from "@/lib/scorecards/facts";
import { maybe, numbers, words as ofWords, one, table } from "../blocks";
import type { Block, Fact, Text } from "../model";
import type { Words } from "../words";

const DASH = "–";

/** A criterion by its letter, a domain by its code, then the title. */
export function nodeName({ ofEdition }: Words, { key, kind, pillar, title }: ReleaseNode): Text {
  const code = kind === "domain" ? key : pillar;
  return ofEdition(code === null ? title : `${code} ${title}`);
}

/** Why a band was lowered, one text for each reason. */
export function loweredTexts(
  { t, locale, said }: Words,
  reasons: readonly Pick<LoweredReason, "kind" | "becauseWithheld" | "label" | "indicators">[],
): readonly Text[] {
  return reasons.map(({ kind, becauseWithheld, label, indicators }) => {
    const codes = formatList(locale, indicators);
    if (kind === "withheld" || label === null)
      return said(t("release.loweredWithheld", { indicators: codes }));
    if (kind === "balance") return said(t("release.loweredBalance", { label }));
    const gate = becauseWithheld ? "gateWithheld" : "gate";
    return said(t.markup(`scorecard.figure.lowered.${gate}`, { label, codes, word: (chunks) => chunks }));
  });
}

/** The band with its figure, its status where that is not final, and everything that lowered it. */
export function bandTexts(words: Words, node: ReleaseNode): readonly Text[] {
  const { t, locale, said, ofEdition } = words;
  const { band, figure, status, loweredBy, withheld } = node;
  const score = figure === null ? undefined : figureText(locale, figure.score);
  return [
    ...maybe(band, ({ label }) => ofEdition(label)),
    ...maybe(score, said),
    ...(band === null && score === undefined ? [said(t("release.noFigure"))] : []),
    ...(status === null || status === "final" ? [] : [said(t(`release.statuses.${status}`))]),
    ...loweredTexts(words, loweredBy),
    ...(loweredBy.length === 0 ? [] : [said(t("report.figureInAnnex"))]),
    ...(withheld.length === 0
      ? []
      : [
          said(
            t("scorecard.figure.withheld", {
              count: withheld.length,
              codes: formatList(locale, withheld),
            }),
          ),
        ]),
  ];
}

function rangeTexts({ locale }: Words, { figure, coverage }: ReleaseNode) {
  return {
    bounds: figure === null ? undefined : boundsText(locale, figure),
    plausible: figure === null ? undefined : plausibleText(locale, figure),
    coverage: coverage === null ? undefined : formatShare(locale, Number(coverage.decimal)),
  };
}

/** The bounds and the plausible range of a figure, each with its word. */
export function doubtTexts({ t, locale, said }: Words, figure: ReleaseNode["figure"]): readonly Text[] {
  if (figure === null) return [];
  return [
    ...maybe(boundsText(locale, figure), (range) => said(t("scorecard.figure.bounds", { range }))),
    ...maybe(plausibleText(locale, figure), (range) => said(t("scorecard.figure.plausible", { range }))),
  ];
}

/** The figures of some nodes as a table. */
export function nodeTable(words: Words, caption: Text, nodes: readonly ReleaseNode[]): readonly Block[] {
  const { t, said } = words;
  return table(
    caption,
    [
      ofWords(said(t("release.part"))),
      ofWords(said(t("release.bandAndFigure"))),
      numbers(said(t("release.bounds"))),
      numbers(said(t("release.plausible"))),
      numbers(said(t("release.coverage"))),
      ofWords(said(t("release.confidence"))),
    ],
    nodes.map((node) => {
      const { bounds = DASH, plausible = DASH, coverage = DASH } = rangeTexts(words, node);
      return [
        one(nodeName(words, node)),
        bandTexts(words, node),
        one(said(bounds)),
        one(said(plausible)),
        one(said(coverage)),
        one(said(node.confidence === null ? DASH : t(`release.confidences.${node.confidence}`))),
      ];
    }),
  );
}

/** The figure of one node as facts. */
export function nodeFacts(words: Words, node: ReleaseNode): readonly Fact[] {
  const { t, said } = words;
  const { bounds, plausible, coverage } = rangeTexts(words, node);
  const fact = (term: string, text: string): Fact => ({ term: said(term), values: [said(text)] });
  return [
    { term: said(t("release.bandAndFigure")), values: bandTexts(words, node) },
    ...maybe(bounds, (text) => fact(t("release.bounds"), text)),
    ...maybe(plausible, (text) => fact(t("release.plausible"), text)),
    ...maybe(coverage, (text) => fact(t("release.coverage"), text)),
    ...maybe(node.confidence, (word) => fact(t("release.confidence"), t(`release.confidences.${word}`))),
  ];
}
