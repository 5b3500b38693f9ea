import { useTranslations } from "next-intl";
import { TokenText } from "@/components/references/token-text";
import type { ReleaseDocument } from "@/lib/releases/format";
import { langOf } from "@/lib/text/language";
import { ConstructTag } from "./indicator-card/construct-tag";
import styles from "./release-text.module.css";

/** Who reads: the State gets every answer on its own situation, a reader gets exposure as a profile in words. */
export type ReleaseReader = "state" | "reader";

/** The answers of a release as its readers get them: no person, no team note, no unpublished source. */
export function ReleaseText({ release, reader }: { release: ReleaseDocument; reader: ReleaseReader }) {
  const { edition, indicators, sources } = release;
  const language = edition.language;
  const shown =
    reader === "state" ? indicators : indicators.filter(({ construct }) => construct === "capability");
  return (
    <>
      {reader === "reader" ? <ExposureProfile release={release} /> : null}
      {shown.map((indicator) => (
        <Answer key={indicator.code} indicator={indicator} language={language} sources={sources} />
      ))}
    </>
  );
}

/** The exposure profile: per role and form the level's word and its sentence, never a digit. */
function ExposureProfile({ release: { exposure, edition } }: { release: ReleaseDocument }) {
  const t = useTranslations();
  return (
    <section aria-labelledby="exposure">
      <h2 id="exposure">{t("rating.construct.exposure")}</h2>
      <dl className={styles.profile}>
        {exposure.map((entry) => (
          <div key={`${entry.group} ${entry.code}`}>
            <dt lang={edition.language}>{entry.label}</dt>
            <dd lang={entry.word === null && entry.sentence === null ? undefined : edition.language}>
              {entry.word ?? (entry.sentence === null ? t(`rating.state.${entry.state}`) : null)}
              {entry.word === null || entry.sentence === null ? null : ". "}
              {entry.sentence}
              {entry.reason === null ? null : `: ${entry.reason.label}`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Answer({
  indicator,
  language,
  sources,
}: {
  indicator: ReleaseDocument["indicators"][number];
  language: string;
  sources: ReleaseDocument["sources"];
}) {
  const t = useTranslations();
  const { code, title, construct, state, level, word, sentence, reason, rationale, confidence, citations } =
    indicator;
  const answer =
    state !== "rated"
      ? [t(`rating.state.${state}`), reason?.label].filter((part) => part !== undefined).join(": ")
      : level === null
        ? (word ?? t("rating.state.rated"))
        : t("rating.levelIs", { level: String(level) });
  return (
    <article className={styles.answer} data-print="keep">
      <h3>
        {code}{" "}
        <span lang={language} dir="auto">
          {title}
        </span>
      </h3>
      <ConstructTag construct={construct} />
      <p>
        <b>{answer}</b>
        {sentence === null ? null : (
          <span lang={language} dir="auto">
            {" "}
            · {sentence}
          </span>
        )}
      </p>
      {indicator.notApplicableReason === null ? null : (
        <p dir="auto">
          <TokenText text={indicator.notApplicableReason} />
        </p>
      )}
      <p className={styles.rationale} lang={langOf(indicator.language)} dir="auto">
        <TokenText text={rationale ?? t("assessment.preview.noRationale")} />
      </p>
      {confidence === null ? null : (
        <p>{t("rating.confidence.is", { level: t(`rating.confidence.${confidence}`) })}</p>
      )}
      {citations.length === 0 ? (
        <p className={styles.soft}>{t("assessment.preview.noSources")}</p>
      ) : (
        <ul className={styles.soft}>
          {citations.map((citation) => (
            <li key={`${citation.source} ${citation.locator} ${citation.shows}`}>
              <bdi>{citation.source}</bdi>{" "}
              <bdi>{sources.find((source) => source.code === citation.source)?.title}</bdi>
              {citation.locator === null ? null : (
                <>
                  {", "}
                  <bdi>{citation.locator}</bdi>
                </>
              )}{" "}
              · {t(`rating.citations.stance.${citation.stance}`)} ·{" "}
              {t(`rating.citations.shows.${citation.shows}`)}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
