import { useTranslations } from "next-intl";
import { TreatyStatusText } from "@/components/treaty/treaty-status-text";
import { Disclosure } from "@/components/ui/disclosure";
import type { IndicatorWords } from "@/lib/ratings/card-view";
import type { CountryNames } from "@/lib/registers/reader-words";
import styles from "./indicator-card.module.css";

/** What is asked, how to judge it, what one would expect to find, and on which legal ground it stands. */
export function Question({
  words,
  reporters,
  questionOnly = false,
}: {
  words: IndicatorWords;
  reporters: CountryNames;
  questionOnly?: boolean;
}) {
  const { question, language } = words;
  return (
    <>
      {question === null ? null : (
        <p className={styles.question} lang={language} dir="auto">
          {question}
        </p>
      )}
      {questionOnly ? null : <Details words={words} reporters={reporters} />}
    </>
  );
}

function Details({ words, reporters }: { words: IndicatorWords; reporters: CountryNames }) {
  const t = useTranslations("rating");
  const { guidance, evidenceExpected, basis, language } = words;
  return (
    <div className={styles.details}>
      {guidance === null && evidenceExpected.length === 0 ? null : (
        <Disclosure summary={t("guidance")}>
          {guidance === null ? null : (
            <p lang={language} dir="auto">
              {guidance}
            </p>
          )}
          {evidenceExpected.length === 0 ? null : (
            <>
              <p className={styles.smallTitle}>{t("evidenceExpected")}</p>
              <ul>
                {evidenceExpected.map((item) => (
                  <li key={item}>
                    <bdi lang={language}>{item}</bdi>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Disclosure>
      )}
      {basis.length === 0 ? null : (
        <Disclosure summary={t("basis.title")}>
          <ul className={styles.basis}>
            {basis.map(({ instrument, ref, obligation, confirmed, note, standing }) => (
              <li key={`${instrument} ${ref}`}>
                <bdi lang={language}>
                  {instrument}, {ref}
                  {note === null ? null : ` (${note})`}
                </bdi>{" "}
                · {t(`basis.obligation.${obligation}`)}
                {standing === null ? null : (
                  <>
                    {" · "}
                    <TreatyStatusText status={standing} names={reporters} />
                  </>
                )}
                {confirmed ? null : <em className={styles.unconfirmed}> · {t("basis.unconfirmed")}</em>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
