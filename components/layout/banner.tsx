import { useTranslations } from "next-intl";
import styles from "./banner.module.css";

/** Why what stands on a page is no finding about a real State. */
export type BannerKind = "demonstration" | "illustrative" | "practice";

/** Said on every page and every print of what is invented or an exercise. */
export function Banner({ kind }: { kind: BannerKind }) {
  const t = useTranslations("common.banner");
  return (
    <p className={styles.banner} data-banner={kind}>
      {t(kind)}
    </p>
  );
}
