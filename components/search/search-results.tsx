import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { type CountryNames, titleInWords } from "@/lib/registers/reader-words";
import type { Found } from "@/lib/search/schema";
import styles from "./search.module.css";

/** What was found, by kind, each a link. */
export function SearchResults({ found, names }: { found: readonly Found[]; names: CountryNames }) {
  const t = useTranslations();
  return [...Map.groupBy(found, ({ noun }) => noun)].map(([noun, own]) => (
    <section key={noun} aria-labelledby={`found-${noun}`} className={styles.group}>
      <h2 id={`found-${noun}`}>{t(`search.nouns.${noun}`)}</h2>
      <ul className={styles.list}>
        {own.map(({ code, title, href, reportedBy }) => (
          <li key={code}>
            <Link href={href}>
              <span dir="auto">{titleInWords(t, title, names)}</span>
            </Link>{" "}
            <small>
              <bdi>{code}</bdi>
              {reportedBy === null
                ? null
                : ` · ${t("registers.list.reportedBy", { country: names[reportedBy] ?? reportedBy })}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  ));
}
