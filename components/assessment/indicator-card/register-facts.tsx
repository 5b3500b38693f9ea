import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EntryReference } from "@/components/register/entry-reference";
import { EntryStatusTag } from "@/components/register/entry-status-tag";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { titleInWords } from "@/lib/registers/reader-words";
import { entryPath } from "@/lib/registers/schema";
import type { FactEntry, RegisterFacts } from "@/lib/registers/view";
import styles from "./indicator-card.module.css";

/** What the registers hold of the country that bears on the indicator; `cite` gives the button of one entry. */
export function IndicatorFacts({
  iso3,
  facts,
  cite,
}: {
  iso3: string;
  facts: readonly RegisterFacts[];
  cite: (entry: FactEntry) => ReactNode;
}) {
  const t = useTranslations();
  if (facts.length === 0) return null;
  return (
    <section className={styles.side}>
      <h4>{t("laws.facts.title")}</h4>
      {facts.map(({ register, total, entries, countryNames }) => {
        const title = t(`registers.nouns.${register}.title`);
        if (total === 0) {
          return (
            <p key={register} className={styles.soft}>
              {t("laws.facts.none", { register: title })}
            </p>
          );
        }
        return (
          <Disclosure key={register} summary={t("laws.facts.counted", { register: title, count: total })}>
            <ul className={styles.citations}>
              {entries.map((entry) => (
                <li key={entry.code}>
                  <p>
                    <Link href={entryPath(register, entry.code)}>
                      <span dir="auto">{titleInWords(t, entry.title, countryNames)}</span>{" "}
                      <bdi>{entry.code}</bdi>
                    </Link>{" "}
                    <EntryStatusTag status={entry.status} />
                  </p>
                  {cite(entry)}
                  <p>
                    <EntryReference register={register} code={entry.code} />
                  </p>
                </li>
              ))}
            </ul>
            <p>
              <Link href={`/${register}?country=${iso3}`}>
                {t("laws.facts.all", { register: title, count: total })}
              </Link>
            </p>
          </Disclosure>
        );
      })}
    </section>
  );
}
