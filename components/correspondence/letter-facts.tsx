import { useTranslations } from "next-intl";
import { DayText, InstantText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import type { LetterView } from "@/lib/correspondence/page";
import { langOf } from "@/lib/text/language";

/** Everything that its reader may know of one letter. */
export function LetterFacts({ letter, zone }: { letter: LetterView; zone: string }) {
  const t = useTranslations("correspondence");
  return (
    <DescriptionList
      items={[
        ...(letter.withdrawalReason === null
          ? []
          : [
              {
                key: "withdrawalReason",
                term: <StatusTag shape="over">{t("withdrawn")}</StatusTag>,
                value: <bdi>{letter.withdrawalReason}</bdi>,
              },
            ]),
        { key: "direction", term: t("fields.direction"), value: t(`directions.${letter.direction}`) },
        { key: "reference", term: t("fields.reference"), value: <bdi>{letter.reference}</bdi> },
        { key: "writtenOn", term: t("fields.writtenOn"), value: <DayText day={letter.writtenOn} /> },
        { key: "passedOn", term: t("fields.passedOn"), value: <DayText day={letter.passedOn} /> },
        {
          key: "institutionName",
          term: t("fields.institutionName"),
          value: (
            <bdi>
              {letter.institutionName}
              {letter.institution === null ? null : ` (${letter.institution})`}
            </bdi>
          ),
        },
        {
          key: "subject",
          term: t("fields.subject"),
          value: <bdi lang={langOf(letter.language)}>{letter.subject}</bdi>,
        },
        {
          key: "addedBy",
          term: t("addedBy"),
          value: letter.addedBy === null ? t("assessmentTeam") : <bdi>{letter.addedBy}</bdi>,
        },
        {
          key: "addedAt",
          term: t("addedAt"),
          value: <InstantText instant={letter.addedAt} zone={zone} show="day" />,
        },
      ]}
    />
  );
}
