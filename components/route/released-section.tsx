import { useTranslations } from "next-intl";
import { type CountryAssessmentLine, CountryAssessments } from "@/components/grid/country-assessments";
import { CapabilityTable } from "@/components/release/capability-table";
import { ExposureTable } from "@/components/release/exposure-table";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { ReleasedFigures, ReleasedIndicator } from "@/lib/routes/released-figures";

/**
 * What the reader may open of one country of a corridor: its assessments, what is released on cooperation across borders,
 * and its part in routes as words.
 */
export function ReleasedSection({
  iso3,
  name,
  assessments,
  figures,
}: {
  iso3: string;
  name: string;
  assessments: readonly CountryAssessmentLine[];
  figures: ReleasedFigures | null;
}) {
  const t = useTranslations();
  return (
    <section aria-labelledby={`released-${iso3}`}>
      <h3 id={`released-${iso3}`}>
        <Link href={`/countries/${iso3}`}>{name}</Link>
      </h3>
      <CountryAssessments id={`assessments-${iso3}`} iso3={iso3} assessments={assessments} />
      {figures === null ? (
        <p>{t("corridors.one.noFigures")}</p>
      ) : (
        <>
          <p>
            {t("corridors.one.figure")}{" "}
            <Link href={`/releases/${figures.release}`}>
              <bdi>{figures.release}</bdi>
            </Link>
          </p>
          <CapabilityTable
            id={`figures-${iso3}`}
            caption={t("corridors.one.figureTitle", { domain: figures.domain })}
            nodes={figures.nodes}
            language={figures.language}
            release={figures.release}
          />
          <IndicatorTable
            id={`indicators-${iso3}`}
            indicators={figures.indicators}
            language={figures.language}
          />
          <Disclosure summary={t("release.exposure")}>
            <ExposureTable id={`exposure-${iso3}`} entries={figures.exposure} language={figures.language} />
          </Disclosure>
        </>
      )}
    </section>
  );
}

function IndicatorTable({
  id,
  indicators,
  language,
}: {
  id: string;
  indicators: readonly ReleasedIndicator[];
  language: string;
}) {
  const t = useTranslations();
  return (
    <Table id={id} caption={t("corridors.one.indicators")} stacks>
      <thead>
        <tr>
          <th scope="col">{t("corridors.one.indicator")}</th>
          <th scope="col">{t("corridors.one.found")}</th>
          <th scope="col">{t("release.confidence")}</th>
        </tr>
      </thead>
      <tbody>
        {indicators.map(({ code, title, state, level, word, sentence, reason, confidence }) => (
          <tr key={code}>
            <th scope="row">
              {code} <bdi lang={language}>{title}</bdi>
            </th>
            <td data-label={t("corridors.one.found")}>
              <strong>{level === null ? t(`release.states.${state}`) : t("release.level", { level })}</strong>{" "}
              <span lang={language} dir="auto">
                {[word, sentence, reason?.label].filter(Boolean).join(". ")}
              </span>
            </td>
            <td data-label={t("release.confidence")}>
              {confidence === null ? "–" : t(`release.confidences.${confidence}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
