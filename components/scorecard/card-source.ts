/** The sentence that stands under every chart of a card: from where, until when, of what kind. */
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { codeText } from "@/lib/scorecards/numbers";
import type { Scorecard } from "@/lib/scorecards/page-data";

export function cardSource(
  t: Translate,
  locale: Locale,
  { frame, isDraft }: Extract<Scorecard, { view: "card" }>,
): string {
  const basis =
    isDraft || !frame.release
      ? t("scorecard.domains.basisDraft")
      : t("scorecard.domains.basisRelease", { code: codeText(frame.release.code) });
  return [
    t("scorecard.chartSource", { day: formatDay(locale, frame.cutOffOn) }),
    basis,
    ...(frame.purpose === "real" ? [] : [t(`common.banner.${frame.purpose}`)]),
  ].join(" ");
}
