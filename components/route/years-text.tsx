import { useTranslations } from "next-intl";
import type { Seen } from "@/lib/registers/period";
import styles from "./route.module.css";

/** The years over which something was seen: one year, or the first and the last. */
export function YearsText({ firstYearSeen, lastYearSeen }: Seen) {
  const t = useTranslations("corridors");
  return (
    <bdi className={styles.years}>
      {firstYearSeen === lastYearSeen
        ? firstYearSeen
        : t("yearRange", { first: firstYearSeen, last: lastYearSeen })}
    </bdi>
  );
}
