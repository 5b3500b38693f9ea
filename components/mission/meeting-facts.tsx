import { useLocale, useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { type Description, DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { formatDay, languageName } from "@/lib/i18n/format";
import type { MeetingView } from "@/lib/missions/page";
import { langOf } from "@/lib/text/language";
import { MeetingStateTag } from "./meeting-state-tag";

/** Everything that is known of one meeting but what was said in it; the source that was made of it where it is open. */
export function MeetingFacts({ meeting, source }: { meeting: MeetingView; source: string | null }) {
  const t = useTranslations("missions");
  const locale = useLocale();
  const { institution, institutionName, heldOn, startsAt, silentSince, spokenLanguage } = meeting;
  const typed = (name: "place" | "cancelReason"): Description[] => {
    const text = meeting[name];
    return text === null
      ? []
      : [
          {
            key: name,
            term: t(`fields.${name}`),
            value: <bdi lang={langOf(meeting.language)}>{text}</bdi>,
          },
        ];
  };
  const items: Description[] = [
    { key: "state", term: t("fields.state"), value: <MeetingStateTag state={meeting.state} /> },
    {
      key: "institutionName",
      term: t("fields.institutionName"),
      value: (
        <>
          <bdi>
            {institutionName}
            {institution === null ? null : ` (${institution})`}
          </bdi>{" "}
          {silentSince === null ? null : (
            <StatusTag shape="attention">
              {t("programme.noAnswerSince", { day: formatDay(locale, silentSince) })}
            </StatusTag>
          )}
        </>
      ),
    },
    { key: "heldOn", term: t("fields.heldOn"), value: <DayText day={heldOn} /> },
    {
      key: "startsAt",
      term: t("fields.startsAt"),
      value: startsAt === null ? t("programme.noTime") : <bdi>{startsAt}</bdi>,
    },
    ...typed("place"),
    ...(spokenLanguage === null
      ? []
      : [
          {
            key: "spokenLanguage",
            term: t("fields.spokenLanguage"),
            value: languageName(locale, spokenLanguage),
          },
        ]),
    ...typed("cancelReason"),
    ...(source === null
      ? []
      : [
          {
            key: "source",
            term: t("source.made"),
            value: (
              <Link href={`/sources/${source}`}>
                <bdi>{source}</bdi>
              </Link>
            ),
          },
        ]),
  ];
  return <DescriptionList items={items} />;
}
