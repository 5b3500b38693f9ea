import { useTranslations } from "next-intl";
import type { Seen } from "@/lib/registers/period";

/** The years over which something was seen: one year, or the first and the last. */
export function YearsText({ firstYearSeen, lastYearSeen }: Seen) {
  const t = useTranslations("corridors");
  if (firstYearSeen === lastYearSeen) return <bdi>{firstYearSeen}</bdi>;
  return t("yearRange", { first: firstYearSeen, last: lastYearSeen });
}
