import { useTranslations } from "next-intl";
import { RoundTitle } from "@/components/rounds/round-title";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import type { BandImpact, Impact } from "@/lib/editions/impact";
import type { ComparedNode } from "@/lib/instruments/comparability";

/** Which figures go on being compared. */
export function ComparedFigures({ nodes, language }: { nodes: readonly ComparedNode[]; language: string }) {
  const t = useTranslations("editions");
  return (
    <Table id="compared" caption={t("impact.figures")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("figure")}</th>
          <th scope="col">{t("impact.comparability")}</th>
        </tr>
      </thead>
      <tbody>
        {nodes.map(({ key, title, comparability }) => (
          <tr key={key}>
            <th scope="row">
              <bdi>{key}</bdi> <bdi lang={language}>{title}</bdi>
            </th>
            <td>{t(`impact.state.${comparability}`)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The rounds on the instrument, each with the edition that it stays on. */
export function RoundsBeside({ rounds }: Pick<Impact, "rounds">) {
  const t = useTranslations("editions.impact");
  if (rounds.length === 0) return <EmptyState title={t("noRounds")} />;
  return (
    <Table id="rounds" caption={t("rounds")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("round")}</th>
          <th scope="col">{t("edition")}</th>
          <th scope="col" data-numeric="">
            {t("running")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rounds.map(({ code, title, edition, running }) => (
          <tr key={code}>
            <th scope="row">
              <bdi>{code}</bdi> · <RoundTitle>{title}</RoundTitle>
            </th>
            <td>
              <bdi>{edition}</bdi>
            </td>
            <td data-numeric="">{running}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** By assessment of the latest round: how many ratings could be carried, and the bands that the draft would read of them. */
export function LatestRound({ latest, language }: Pick<Impact, "latest"> & { language: string }) {
  const t = useTranslations("editions.impact");
  if (latest === null) return <EmptyState title={t("noLatest")} />;
  const [first] = latest.assessments;
  return (
    <>
      <h2>{t.rich("latest", { round: () => <RoundTitle>{latest.title}</RoundTitle> })}</h2>
      <p>{t("latestLead")}</p>
      <Table id="latest" caption={t("caption")} captionHidden stacks>
        <thead>
          <tr>
            <th scope="col">{t("country")}</th>
            <th scope="col">{t("carried")}</th>
            {first?.bands.map(({ key, title }) => (
              <th key={key} scope="col" lang={language}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {latest.assessments.map(({ iso3, country, counts, bands }) => (
            <tr key={iso3}>
              <th scope="row">{country}</th>
              <td data-label={t("carried")}>
                {t("counts", { same: counts.same, look: counts.needs_a_look, none: counts.no_equivalent })}
              </td>
              {bands.map((band) => (
                <td key={band.key} data-label={band.title}>
                  <Bands band={band} language={language} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

function Bands({ band: { before, after, coverage }, language }: { band: BandImpact; language: string }) {
  const t = useTranslations("editions.impact");
  const word = (label: string | null) => (label === null ? t("none") : <bdi lang={language}>{label}</bdi>);
  return (
    // One part beside its label where the table stacks.
    <div>
      {t.rich("band", { before: () => word(before), after: () => word(after) })}
      {coverage === null ? null : (
        <>
          <br />
          {t("coverage", { percent: coverage })}
        </>
      )}
    </div>
  );
}
