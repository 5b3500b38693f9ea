import { useTranslations } from "next-intl";
import { LOCALES, type Locale, nameOf } from "@/lib/i18n/locales";
import { THEMES, type Theme } from "@/lib/preferences/theme";
import styles from "./top-bar.module.css";

/** Where the forms of this bar are sent. */
const ACTION = "/api/preferences";

/** Language and theme as plain forms: each keeps the page one is on and needs no script. */
export function Preferences({ locale, theme }: { locale: Locale; theme: Theme }) {
  const t = useTranslations();
  return (
    <>
      <form method="post" action={ACTION} aria-label={t("navigation.language")}>
        {LOCALES.filter((other) => other !== locale).map((other) => (
          <button
            type="submit"
            key={other}
            name="language"
            value={other}
            lang={other}
            className={styles.plain}
          >
            {nameOf(other)}
          </button>
        ))}
      </form>
      <details className={styles.menu} name="top-bar">
        <summary className={styles.summary}>{t("common.theme.label")}</summary>
        <form method="post" action={ACTION} className={styles.panel} aria-label={t("common.theme.label")}>
          {THEMES.map((one) => (
            <button
              type="submit"
              key={one}
              name="theme"
              value={one}
              aria-pressed={one === theme}
              className={styles.choice}
            >
              {t(`common.theme.${one}`)}
            </button>
          ))}
        </form>
      </details>
    </>
  );
}
