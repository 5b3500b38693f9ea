/** Shares of draws and movements of figures in the reader's words. */
import { useLocale, useTranslations } from "next-intl";
import { formatShare } from "@/lib/i18n/format";
import { signedText } from "@/lib/scorecards/numbers";

/** Shares nearer to nought or to one than this are said to be so, never rounded onto them. */
const NEAR = 0.001;
const ONE = { decimals: 1 };

/** Writes a count of draws as a share of them. */
export function useShareText(): (count: number, draws: number) => string {
  const t = useTranslations("stability");
  const locale = useLocale();
  return (count, draws) => {
    const share = draws === 0 ? 0 : count / draws;
    if (count > 0 && share < NEAR) return t("lessThan", { share: formatShare(locale, NEAR, ONE) });
    if (count < draws && share > 1 - NEAR)
      return t("moreThan", { share: formatShare(locale, 1 - NEAR, ONE) });
    return formatShare(locale, share, ONE);
  };
}

/** Writes by how many points a figure moves, a rise with its sign. */
export function useMovementText(): (low: number, high: number) => string {
  const t = useTranslations("stability");
  const locale = useLocale();
  const signed = (value: number) => signedText(locale, value);
  return (low, high) => (low === high ? signed(low) : t("points", { low: signed(low), high: signed(high) }));
}
