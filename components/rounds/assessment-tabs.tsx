import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import { ASSESSMENT_PARTS, type AssessmentPart } from "@/lib/assessments/tabs";

/** The parts of one assessment that the reader may open, where there are several; the current one is marked. */
export function AssessmentTabs({
  round,
  iso3,
  parts,
  current,
}: {
  round: string;
  iso3: string;
  parts: readonly AssessmentPart[];
  current: AssessmentPart | null;
}) {
  const t = useTranslations("rounds.tabs");
  if (parts.length < 2) return null;
  return (
    <Tabs
      label={t("label")}
      tabs={ASSESSMENT_PARTS.filter(({ part }) => parts.includes(part)).map(({ part, path }) => ({
        href: `/rounds/${round}/${iso3}${path}`,
        text: t(part),
        current: part === current,
      }))}
    />
  );
}
