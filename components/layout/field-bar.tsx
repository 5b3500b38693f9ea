import { useTranslations } from "next-intl";
import { FIELD_PATH } from "@/lib/field-mode/rules";
import { LOCALES, type Locale, nameOf, withLocale } from "@/lib/i18n/locales";
import styles from "./top-bar.module.css";

/** The bar of the page that opens without a line: nothing in it is about a person or needs the server. */
export function FieldBar({ locale }: { locale: Locale }) {
  const t = useTranslations();
  return (
    <header className={styles.bar} data-print="hide">
      <div className={styles.inner}>
        <a href={withLocale("/", locale)} className={styles.product}>
          <span className={styles.short}>GPAT</span>{" "}
          <span className={styles.name}>{t("common.product")}</span>
        </a>
        <nav className={styles.end} aria-label={t("navigation.language")}>
          {LOCALES.filter((other) => other !== locale).map((other) => (
            <a key={other} href={withLocale(FIELD_PATH, other)} lang={other} className={styles.link}>
              {nameOf(other)}
            </a>
          ))}
        </nav>
      </div>
    </header>
  );
}
