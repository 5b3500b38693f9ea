import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/i18n/locales";
import { QUERY_MAX } from "@/lib/search/schema";
import styles from "./search.module.css";

/** One box over everything, on every page; a plain form, so that it works without scripts. On a phone the way to its page. */
export function SearchBox({ locale }: { locale: Locale }) {
  const t = useTranslations("search");
  return (
    <search>
      <Link href="/search" className={styles.toPage}>
        {t("title")}
      </Link>
      <form action={`/${locale}/search`} className={styles.form}>
        <input
          type="search"
          name="q"
          aria-label={t("label")}
          placeholder={t("placeholder")}
          maxLength={QUERY_MAX}
          className={styles.input}
          autoComplete="off"
        />
        <button type="submit" className={styles.submit}>
          {t("submit")}
        </button>
      </form>
    </search>
  );
}
