import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { formatDay } from "@/lib/i18n/format";
import type { MissionsPage } from "@/lib/missions/page";
import { langOf } from "@/lib/text/language";
import { PlanText } from "./plan-text";

/** The missions of an assessment, the latest first; each leads to its page. */
export function MissionTable({ base, missions }: { base: string; missions: MissionsPage["missions"] }) {
  const t = useTranslations("missions");
  const locale = useLocale();
  return (
    <Table id="missions" caption={t("title")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("mission")}</th>
          <th scope="col">{t("fields.places")}</th>
          <th scope="col">{t("meetingCounts")}</th>
          <th scope="col">{t("safety.title")}</th>
        </tr>
      </thead>
      <tbody>
        {missions.map(({ number, startsOn, endsOn, places, language, planned, held, planAcknowledgedOn }) => (
          <tr key={number}>
            <th scope="row">
              <Link href={`${base}/${number}`}>
                {number}. {t("daysOf", { from: formatDay(locale, startsOn), to: formatDay(locale, endsOn) })}
              </Link>
            </th>
            <td data-label={t("fields.places")}>
              <bdi lang={langOf(language)}>{places.split("\n").join(" · ")}</bdi>
            </td>
            <td data-label={t("meetingCounts")}>{t("counts", { planned, held })}</td>
            <td data-label={t("safety.title")}>
              <PlanText day={planAcknowledgedOn} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
