import { useTranslations } from "next-intl";
import type { Translate } from "@/lib/i18n/message-key";
import type { Seen } from "@/lib/registers/period";
import styles from "./route.module.css";

/** The years over which something was seen: one year, or the first and the last. */
export function YearsText(seen: Seen) {
  return <bdi className={styles.years}>{yearsInWords(useTranslations(), seen)}</bdi>;
}

/** The same as plain text. */
export function yearsInWords(t: Translate, { firstYearSeen, lastYearSeen }: Seen): string {
  return firstYearSeen === lastYearSeen
    ? String(firstYearSeen)
    : t("corridors.yearRange", { first: firstYearSeen, last: lastYearSeen });
}
