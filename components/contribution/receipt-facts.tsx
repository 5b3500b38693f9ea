import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { type Description, DescriptionList } from "@/components/ui/description-list";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import type { ReceiptView } from "@/lib/contributions/receipt";
import type { ReceiptStage } from "@/lib/contributions/rules";
import { langOf } from "@/lib/text/language";

const SHAPES: Readonly<Record<ReceiptStage, StatusShape>> = {
  received: "empty",
  being_read: "half",
  used: "complete",
  not_used: "over",
  withdrawn: "over",
};

/** What became of one contribution, as its contributor is told. */
export function ReceiptFacts({ view }: { view: ReceiptView }) {
  const t = useTranslations("contribute.receipt");
  const facts: Description[] = [
    { key: "receivedOn", term: t("receivedOn"), value: <DayText day={view.receivedOn} /> },
    {
      key: "state",
      term: t("state"),
      value: (
        <>
          <StatusTag shape={SHAPES[view.stage]}>{t(`stages.${view.stage}`)}</StatusTag>
          {view.usedIn.length === 0 ? null : (
            <p>{t("usedIn", { indicators: `⁨${view.usedIn.join(" · ")}⁩` })}</p>
          )}
          {view.notUsedReason === null ? null : (
            <p>{t("notUsedBecause", { reason: t(`reasons.${view.notUsedReason}`) })}</p>
          )}
        </>
      ),
    },
  ];
  if (view.answer !== null)
    facts.push({
      key: "answer",
      term: t("answer"),
      value: (
        <span lang={langOf(view.answer.language)} dir="auto">
          {view.answer.text}
        </span>
      ),
    });
  if (view.withdrawnOn !== null)
    facts.push({ key: "withdrawnOn", term: t("withdrawnOn"), value: <DayText day={view.withdrawnOn} /> });
  if (view.additions > 0) facts.push({ key: "additions", term: t("additions"), value: view.additions });
  if (view.files > 0) facts.push({ key: "files", term: t("files"), value: view.files });
  return <DescriptionList items={facts} />;
}
