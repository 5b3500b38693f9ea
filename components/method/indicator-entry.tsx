import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import type { IndicatorView } from "@/lib/instruments/method-view";
import styles from "./method.module.css";

/** One indicator of an edition: everything that the edition says of it. The edition's texts carry its language. */
export function IndicatorEntry({ indicator, language }: { indicator: IndicatorView; language: string }) {
  const t = useTranslations("method");
  const { code, definition, construct, weight, facet, shares } = indicator;
  return (
    <article id={code} className={styles.indicator}>
      <h4 className={styles.heading}>
        <bdi>{code}</bdi> <bdi lang={language}>{definition.title}</bdi>
      </h4>
      <p className={styles.meta}>
        {t(`construct.${construct}`)} · {t("weight", { weight })}
        {facet === null ? null : (
          <>
            {" · "}
            <bdi lang={language}>{facet}</bdi>
          </>
        )}
      </p>
      {definition.question === undefined ? null : (
        <p className={styles.question} lang={language} dir="auto">
          {definition.question}
        </p>
      )}
      {definition.guidance === undefined ? null : (
        <p lang={language} dir="auto">
          {definition.guidance}
        </p>
      )}
      {definition.levels === undefined ? null : (
        <dl className={styles.levels}>
          {definition.levels.map(({ level, sentence }) => (
            <div key={level} className={styles.level}>
              <dt>{level}</dt>
              <dd lang={language} dir="auto">
                {sentence}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {shares.length === 0 ? null : (
        <ul className={styles.meta}>
          {shares.map(({ aggregate, title, share, audience }) => (
            <li key={aggregate}>
              {t(audience === "team" ? "shareTeam" : "share", { share })} <bdi lang={language}>{title}</bdi>
            </li>
          ))}
        </ul>
      )}
      <Disclosure summary={t("basisAndEvidence")}>
        <IndicatorBasis indicator={indicator} language={language} />
      </Disclosure>
    </article>
  );
}

function IndicatorBasis({ indicator, language }: { indicator: IndicatorView; language: string }) {
  const t = useTranslations("method");
  const { basis, evidenceExpected, notApplicable, notCountedHere, answersExposure } = indicator.definition;
  return (
    <>
      {basis === undefined ? null : (
        <>
          <h5>{t("legalBasis")}</h5>
          <ul>
            {basis.map((entry) => (
              <li key={`${entry.instrument} ${entry.ref}`}>
                <bdi lang={language}>
                  {entry.instrument}, {entry.ref}
                </bdi>{" "}
                · {t(`obligation.${entry.obligation}`)}
                {entry.confirmed ? null : ` · ${t("notConfirmed")}`}
                {entry.note === undefined ? null : (
                  <>
                    {" · "}
                    <bdi lang={language}>{entry.note}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {evidenceExpected === undefined ? null : (
        <>
          <h5>{t("evidenceExpected")}</h5>
          <ul>
            {evidenceExpected.map((text) => (
              <li key={text}>
                <bdi lang={language}>{text}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <h5>{t("notApplicable")}</h5>
      {notApplicable === undefined ? (
        <p>{t("alwaysApplies")}</p>
      ) : (
        <p>
          <bdi lang={language}>{notApplicable.condition}</bdi>{" "}
          {indicator.notApplicableNeedsApproval ? t("needsApproval") : null}
        </p>
      )}
      {notCountedHere === undefined || notCountedHere.length === 0 ? null : (
        <>
          <h5>{t("notCountedHere")}</h5>
          <ul>
            {notCountedHere.map(({ fact, countedIn }) => (
              <li key={fact}>
                <bdi lang={language}>{fact}</bdi>: <a href={`#${countedIn}`}>{countedIn}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {answersExposure === undefined || answersExposure.length === 0 ? null : (
        <p>
          {t("answersExposure")} {answersExposure.join(", ")}
        </p>
      )}
    </>
  );
}
