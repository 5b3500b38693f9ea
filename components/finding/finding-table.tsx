import { useTranslations } from "next-intl";
import { PlainText } from "@/components/references/plain-text";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { FindingView } from "@/lib/findings/page";
import { FindingStateTag } from "./finding-state-tag";
import { PriorityText } from "./priority-text";

/** Findings of an assessment in their order; each leads to its page. */
export function FindingTable({
  base,
  findings,
  language,
}: {
  base: string;
  findings: readonly FindingView[];
  /** Language of the edition's words. */
  language: string;
}) {
  const t = useTranslations("findings");
  return (
    <Table id="findings" caption={t("title")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("finding")}</th>
          <th scope="col">{t("fields.statement")}</th>
          <th scope="col">{t("kind")}</th>
          <th scope="col">{t("restsOn")}</th>
          <th scope="col">{t("priority")}</th>
          <th scope="col">{t("state")}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => (
          <tr key={finding.number}>
            <th scope="row">
              <Link href={`${base}/${finding.number}`}>
                <bdi>{finding.code}</bdi>
              </Link>
            </th>
            <td data-label={t("fields.statement")}>
              <div>
                {finding.statement === null ? (
                  t("noStatement")
                ) : (
                  <PlainText text={finding.statement} language={finding.language} />
                )}
                {finding.dismissalReason === null ? null : (
                  <>
                    <br />
                    {t("fields.dismissalReason")}:{" "}
                    <PlainText text={finding.dismissalReason} language={finding.language} />
                  </>
                )}
              </div>
            </td>
            <td data-label={t("kind")}>{t(`kinds.${finding.kind}`)}</td>
            <td data-label={t("restsOn")}>
              <bdi>{[...finding.indicators, ...finding.domains, ...finding.entries].join(" · ")}</bdi>
            </td>
            <td data-label={t("priority")}>
              <div>
                <PriorityText priority={finding.priority} language={language} />
              </div>
            </td>
            <td data-label={t("state")}>
              <FindingStateTag state={finding.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
