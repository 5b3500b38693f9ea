import { useTranslations } from "next-intl";
import { TokenText } from "@/components/references/token-text";
import { Band, ExposureLevel, NoFigure } from "@/components/ui/band";
import { Link } from "@/components/ui/link";
import type { CitationFact, IndicatorFact } from "@/lib/scorecards/facts";
import { codeText } from "@/lib/scorecards/numbers";
import { langOf } from "@/lib/text/language";
import { EditionText } from "./edition-text";
import { isConfidence } from "./figure-block";
import styles from "./scorecard.module.css";
import ratingStyles from "./why-rating.module.css";

/** One rating at the foot of a why tree: level, sentence, gates, rationale and the sources that its reader may see. */
export function WhyRating({
  indicator,
  language,
  depth,
}: {
  indicator: IndicatorFact;
  language: string;
  /** Level of its heading. */
  depth: 3 | 4 | 5;
}) {
  const Heading = `h${depth}` as const;
  const Label = depth === 3 ? "h4" : depth === 4 ? "h5" : "h6";
  const t = useTranslations("scorecard.why");
  const words = useTranslations("scorecard.confidence");
  const { code, title, sentence, confidence, gates, rationale, citations } = indicator;
  return (
    <article id={code} className={ratingStyles.rating}>
      <Heading className={ratingStyles.ratingTitle}>
        {code} <EditionText language={language}>{title}</EditionText>
      </Heading>
      <p className={ratingStyles.meta}>
        <LevelMark indicator={indicator} language={language} />
        {isConfidence(confidence) ? <span className={styles.small}>{words(confidence)}</span> : null}
      </p>
      {sentence === null ? null : (
        <p lang={language} dir="auto">
          {sentence}
        </p>
      )}
      {indicator.withheld ? <p>{t("withheld")}</p> : null}
      {gates.map((gate) => (
        <p key={gate.code} className={styles.small}>
          {t(`gate.${gate.state}`, {
            label: codeText(gate.label),
            caps: codeText(gate.caps),
            band: codeText(gate.maxBand),
          })}{" "}
          {gate.toConfirm ? <strong className={styles.toConfirm}>{t("gate.toConfirm")}</strong> : null}
        </p>
      ))}
      <Label className={ratingStyles.ratingLabel}>{t("rationale")}</Label>
      {rationale === null ? (
        <p className={styles.small}>{t("noRationale")}</p>
      ) : (
        <p lang={langOf(indicator.language)} dir="auto" className={styles.typed}>
          <TokenText text={rationale} />
        </p>
      )}
      <Label className={ratingStyles.ratingLabel}>{t("sources")}</Label>
      {citations.length === 0 ? (
        <p className={styles.small}>{t("noSources")}</p>
      ) : (
        <ul className={ratingStyles.citations}>
          {citations.map((citation) => (
            <CitationLine key={citation.key} citation={citation} />
          ))}
        </ul>
      )}
    </article>
  );
}

function LevelMark({ indicator, language }: { indicator: IndicatorFact; language: string }) {
  const t = useTranslations("scorecard.why");
  const { state, level, rank, word, reason, notApplicableReason, construct } = indicator;
  if (state === "not_applicable")
    return (
      <NoFigure
        kind="not_applicable"
        word={t("notApplicable")}
        {...(notApplicableReason === null
          ? {}
          : {
              reason: (
                <bdi lang={langOf(indicator.language)}>
                  <TokenText text={notApplicableReason} />
                </bdi>
              ),
            })}
      />
    );
  if (state === "not_assessed" || level === null || rank === null)
    return (
      <NoFigure
        kind="not_assessed"
        word={t("notAssessed")}
        {...(reason === null
          ? {}
          : { reason: <EditionText language={language}>{reason.label}</EditionText> })}
      />
    );
  const props = {
    rank,
    word: t("levelOf", { level }),
    ...(word === null ? {} : { note: <EditionText language={language}>{word}</EditionText> }),
  };
  return construct === "exposure" ? <ExposureLevel {...props} /> : <Band {...props} />;
}

function CitationLine({ citation }: { citation: CitationFact }) {
  const t = useTranslations("scorecard.why");
  const typeName = useTranslations("sources.types")(citation.type);
  const { source, locator, passage, language, stance, shows, year } = citation;
  const sources = useTranslations("sources");
  const said = `${sources(`stance.${stance}`)}. ${sources(`shows.${shows}`)}`;
  if (source === null)
    return (
      <li>
        {year === null
          ? t("confidential", { type: typeName })
          : t("confidentialYear", { type: typeName, year })}{" "}
        · {said}
      </li>
    );
  return (
    <li>
      <Link href={`/sources/${source.code}`}>
        <bdi>{source.code}</bdi>
      </Link>{" "}
      <bdi>{source.title}</bdi>
      {locator === null ? null : (
        <>
          {" "}
          · <bdi>{locator}</bdi>
        </>
      )}{" "}
      · {typeName}
      {year === null ? null : ` · ${year}`} · {said}
      {passage === null ? null : (
        <blockquote lang={language} dir="auto">
          {passage}
        </blockquote>
      )}
    </li>
  );
}
