import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { type Description, DescriptionList } from "@/components/ui/description-list";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import type { SelfAssessmentPage } from "@/lib/self-assessments/page";
import { type SelfState, shortHash } from "@/lib/self-assessments/rules";
import { langOf } from "@/lib/text/language";

const SHAPES: Record<SelfState, StatusShape> = { not_asked: "empty", open: "half", certified: "complete" };

/** How the State's own assessment stands: since when, until when, and what it certified. */
export function SelfAssessmentFacts({ page }: { page: SelfAssessmentPage }) {
  const t = useTranslations("selfAssessment");
  const { state, askedOn, dueOn, extensionReason, certified } = page;
  const items: Description[] = [
    {
      key: "state",
      term: t("state"),
      value: <StatusTag shape={SHAPES[state]}>{t(`states.${state}`)}</StatusTag>,
    },
  ];
  if (askedOn !== null) items.push({ key: "asked", term: t("askedOn"), value: <DayText day={askedOn} /> });
  if (dueOn !== null) items.push({ key: "due", term: t("dueOn"), value: <DayText day={dueOn} /> });
  if (extensionReason !== null)
    items.push({ key: "extension", term: t("extension"), value: <bdi>{extensionReason}</bdi> });
  if (certified !== null)
    items.push({ key: "certified", term: t("certifiedOn"), value: <DayText day={certified.on} /> });
  const said = certified?.said ?? null;
  if (said !== null)
    items.push(
      {
        key: "statement",
        term: t("statement"),
        value: (
          <span lang={langOf(said.language)} dir="auto">
            {said.statement}
          </span>
        ),
      },
      {
        key: "hash",
        term: t("hash"),
        value: <code title={said.sha256}>{shortHash(said.sha256)}</code>,
      },
      {
        key: "published",
        term: t("publication"),
        value: t(said.mayBePublished ? "published" : "notPublished"),
      },
    );
  return <DescriptionList items={items} />;
}
