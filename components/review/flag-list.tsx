import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { CONFIDENCES } from "@/db/enums";
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
  const confidence = useTranslations("rating.confidence");
  const textOf = ({ rule, values }: Flag) => {
    const { needed, has, country, ...rest } = values;
    const level = (word: unknown) => CONFIDENCES.find((known) => known === word);
    const [wanted, present] = [level(needed), level(has)];
    return t(`found.${rule}`, {
      ...rest,
      needed: wanted === undefined ? "" : confidence(wanted),
      has: present === undefined ? t("noConfidence") : confidence(present),
      country: typeof country === "string" ? (countries.get(country) ?? country) : "",
    });
  };
  return (
    <dl>
      {FLAG_RULES.map((rule) => {
        const own = flags.filter((flag) => flag.rule === rule);
        return (
          <div key={rule}>
            <dt>{t(`rules.${rule}`)}</dt>
            <dd>
              {own.length === 0 ? (
                t("none")
              ) : (
                <ul>
                  {own.map((flag) => (
                    <li key={JSON.stringify(flag)}>
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
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
