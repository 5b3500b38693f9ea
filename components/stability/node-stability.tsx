import { useLocale, useTranslations } from "next-intl";
import { EditionText } from "@/components/scorecard/edition-text";
import { Band, ExposureLevel } from "@/components/ui/band";
import { formatCount } from "@/lib/i18n/format";
import type { ShownBand } from "@/lib/scorecards/facts";
import type { StabilityRun } from "@/lib/stability/runs";
import { changedIn, type ShownNode } from "@/lib/stability/shown";
import { ChoiceChart } from "./choice-chart";
import { useShareText } from "./shares";
import styles from "./stability.module.css";

/** The stability of one figure: its band, the bands of all draws, and which choice matters most. */
export function NodeStability({
  node,
  run,
  language,
  source,
}: {
  node: ShownNode;
  run: StabilityRun;
  language: string;
  /** From where and of what kind: stands under the chart. */
  source: string;
}) {
  const t = useTranslations("stability");
  const locale = useLocale();
  const shareText = useShareText();
  const { key, title, band, together, bands } = node;
  const { draws, lower, higher, none } = together;
  const changed = changedIn(together);
  return (
    <section aria-labelledby={`node-${key}`}>
      <h2 id={`node-${key}`}>
        <EditionText language={language}>{title}</EditionText>
      </h2>
      {band === null ? (
        <p>{t("withoutBand")}</p>
      ) : (
        <>
          <p>
            <BandWord node={node} band={band} language={language} />
          </p>
          <p>
            {changed === 0
              ? t("summaryNever", { draws: formatCount(locale, draws) })
              : t("summary", {
                  draws: formatCount(locale, draws),
                  share: shareText(changed, draws),
                  lower: shareText(lower, draws),
                  higher: shareText(higher, draws),
                  none: shareText(none, draws),
                })}
          </p>
          {changed === 0 ? null : (
            <>
              <h3>{t("bandsTitle")}</h3>
              <ul className={styles.bands}>
                {bands.map(({ band: drawn, count }) => (
                  <li key={drawn.code}>
                    <BandWord node={node} band={drawn} language={language} share={shareText(count, draws)} />
                  </li>
                ))}
                {none === 0 ? null : (
                  <li>
                    {t("noBandDraws")} <span data-numeric="">{shareText(none, draws)}</span>
                  </li>
                )}
              </ul>
            </>
          )}
          <h3>{t("tornado")}</h3>
          <ChoiceChart node={node} run={run} source={source} />
        </>
      )}
    </section>
  );
}

function BandWord({
  node,
  band,
  language,
  share,
}: {
  node: ShownNode;
  band: ShownBand;
  language: string;
  share?: string;
}) {
  const Word = node.construct === "exposure" ? ExposureLevel : Band;
  return (
    <Word
      rank={band.rank}
      word={<EditionText language={language}>{band.label}</EditionText>}
      figure={share}
    />
  );
}
