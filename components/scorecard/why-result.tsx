import { useLocale, useTranslations } from "next-intl";
import { Band, ExposureLevel } from "@/components/ui/band";
import { DescriptionList } from "@/components/ui/description-list";
import { formatList } from "@/lib/i18n/format";
import type { NodeFact, ShownBand, ShownFigure } from "@/lib/scorecards/facts";
import { figureText, rangeText } from "@/lib/scorecards/numbers";
import { EditionText } from "./edition-text";
import { isConfidence, LoweredList } from "./figure-block";
import styles from "./scorecard.module.css";

/** The whole truth of one figure: also what a card leaves out because something lowered its band. */
export function WhyResult({ node, language }: { node: NodeFact; language: string }) {
  const t = useTranslations("scorecard");
  const locale = useLocale();
  const { score, bandOfScore, bandFigure, band, lowered, bounds, plausible, coverage, confidence } = node;
  const readElsewhere =
    lowered.some(({ kind }) => kind === "withheld") && bandFigure !== null && score !== null;
  const figure = (value: ShownFigure | null) => (value ? figureText(locale, value) : t("figure.none"));
  const items = [
    { key: "score", term: t("why.figureBeforeCaps"), value: <strong>{figure(score)}</strong> },
    ...(bandOfScore && lowered.length > 0
      ? [
          {
            key: "bandOfScore",
            term: t("why.bandOfFigure"),
            value: <BandWord band={bandOfScore} node={node} language={language} />,
          },
        ]
      : []),
    ...(readElsewhere
      ? [
          {
            key: "bandFigure",
            term: t("why.bandFigure"),
            value: (
              <>
                {figure(bandFigure)}. {t("why.bandFigureNote")}
              </>
            ),
          },
        ]
      : []),
    ...(band
      ? [
          {
            key: "band",
            term: t("why.bandShown"),
            value: (
              <>
                <BandWord band={band} node={node} language={language} />
                <LoweredList reasons={lowered} language={language} />
              </>
            ),
          },
        ]
      : []),
    ...(bounds ? [{ key: "bounds", term: t("figure.boundsTitle"), value: rangeText(locale, bounds) }] : []),
    ...(plausible
      ? [{ key: "plausible", term: t("figure.plausibleTitle"), value: rangeText(locale, plausible) }]
      : []),
    ...(coverage === null
      ? []
      : [
          {
            key: "coverage",
            term: t("figure.coverageTitle"),
            value: t("why.sharePercent", { share: coverage }),
          },
        ]),
    ...(isConfidence(confidence)
      ? [{ key: "confidence", term: t("figure.confidenceTitle"), value: t(`confidenceWord.${confidence}`) }]
      : []),
  ];
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t("why.result")}</h2>
      <p className={styles.small}>{t(`direction.${node.construct}`)}</p>
      <DescriptionList items={items} />
      {node.withheld.length === 0 ? null : (
        <p>
          {t("figure.withheld", { count: node.withheld.length, codes: formatList(locale, node.withheld) })}
        </p>
      )}
    </section>
  );
}

function BandWord({ band, node, language }: { band: ShownBand; node: NodeFact; language: string }) {
  const props = { rank: band.rank, word: <EditionText language={language}>{band.label}</EditionText> };
  return node.construct === "exposure" ? <ExposureLevel {...props} /> : <Band {...props} />;
}
