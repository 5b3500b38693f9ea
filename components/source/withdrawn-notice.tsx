import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { Notice } from "@/components/ui/notice";
import type { SourceDetail } from "@/lib/sources/view";

/** Says of an interview whose consent was withdrawn when its texts go, and what rests on it; nothing of any other source. */
export function WithdrawnNotice({
  source: { interview, citations },
}: {
  source: Pick<SourceDetail, "interview" | "citations">;
}) {
  const t = useTranslations("sources");
  if (interview?.consent !== "withdrawn") return null;
  return (
    <Notice kind="warning" title={t("citations.withdrawnTitle")}>
      <p>
        {interview.erased
          ? t("source.withdrawnErased")
          : t.rich("source.withdrawnDue", { day: () => <DayText day={interview.deleteOn} /> })}
      </p>
      {citations === null ? null : (
        <p>{t("citations.withdrawn", { count: citations.filter(({ removed }) => !removed).length })}</p>
      )}
    </Notice>
  );
}
