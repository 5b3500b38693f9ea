import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner, type BannerKind } from "./banner";
import styles from "./page-frame.module.css";

interface PageFrameProps {
  topBar: ReactNode;
  /** The name of the programme as the installation calls it. */
  programme: string;
  /** What holds for the whole installation; a page adds its own. */
  banner?: BannerKind | undefined;
  /** The page is for people outside the programme, who give information. */
  isForGivers?: boolean;
  children: ReactNode;
}

/** What is the same around every page: skip link, bar, banner, main column, foot; on paper what names of countries mean. */
export function PageFrame({ topBar, programme, banner, isForGivers = false, children }: PageFrameProps) {
  const t = useTranslations();
  return (
    <div className={styles.frame} data-installation={banner}>
      <a href="#main" className={styles.skip} data-print="hide">
        {t("common.skipToContent")}
      </a>
      {topBar}
      {banner === undefined ? null : (
        <aside aria-label={t("common.banner.label")} className={styles.installation}>
          <Banner kind={banner} />
        </aside>
      )}
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <footer className={styles.foot} data-print="hide">
        <p>
          <bdi>{programme}</bdi>. {t(isForGivers ? "navigation.forGivers" : "navigation.notOfficial")}
        </p>
      </footer>
      <p className={styles.designations} data-print="only">
        {t("print.designations")}
      </p>
    </div>
  );
}
