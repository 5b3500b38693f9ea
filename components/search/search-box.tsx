import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/i18n/locales";
import styles from "./search.module.css";
import { SearchForm } from "./search-form";

/**
 * One box over everything, on every page; a plain form, so that it works without scripts. On a phone the way to its page.
 */
export function SearchBox({ locale }: { locale: Locale }) {
  const t = useTranslations("search");
  return (
    <search className={styles.box}>
      <Link href="/search" className={styles.toPage}>
        {t("title")}
      </Link>
      <SearchForm locale={locale} label={t("label")} placeholder={t("placeholder")} submit={t("submit")} />
    </search>
  );
}
