import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RoundTitle } from "@/components/rounds/round-title";
import { Band } from "@/components/ui/band";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { Change, FigureChange, ChangeSide as Side } from "@/lib/scorecards/change";
import { figureText } from "@/lib/scorecards/numbers";
import { EditionText } from "./edition-text";
import { LoweredList } from "./figure-block";
import { useRangeText } from "./range-text";
import styles from "./scorecard.module.css";

/** What moved since the last round and why; nothing is compared across major versions of an instrument. */
export function ChangeSection({
  last,
  change,
  language,
  splitHref,
}: {
  last: { roundTitle: string; isComparable: boolean } | null;
  change: Change | null;
  language: string;
  /** Where each difference is split, for those to whom that is open. */
  splitHref: string | null;
}) {
  const t = useTranslations("scorecard.change");
  const whatMoved = useTranslations("whatMoved");
  if (last === null) return null;
  const word = (chunks: ReactNode) => <RoundTitle>{chunks}</RoundTitle>;
  return (
    <section aria-labelledby="change">
      <h2 id="change">{t.rich("title", { round: last.roundTitle, word })}</h2>
      {last.isComparable ? null : <p>{t.rich("notComparable", { round: last.roundTitle, word })}</p>}
      {change === null ? null : (
        <>
          <FigureChanges figures={change.figures} language={language} />
          {splitHref === null ? null : (
            <p data-print="hide">
              <Link href={splitHref}>{whatMoved("toPage")}</Link>
            </p>
          )}
          <LevelChanges change={change} language={language} />
          {change.words.length === 0 ? null : (
            <>
              <h3>{t("words")}</h3>
              <ul>
                {change.words.map(({ indicator, label, before, now }) => (
                  <li key={indicator}>
                    {t.rich("word", {
                      label,
                      before,
                      now,
                      word: (chunks) => <EditionText language={language}>{chunks}</EditionText>,
                    })}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </section>
  );
}

function FigureChanges({ figures, language }: { figures: readonly FigureChange[]; language: string }) {
  const t = useTranslations("scorecard.change");
  return (
    <div data-print="keep">
      <Table id="change-figures" caption={t("figures")} stacks>
        <thead>
          <tr>
            <th scope="col">{t("criterion")}</th>
            <th scope="col">{t("before")}</th>
            <th scope="col">{t("now")}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ key, title, before, now }) => (
            <tr key={key}>
              <th scope="row">
                <EditionText language={language}>{title}</EditionText>
              </th>
              <td data-label={t("before")}>
                <ChangeSide side={before} language={language} />
              </td>
              <td data-label={t("now")}>
                <ChangeSide side={now} language={language} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function ChangeSide({ side, language }: { side: Side; language: string }) {
  const t = useTranslations("scorecard.figure");
  const locale = useLocale();
  const ranges = useRangeText();
  if (side.band === null) return t("none");
  return (
    <div>
      <Band
        rank={side.band.rank}
        word={<EditionText language={language}>{side.band.label}</EditionText>}
        figure={side.score ? figureText(locale, side.score) : undefined}
        {...ranges(side)}
      />
      <LoweredList reasons={side.lowered} language={language} />
    </div>
  );
}

function LevelChanges({ change, language }: { change: Change; language: string }) {
  const t = useTranslations("scorecard.change");
  const causes = useTranslations("rating.changeCause");
  if (change.levels.length === 0) return <p>{t("unmoved")}</p>;
  return (
    <Table id="change-levels" caption={t("levels")} stacks>
      <thead>
        <tr>
          <th scope="col">{t("indicator")}</th>
          <th scope="col" data-numeric="">
            {t("before")}
          </th>
          <th scope="col" data-numeric="">
            {t("now")}
          </th>
          {change.hasCauses ? <th scope="col">{t("cause")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {change.levels.map(({ code, title, before, now, sentence, cause }) => (
          <tr key={code}>
            <th scope="row">
              {code} <EditionText language={language}>{title}</EditionText>
              {sentence === null ? null : (
                <span lang={language} dir="auto" className={styles.sentence}>
                  {sentence}
                </span>
              )}
            </th>
            <td data-numeric="" data-label={t("before")}>
              {before}
            </td>
            <td data-numeric="" data-label={t("now")}>
              {now}
            </td>
            {change.hasCauses ? (
              <td data-label={t("cause")}>{cause === null ? t("causeUnknown") : causes(cause)}</td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
