import { useLocale, useTranslations } from "next-intl";
import { AnswerTable } from "@/components/release/answer-table";
import { RoundTitle } from "@/components/rounds/round-title";
import { classNames } from "@/components/ui/class-names";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { CardDomain } from "@/lib/scorecards/card";
import type { CardChart } from "@/lib/scorecards/charts";
import type { Scorecard } from "@/lib/scorecards/page-data";
import { purposeQuery } from "@/lib/trends/schema";
import { CardFrame } from "./card-frame";
import { cardSource } from "./card-source";
import { ChangeSection } from "./change-section";
import { DomainPlot } from "./domain-plot";
import { EditionText } from "./edition-text";
import { ExposureProfile } from "./exposure-profile";
import { FacetPlot } from "./facet-plot";
import { FigureBlock } from "./figure-block";
import { FindingsSection } from "./findings";
import { ScopeSection } from "./scope-section";
import styles from "./scorecard.module.css";
import { SourcesSection } from "./sources-section";

interface ScorecardViewProps {
  scorecard: Scorecard;
  overall: boolean;
  /** It holds what every reader of the release sees and no more, though its reader may see more. */
  forReaders: boolean;
}

/** A scorecard as its reader may see it; while a draft is not open to them, how much of it is rated. */
export function ScorecardView({ scorecard, overall, forReaders }: ScorecardViewProps) {
  const t = useTranslations("scorecard");
  const brief = useTranslations("brief");
  const stability = useTranslations("stability");
  const { frame } = scorecard;
  const language = frame.editionLanguage;
  const isTeam = scorecard.view === "card" && scorecard.audience === "team";
  const address = `/rounds/${frame.round}/${frame.iso3}`;
  return (
    <CardFrame
      frame={frame}
      title={frame.countryName}
      lead={
        <>
          {t("title")} · <RoundTitle>{frame.roundTitle}</RoundTitle>
        </>
      }
      isDraft={scorecard.view === "card" && scorecard.isDraft}
      actions={
        forReaders ? (
          <Link href={`${address}/scorecard`}>{t("readersLeave")}</Link>
        ) : scorecard.view === "progress" ? undefined : !isTeam ? (
          <TrendLink frame={frame} />
        ) : (
          <>
            <TrendLink frame={frame} />
            <Link href={`${address}/scorecard${overall ? "" : "?overall=1"}`}>
              {overall ? t("overallHide") : t("overallShow")}
            </Link>
            <Link href={`${address}/brief`}>{brief("link")}</Link>
            <Link href={`${address}/stability`}>{stability("title")}</Link>
            {frame.release === null ? null : (
              <Link href={`${address}/scorecard?readers=1`}>{t("readersShow")}</Link>
            )}
          </>
        )
      }
    >
      {scorecard.view === "progress" ? (
        <>
          <ScopeSection scope={frame.scope} cutOffOn={frame.cutOffOn} />
          <p>{t("progress.lead")}</p>
          <Table id="coverage" caption={t("progress.caption")}>
            <thead>
              <tr>
                <th scope="col">{t("progress.domain")}</th>
                <th scope="col" data-numeric="">
                  {t("progress.coverage")}
                </th>
              </tr>
            </thead>
            <tbody>
              {scorecard.coverage.map(({ key, title, percent }) => (
                <tr key={key}>
                  <th scope="row">
                    {key} <EditionText language={language}>{title}</EditionText>
                  </th>
                  <td data-numeric="">
                    {percent === null ? "–" : t("why.sharePercent", { share: percent })}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      ) : (
        <CardSections scorecard={scorecard} address={address} forReaders={forReaders} />
      )}
    </CardFrame>
  );
}

function TrendLink({ frame: { iso3, purpose } }: Pick<Scorecard, "frame">) {
  const t = useTranslations("trends");
  return <Link href={`/countries/${iso3}/trends${purposeQuery(purpose)}`}>{t("toPage")}</Link>;
}

function CardSections({
  scorecard,
  address,
  forReaders,
}: {
  scorecard: Extract<Scorecard, { view: "card" }>;
  address: string;
  forReaders: boolean;
}) {
  const t = useTranslations("scorecard");
  const locale = useLocale();
  const { frame, card, last, change, bands, answers } = scorecard;
  const language = frame.editionLanguage;
  const whyHref = (key: string) => `${address}/why/${encodeURIComponent(key)}`;
  const source = cardSource(useTranslations(), locale, scorecard);
  const imageHref = (chart: CardChart) => (format: string) => {
    const parameters = new URLSearchParams({ format, locale, ...(forReaders ? { readers: "1" } : {}) });
    return `/api/assessments/${frame.round}/${frame.iso3}/charts/${chart}?${parameters}`;
  };
  const plot = (id: CardChart, construct: "capability" | "exposure", domains: readonly CardDomain[]) => (
    <DomainPlot
      id={id}
      construct={construct}
      domains={domains}
      bands={bands[construct]}
      language={language}
      lastRound={domains.some((domain) => domain.last !== null) ? (last?.roundTitle ?? null) : null}
      source={source}
      whyHref={whyHref}
      imageHref={imageHref(id)}
    />
  );
  const figures = (list: typeof card.figures) => (
    <div className={styles.figures}>
      {list.map((figure) => (
        <FigureBlock key={figure.key} figure={figure} language={language} whyHref={whyHref(figure.key)} />
      ))}
    </div>
  );
  return (
    <>
      <ScopeSection scope={frame.scope} cutOffOn={frame.cutOffOn} />
      <div className={classNames(styles.columns, styles.sides)}>
        <section aria-labelledby="exposure" className={classNames(styles.half, styles.exposureSide)}>
          <h2 id="exposure">{t("exposure.title")}</h2>
          <p className={styles.small}>
            {t("exposure.lead")} {t("exposure.detection")}
          </p>
          <ExposureProfile lines={card.profile} language={language} />
        </section>
        <div className={styles.stack}>
          <section aria-labelledby="capability" className={classNames(styles.half, styles.capabilitySide)}>
            <h2 id="capability">{t("capability.title")}</h2>
            <p className={styles.small}>{t("capability.lead")}</p>
            {figures(card.figures)}
          </section>
          {card.teamFigures.length === 0 ? null : (
            <section aria-labelledby="team-only" className={classNames(styles.half, styles.teamSide)}>
              <h2 id="team-only">{t("teamOnly.title")}</h2>
              <p className={styles.small}>{t("teamOnly.lead")}</p>
              {figures(card.teamFigures)}
            </section>
          )}
        </div>
      </div>
      <div className={styles.columns}>
        {(["strengths", "gaps"] as const).map((side) => (
          <FindingsSection
            key={side}
            id={side}
            title={t(`findings.${side}`)}
            lead={t(`findings.${side}Lead`)}
            none={t(side === "gaps" ? "findings.noGaps" : "findings.noStrengths")}
            findings={card[side]}
            language={language}
          />
        ))}
      </div>
      <ChangeSection
        last={last}
        change={change}
        language={language}
        splitHref={scorecard.audience === "team" ? `${address}/what-moved` : null}
      />
      <div className={styles.annex}>
        <p className={styles.annexTitle} data-print="only">
          {t("annex")}
        </p>
        <section aria-labelledby="domains-title">
          <h2 id="domains-title">{t("domains.title")}</h2>
          {plot("domains", "capability", card.domains)}
        </section>
        {card.exposureDomains.length === 0 ? null : (
          <section aria-labelledby="exposure-domains-title">
            <h2 id="exposure-domains-title">{t("domains.exposureTitle")}</h2>
            <p className={styles.small}>{t("teamOnly.lead")}</p>
            {plot("exposure-domains", "exposure", card.exposureDomains)}
          </section>
        )}
        {card.facets.length === 0 ? null : (
          <section aria-labelledby="facets-title">
            <h2 id="facets-title">{t("facets.title")}</h2>
            <p className={styles.small}>{t("facets.lead")}</p>
            <FacetPlot
              strips={card.facets}
              language={language}
              source={source}
              scale={scorecard.scale}
              imageHref={imageHref("facets")}
            />
          </section>
        )}
        {answers.length === 0 ? null : (
          <section aria-labelledby="own-title">
            <h2 id="own-title">{t("own.title")}</h2>
            <p className={styles.small}>{t("own.lead")}</p>
            <Disclosure look="boxed" summary={t("own.show")}>
              <AnswerTable pairs={answers} language={language} />
            </Disclosure>
          </section>
        )}
        <SourcesSection summary={card.sources} cutOffOn={frame.cutOffOn} audience={scorecard.audience} />
      </div>
    </>
  );
}
