import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { REGISTERS, type RegisterKey } from "@/db/enums";
import styles from "./register.module.css";

/** The registers as ways to what they hold of one country. */
export function CountryRegisters({
  iso3,
  counts,
  openWarnings,
}: {
  iso3: string;
  /** Warnings of the checks that nobody dismissed; null for who may not see them. */
  openWarnings: number | null;
  counts: Readonly<Partial<Record<RegisterKey, number>>>;
}) {
  const t = useTranslations("registers");
  const figures = useTranslations("figures");
  const quality = useTranslations("quality");
  return (
    <section aria-labelledby="registers">
      <h2 id="registers">{t("country.title")}</h2>
      <p className={styles.note}>{t("country.lead")}</p>
      <p>
        <Link href={`/countries/${iso3}/figures`}>{figures("title")}</Link>
      </p>
      {openWarnings === null ? null : (
        <p>
          <Link href={`/countries/${iso3}/quality`}>{quality("title")}</Link>{" "}
          <span className={styles.note}>{quality("count", { count: openWarnings })}</span>
        </p>
      )}
      <ul className={styles.links}>
        {REGISTERS.map((key) => (
          <li key={key}>
            <Link href={`/${key}?country=${iso3}`}>{t(`nouns.${key}.title`)}</Link>{" "}
            <span className={styles.note}>{t("list.count", { count: counts[key] ?? 0 })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
