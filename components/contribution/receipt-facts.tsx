import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { type Description, DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import type { ReceiptView } from "@/lib/contributions/receipt";
import { langOf } from "@/lib/text/language";
import { STAGE_SHAPES } from "./stage-shapes";

/** What became of one contribution, as its contributor is told. */
export function ReceiptFacts({ view }: { view: ReceiptView }) {
  const [t, meanings] = [useTranslations("contribute.receipt"), useTranslations("contribute.accessMeaning")];
  const isWithdrawn = view.withdrawnOn !== null;
  const facts: Description[] = [
    { key: "receivedOn", term: t("receivedOn"), value: <DayText day={view.receivedOn} /> },
    { key: "access", term: t("access"), value: meanings(view.accessClass) },
    {
      key: "state",
      term: t("state"),
      value: (
        <>
          <StatusTag shape={STAGE_SHAPES[view.stage]}>{t(`stages.${view.stage}`)}</StatusTag>
          {view.usedIn.length === 0 ? null : (
            <p>{t("usedIn", { indicators: `⁨${view.usedIn.join(" · ")}⁩` })}</p>
          )}
          {isWithdrawn ? <Remains view={view} /> : null}
          {view.notUsedReason === null || isWithdrawn ? null : (
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
  if (view.erasedOn !== null)
    facts.push({ key: "erasedOn", term: t("erasedOn"), value: <DayText day={view.erasedOn} /> });
  if (view.additions > 0) facts.push({ key: "additions", term: t("additions"), value: view.additions });
  if (view.files > 0) facts.push({ key: "files", term: t("files"), value: view.files });
  return <DescriptionList items={facts} />;
}

/** What remains of a contribution once its consent ended. */
function Remains({ view: { keptUntil, publishedIn } }: { view: ReceiptView }) {
  const t = useTranslations("contribute.receipt");
  return (
    <>
      <p>{t("nobodyUses")}</p>
      {keptUntil === null ? null : <p>{t.rich("keptUntil", { day: () => <DayText day={keptUntil} /> })}</p>}
      {publishedIn.length === 0 ? null : (
        <p>{t("staysPublished", { indicators: `\u2068${publishedIn.join(" · ")}\u2069` })}</p>
      )}
    </>
  );
}
