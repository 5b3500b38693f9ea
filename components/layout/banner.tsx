import { useTranslations } from "next-intl";
import styles from "./banner.module.css";

/** Why what stands on a page is no finding about a real State. */
export const BANNER_KINDS = ["demonstration", "illustrative", "practice"] as const;
export type BannerKind = (typeof BANNER_KINDS)[number];

/**
 * Said on every page and every print of what is invented or an exercise. Where the installation is a demonstration as
 * well, the banner of the page says both and the one of the installation is not shown.
 */
export function Banner({ kind }: { kind: BannerKind }) {
  const t = useTranslations("common.banner");
  return (
    <p className={styles.banner} data-banner={kind}>
      {kind === "demonstration" ? null : (
        <span className={styles.installation}>{t("demonstrationShort")} </span>
      )}
      {t(kind)}
    </p>
  );
}
