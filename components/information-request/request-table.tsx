import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { RequestView } from "@/lib/information-requests/page";
import { langOf } from "@/lib/text/language";
import { RequestStateTag } from "./request-state-tag";

/** The requests of an assessment; each leads to its page. */
export function RequestTable({ base, requests }: { base: string; requests: readonly RequestView[] }) {
  const t = useTranslations("informationRequests");
  return (
    <Table id="requests" caption={t("title")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("fields.what")}</th>
          <th scope="col">{t("fields.institutionName")}</th>
          <th scope="col">{t("fields.indicators")}</th>
          <th scope="col">{t("fields.askedOn")}</th>
          <th scope="col">{t("fields.dueOn")}</th>
          <th scope="col">{t("state")}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map(({ number, what, institutionName, indicators, askedOn, dueOn, state, language }) => (
          <tr key={number}>
            <th scope="row">
              <Link href={`${base}/${number}`}>
                {number}. <bdi lang={langOf(language)}>{what}</bdi>
              </Link>
            </th>
            <td data-label={t("fields.institutionName")}>
              <bdi>{institutionName}</bdi>
            </td>
            <td data-label={t("fields.indicators")}>{indicators.join(" · ")}</td>
            <td data-label={t("fields.askedOn")}>
              <DayText day={askedOn} />
            </td>
            <td data-label={t("fields.dueOn")}>
              <DayText day={dueOn} />
            </td>
            <td data-label={t("state")}>
              <RequestStateTag state={state} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
