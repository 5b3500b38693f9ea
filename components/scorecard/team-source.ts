import { getLocale, getTranslations } from "next-intl/server";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import { formatDay } from "@/lib/i18n/format";

/** What stands under a chart of figures that no release holds: from where they are, for whom, and of what kind. */
export async function teamSource(
  { purpose, cutOffOn }: Pick<AssessmentRecord, "purpose" | "cutOffOn">,
  teamOnly: string,
): Promise<string> {
  const [card, banner, locale] = await Promise.all([
    getTranslations("scorecard"),
    getTranslations("common.banner"),
    getLocale(),
  ]);
  return [
    card("chartSource", { day: formatDay(locale, cutOffOn) }),
    teamOnly,
    ...(purpose === "real" ? [] : [banner(purpose)]),
  ].join(" ");
}
