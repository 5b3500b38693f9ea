import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Link } from "@/components/ui/link";
import { FLAG_RULES, type Flag } from "@/lib/reviews/flag-rules";
import { useFlagText } from "./flag-text";

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
  const textOf = useFlagText(countries);
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
