import { useLocale, useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatDay } from "@/lib/i18n/format";
import type { MeetingView } from "@/lib/missions/page";
import { langOf } from "@/lib/text/language";
import { MeetingStateTag } from "./meeting-state-tag";

/** The meetings of a mission in the order of its days; each leads to its page. */
export function ProgrammeTable({ base, meetings }: { base: string; meetings: readonly MeetingView[] }) {
  const t = useTranslations("missions");
  const locale = useLocale();
  return (
    <Table id="programme" caption={t("programme.title")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("fields.institutionName")}</th>
          <th scope="col">{t("fields.heldOn")}</th>
          <th scope="col">{t("programme.time")}</th>
          <th scope="col">{t("fields.place")}</th>
          <th scope="col">{t("programme.what")}</th>
          <th scope="col">{t("fields.state")}</th>
        </tr>
      </thead>
      <tbody>
        {meetings.map((meeting) => (
          <tr key={meeting.number}>
            <th scope="row">
              <Link href={`${base}/${meeting.number}`}>
                <bdi>{meeting.institutionName}</bdi>
              </Link>
              {meeting.silentSince === null ? null : (
                <div>
                  <StatusTag shape="attention">
                    {t("programme.noAnswerSince", { day: formatDay(locale, meeting.silentSince) })}
                  </StatusTag>
                </div>
              )}
            </th>
            <td data-label={t("fields.heldOn")}>
              <DayText day={meeting.heldOn} />
            </td>
            <td data-label={t("programme.time")}>
              {meeting.startsAt === null ? t("programme.noTime") : <bdi>{meeting.startsAt}</bdi>}
            </td>
            <td data-label={t("fields.place")}>
              {meeting.place === null ? "–" : <bdi lang={langOf(meeting.language)}>{meeting.place}</bdi>}
            </td>
            <td data-label={t("programme.what")}>
              {meeting.indicators.length === 0 ? t("noQuestions") : meeting.indicators.join(" · ")}
            </td>
            <td data-label={t("fields.state")}>
              <MeetingStateTag state={meeting.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
