import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import { Link } from "@/components/ui/link";
import { CONFIDENCES } from "@/db/enums";
import { formatList } from "@/lib/i18n/format";
import { FLAG_RULES, type Flag } from "@/lib/reviews/flag-rules";

/** What to look at twice: each rule is printed, with what it found or that it found nothing. */
export function FlagList({
  flags,
  countries,
  base,
  mayComment,
}: {
  flags: readonly Flag[];
  /** Names of other countries, by code. */
  countries: ReadonlyMap<string, string>;
  /** Address of the assessment. */
  base: string;
  mayComment: boolean;
}) {
  const t = useTranslations("review.flags");
  const locale = useLocale();
  const confidenceWord = useTranslations("rating.confidence");
  const word = (code: string) => {
    const known = CONFIDENCES.find((one) => one === code);
    return known === undefined ? t("noConfidence") : confidenceWord(known);
  };
  const textOf = ({ rule, level, last, confidence, others }: Flag) =>
    t(`found.${rule}`, {
      level,
      last: last ?? "",
      needed: word(confidence?.needed ?? ""),
      has: word(confidence?.has ?? ""),
      others: formatList(
        locale,
        others.map((other) =>
          t("other", { name: countries.get(other.code) ?? other.code, level: other.level }),
        ),
      ),
    });
  return (
    <>
      {FLAG_RULES.map((rule) => {
        const own = flags.filter((flag) => flag.rule === rule);
        return (
          <Fragment key={rule}>
            <h3>{t(`rules.${rule}`)}</h3>
            {own.length === 0 ? (
              <p>{t("none")}</p>
            ) : (
              <ul>
                {own.map((flag) => (
                  <li key={flag.indicator}>
                    <Link href={`${base}/${flag.domain ?? ""}#${flag.indicator}`}>{flag.indicator}</Link>:{" "}
                    {textOf(flag)}
                    {mayComment ? (
                      <>
                        {" · "}
                        <Link href={`${base}/review?indicator=${flag.indicator}#thread-body`}>
                          {t("comment", { indicator: flag.indicator })}
                        </Link>
                      </>
                    ) : null}
                  </li>
                ))}
              </ul>
            )}
          </Fragment>
        );
      })}
    </>
  );
}
