import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { ActionState } from "@/lib/core/action-state";
import { TraceList } from "./trace-list";

/** What the answer of a form that was sent without scripts says of texts that may tell who a person is; else nothing. */
export function NoticedTraces({
  answer,
  labelOf,
}: {
  answer: ActionState<unknown, string>;
  labelOf: (field: string) => string;
}) {
  const t = useTranslations("common");
  if ((answer.status !== "done" && answer.status !== "noticed") || answer.noticed === undefined) return null;
  return (
    <Notice kind="warning">
      {Object.entries(answer.noticed).map(([field, traces]) => (
        <div key={field}>
          <p>
            <b>{labelOf(field)}</b>
          </p>
          <p>{t("personalData.title")}</p>
          <TraceList traces={traces} />
        </div>
      ))}
      <p>{t("personalData.saved")}</p>
      <p>{t("personalData.advice")}</p>
      {answer.status === "noticed" ? (
        <p>
          <a href={answer.onward}>{t("continue")}</a>
        </p>
      ) : null}
    </Notice>
  );
}
