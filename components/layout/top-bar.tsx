import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/i18n/locales";
import type { Theme } from "@/lib/preferences/theme";
import { MainNavigation, type NavigationItem } from "./main-navigation";
import { Preferences } from "./preferences";
import styles from "./top-bar.module.css";

/** Who is signed in, as the bar shows it. */
export interface Person {
  name: string;
  email: string;
}

interface TopBarProps {
  /** Null while nobody is signed in. */
  person: Person | null;
  /** What this person may open, in order. */
  navigation: readonly NavigationItem[];
  /** Address of the page that is rendered, without its language. */
  rendered: string;
  locale: Locale;
  theme: Theme;
  /** How many notifications the person has not read. */
  unread: number;
  /** The box that searches everything; nothing for who may not search. */
  search?: ReactNode;
  /** The form that signs out; the layout gives it, because components import no actions. */
  signOut?: ReactNode;
}

/** Product, navigation, language, theme and person; the same on every page and in both directions. */
export function TopBar({
  person,
  navigation,
  rendered,
  locale,
  theme,
  unread,
  search,
  signOut,
}: TopBarProps) {
  const t = useTranslations();
  return (
    <header className={styles.bar} data-print="hide">
      <div className={styles.inner}>
        <Link href="/" className={styles.product}>
          <span className={styles.short}>GPAT</span>{" "}
          <span className={styles.name}>{t("common.product")}</span>
        </Link>
        {navigation.length === 0 ? null : (
          <MainNavigation label={t("navigation.main")} items={navigation} rendered={rendered} />
        )}
        <div className={styles.end}>
          {search}
          <Preferences locale={locale} theme={theme} />
          {person === null ? (
            <Link href="/sign-in" className={styles.link}>
              {t("navigation.signIn")}
            </Link>
          ) : (
            <NotificationsLink unread={unread} />
          )}
          {person === null ? null : (
            <details className={styles.menu} name="top-bar">
              <summary className={styles.summary}>{person.name}</summary>
              <div className={styles.panel}>
                <p className={styles.email}>
                  <bdi>{person.email}</bdi>
                </p>
                <Link href="/account" className={styles.link}>
                  {t("navigation.account")}
                </Link>
                {signOut}
              </div>
            </details>
          )}
        </div>
      </div>
    </header>
  );
}

/** Leads to the notifications and says how many are not read. Where the bar is narrow for its row, a bell stands for the word. */
function NotificationsLink({ unread }: { unread: number }) {
  const t = useTranslations("navigation");
  return (
    <Link href="/notifications" className={classNames(styles.link, styles.notifications)}>
      <svg viewBox="0 0 16 16" className={styles.bell} aria-hidden="true" focusable="false">
        <path d="M3 12h10l-1.2-2V7a3.8 3.8 0 0 0-7.6 0v3zM6.5 13.5h3" />
      </svg>
      <span className={styles.word}>{t("notifications")}</span>
      {unread === 0 ? null : ` (${unread})`}
    </Link>
  );
}
