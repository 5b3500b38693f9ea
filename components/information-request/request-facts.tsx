import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import type { RequestView } from "@/lib/information-requests/page";
import { langOf } from "@/lib/text/language";
import { RequestStateTag } from "./request-state-tag";

/** Everything that is known of one request. */
export function RequestFacts({ request }: { request: RequestView }) {
  const t = useTranslations("informationRequests");
  const days = (["askedOn", "dueOn", "remindedOn", "answeredOn", "refusedOn"] as const).flatMap((name) => {
    const day = request[name];
    return day === null ? [] : [{ key: name, term: t(`fields.${name}`), value: <DayText day={day} /> }];
  });
  const lang = langOf(request.language);
  return (
    <DescriptionList
      items={[
        { key: "state", term: t("state"), value: <RequestStateTag state={request.state} /> },
        { key: "what", term: t("fields.what"), value: <bdi lang={lang}>{request.what}</bdi> },
        {
          key: "institutionName",
          term: t("fields.institutionName"),
          value: (
            <bdi>
              {request.institutionName}
              {request.institution === null ? null : ` (${request.institution})`}
            </bdi>
          ),
        },
        { key: "indicators", term: t("fields.indicators"), value: request.indicators.join(" · ") },
        ...days,
        ...(request.refusalReason === null
          ? []
          : [
              {
                key: "refusalReason",
                term: t("fields.refusalReason"),
                value: <bdi lang={lang}>{request.refusalReason}</bdi>,
              },
            ]),
      ]}
    />
  );
}
