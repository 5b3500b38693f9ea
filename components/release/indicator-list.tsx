import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AnswerText } from "@/components/country-comment/answer-text";
import { PlainText } from "@/components/references/plain-text";
import { Disclosure } from "@/components/ui/disclosure";
import { answerOf } from "@/lib/country-comments/rules";
import type { ReleaseDocument, ReleaseSelfAssessment } from "@/lib/releases/format";

type ReleaseIndicator = ReleaseDocument["indicators"][number];

/** Every indicator with what was found, the reasons and the published sources, by domain. */
export function IndicatorList({
  document,
  action,
}: {
  document: Pick<ReleaseDocument, "indicators" | "domains" | "edition" | "selfAssessment">;
  action?: ((indicator: string) => ReactNode) | undefined;
}) {
  const groups = Map.groupBy(document.indicators, ({ domain }) => domain ?? "");
  const titles = new Map(document.domains.map(({ key, title }) => [key, title]));
  const own = new Map(document.selfAssessment?.answers.map((answer) => [answer.indicator, answer]));
  const { language } = document.edition;
  return [...groups].map(([domain, indicators]) => (
    <Disclosure
      key={domain}
      look="boxed"
      summary={
        <>
          {domain} <bdi lang={language}>{titles.get(domain)}</bdi>
        </>
      }
    >
      {indicators.map((indicator) => (
        <IndicatorEntry
          key={indicator.code}
          indicator={indicator}
          own={own.get(indicator.code)}
          language={language}
          action={action?.(indicator.code)}
        />
      ))}
    </Disclosure>
  ));
}

function IndicatorEntry({
  indicator,
  own,
  language,
  action,
}: {
  indicator: ReleaseIndicator;
  /** What the State says of it, where its own assessment stands in the release. */
  own: ReleaseSelfAssessment["answers"][number] | undefined;
  language: string;
  action: ReactNode;
}) {
  const t = useTranslations("release");
  return (
    <section aria-labelledby={`indicator-${indicator.code}`}>
      <h3 id={`indicator-${indicator.code}`}>
        {indicator.code} <bdi lang={language}>{indicator.title}</bdi>
      </h3>
      {action}
      <p>
        <strong>
          {indicator.level === null ? t(`states.${indicator.state}`) : t("level", { level: indicator.level })}
        </strong>{" "}
        <span lang={language} dir="auto">
          {[indicator.word, indicator.sentence, indicator.reason?.label].filter(Boolean).join(". ")}
        </span>
        {indicator.confidence === null ? null : (
          <>
            {" "}
            ({t("confidence")}: {t(`confidences.${indicator.confidence}`)})
          </>
        )}
      </p>
      {indicator.notApplicableReason === null ? null : (
        <PlainText text={indicator.notApplicableReason} language={indicator.language} />
      )}
      {indicator.rationale === null ? (
        <p>{t("noRationale")}</p>
      ) : (
        <PlainText text={indicator.rationale} language={indicator.language} />
      )}
      {indicator.citations.length === 0 ? null : (
        <ul aria-label={t("citations")}>
          {indicator.citations.map((citation, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list of a frozen document never changes
            <li key={`${citation.source} ${position}`}>
              <a href={`#source-${citation.source}`}>{citation.source}</a>
              {citation.locator === null ? null : (
                <>
                  , <bdi>{citation.locator}</bdi>
                </>
              )}
              {citation.stance === "contradicts" ? ` (${t("contradicts")})` : null}
              {citation.passage === null ? null : (
                <PlainText text={citation.passage} language={citation.language} />
              )}
            </li>
          ))}
        </ul>
      )}
      {own === undefined ? null : (
        <>
          <h4>{t("own.state")}</h4>
          <AnswerText answer={answerOf(own)} language={language} />
        </>
      )}
    </section>
  );
}
