import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatList } from "@/lib/i18n/format";
import { codeWord } from "@/lib/registers/reader-words";
import type { ConfirmationView } from "@/lib/reviews/views";

/** What a reviewer confirms: gates that apply and what does not apply. `action` gives the button of one line. */
export function ConfirmationTable({
  confirmations,
  base,
  action,
}: {
  confirmations: readonly ConfirmationView[];
  /** Address of the assessment. */
  base: string;
  action: (confirmation: ConfirmationView) => ReactNode;
}) {
  const t = useTranslations("review");
  return (
    <Table id="confirmations" caption={t("confirmations")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("indicator")}</th>
          <th scope="col">{t("judgement")}</th>
          <th scope="col">{t("state")}</th>
        </tr>
      </thead>
      <tbody>
        {confirmations.map((entry) => (
          <tr key={`${entry.kind} ${entry.indicator}`} id={`${entry.kind}-${entry.indicator}`}>
            <th scope="row">
              <Link href={`${base}/${entry.domain ?? ""}#${entry.indicator}`}>{entry.indicator}</Link>{" "}
              <span dir="auto">{entry.title}</span>
            </th>
            <td data-label={t("judgement")}>
              <span>
                {t(entry.kind === "gate" ? "gate" : "notApplicable")}. <bdi>{entry.judgement}</bdi>
              </span>
            </td>
            <td data-label={t("state")}>
              {entry.given ? (
                <StatusTag shape="complete">{t("given")}</StatusTag>
              ) : (
                <div>
                  <StatusTag shape="attention">{t(entry.lapsed ? "lapsed" : "waiting")}</StatusTag>
                  {entry.elementsToRead.length === 0 ? null : <ElementsToRead {...entry} />}
                  {action(entry)}
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Why a gate cannot be confirmed yet: elements of laws on which it rests were read by one person, or by nobody. */
function ElementsToRead({ elementsToRead }: Pick<ConfirmationView, "elementsToRead">) {
  const t = useTranslations();
  const locale = useLocale();
  const names = elementsToRead.map((code) => codeWord(t, "law_element", code));
  return <p>{t("review.elementsToRead", { count: names.length, elements: formatList(locale, names) })}</p>;
}
