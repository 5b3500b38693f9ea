import { useTranslations } from "next-intl";
import { RoundTitle } from "@/components/rounds/round-title";
import { EditionText } from "@/components/scorecard/edition-text";
import { ExposureLevel } from "@/components/ui/band";
import { Table } from "@/components/ui/table";
import type { ExposurePoint, Trend } from "@/lib/trends/trend";
import { exposureText } from "@/lib/trends/words";

/**
 * Exposure over the rounds in words, one row a role or form: no picture, and a level only in the columns of rounds of
 * whose team the reader is.
 */
export function ExposureTrend({ trend: { rounds, exposure, language } }: { trend: Trend }) {
  const t = useTranslations("trends.exposure");
  if (exposure.length === 0) return null;
  return (
    <section aria-labelledby="exposure">
      <h2 id="exposure">{t("title")}</h2>
      <p>
        {t("lead")} {rounds.some(({ isTeam }) => isTeam) ? t("team") : null}
      </p>
      <Table id="exposure-table" caption={t("title")} captionHidden stacks>
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            {rounds.map(({ code, title }) => (
              <th key={code} scope="col">
                <RoundTitle>{title}</RoundTitle>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {exposure.map(({ indicator, label, points }) => (
            <tr key={indicator}>
              <th scope="row">
                <EditionText language={language}>{label}</EditionText>
              </th>
              {rounds.map(({ code, title }, index) => (
                <td key={code} data-label={title}>
                  <Words point={points[index] ?? null} language={language} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function Words({ point, language }: { point: ExposurePoint | null; language: string }) {
  const t = useTranslations();
  if (point === null || point.state !== "rated") return exposureText(t, point);
  const { level, rank, word, sentence } = point;
  const words = <EditionText language={language}>{word ?? sentence}</EditionText>;
  if (level === null) return words;
  // A sentence goes on over several lines, which the word of a level does not.
  const said = word === null ? { note: words } : { word: words };
  return <ExposureLevel rank={rank} figure={String(level)} {...said} />;
}
