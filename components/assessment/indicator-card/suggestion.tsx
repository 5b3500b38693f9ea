import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TreatyStatusText } from "@/components/treaty/treaty-status-text";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import type { Suggestion } from "@/lib/derived/suggestion";
import { formatDay, formatList, formatPartialDate } from "@/lib/i18n/format";
import { isMessage } from "@/lib/i18n/message-key";
import { type CountryNames, codeWord } from "@/lib/registers/reader-words";
import { entryPath } from "@/lib/registers/schema";
import { langOf } from "@/lib/text/language";
import { DEPOSITARY_LINK } from "@/lib/treaties/reference";
import styles from "./indicator-card.module.css";

/** The level that the registers suggest, what it was made of, and a way to take it. */
export function SuggestedLevel({
  suggestion,
  reporters,
  cutOff,
  language,
  children,
}: {
  suggestion: Suggestion;
  /** Names of the States whose word the standing of a treaty is. */
  reporters: CountryNames;
  /** The day on which laws and treaties are read, YYYY-MM-DD. */
  cutOff: string;
  /** BCP 47 tag of the edition. */
  language: string;
  /** The button that takes it; nothing for who may not write. */
  children?: ReactNode;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const { level, text, sentence, treaties, laws, assumed, mayBeHigher } = suggestion;
  const recordEndsOn = suggestion.recordEndsOn && formatDay(locale, suggestion.recordEndsOn);
  return (
    <section className={styles.side}>
      <h4>
        {mayBeHigher && recordEndsOn
          ? t("laws.suggestion.oldTitle", { level, day: recordEndsOn })
          : t("laws.suggestion.title", { level })}
      </h4>
      <p lang={language} dir="auto">
        {sentence ?? text}
      </p>
      {recordEndsOn ? (
        <p>
          {mayBeHigher
            ? t.rich("laws.suggestion.mayBeHigher", {
                day: recordEndsOn,
                depositary: (text) => <a href={DEPOSITARY_LINK}>{text}</a>,
              })
            : t("laws.suggestion.recordEnds", { day: recordEndsOn })}
        </p>
      ) : null}
      {children}
      <Disclosure summary={t("laws.suggestion.inputs")}>
        {sentence === null ? null : (
          <p lang={language} dir="auto">
            {text}
          </p>
        )}
        <p className={styles.soft}>{t("laws.suggestion.asOf", { day: formatDay(locale, cutOff) })}</p>
        {treaties.length === 0 ? null : (
          <ul>
            {treaties.map(({ treaty, status }) => (
              <li key={treaty}>
                {codeWord(t, "treaty", treaty)}: <TreatyStatusText status={status} names={reporters} />
              </li>
            ))}
          </ul>
        )}
        {assumed.map((flag) => {
          const key = `laws.suggestion.assumed.${flag}`;
          return <p key={flag}>{isMessage(t, key) ? t(key) : flag}</p>;
        })}
        {treaties.length > 0 ? null : laws.length === 0 ? (
          <p>{t("laws.suggestion.noLaw")}</p>
        ) : (
          <>
            <ul>
              {laws.map(({ code, title, language: typed, inForceOn, translationChecked }) => (
                <li key={code}>
                  <Link href={entryPath("laws", code)}>
                    <span dir="auto" lang={langOf(typed)}>
                      {title}
                    </span>{" "}
                    <bdi>{code}</bdi>
                  </Link>
                  , {t("laws.suggestion.since", { day: formatPartialDate(t, locale, inForceOn) })}
                  {translationChecked ? null : `. ${t("laws.suggestion.uncheckedTranslation")}`}
                </li>
              ))}
            </ul>
            <ElementLines suggestion={suggestion} />
          </>
        )}
      </Disclosure>
    </section>
  );
}

function ElementLines({ suggestion }: { suggestion: Suggestion }) {
  const t = useTranslations();
  const locale = useLocale();
  const lines = (["missing", "doubtful", "unread", "waiting"] as const)
    .map((kind) => ({
      kind,
      elements: kind === "waiting" ? waitingOnly(suggestion) : suggestion[kind],
    }))
    .filter(({ elements }) => elements.length > 0);
  return (
    <>
      {lines.map(({ kind, elements }) => (
        <p key={kind}>
          {t(`laws.suggestion.${kind}`, {
            elements: formatList(
              locale,
              elements.map((code) => codeWord(t, "law_element", code)),
            ),
          })}
        </p>
      ))}
      {suggestion.waiting.length === 0 ? <p>{t("laws.suggestion.readTwice")}</p> : null}
    </>
  );
}

/** Elements that one person has read and no second one; the unread ones have a line of their own. */
function waitingOnly({ waiting, unread }: Suggestion): readonly string[] {
  return waiting.filter((element) => !unread.includes(element));
}
