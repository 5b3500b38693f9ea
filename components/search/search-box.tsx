import { useTranslations } from "next-intl";
import type { Locale } from "@/lib/i18n/locales";
import styles from "./search.module.css";
import { SearchForm } from "./search-form";

/** One box over everything, on every page; a plain form, so that it works without scripts. */
export function SearchBox({ locale }: { locale: Locale }) {
  const t = useTranslations("search");
  return (
    <search className={styles.box}>
      <SearchForm locale={locale} label={t("label")} placeholder={t("placeholder")} submit={t("submit")} />
    </search>
  );
}
