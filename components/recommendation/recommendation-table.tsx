import { useTranslations } from "next-intl";
import { PlainText } from "@/components/references/plain-text";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { RecommendationLine } from "@/lib/recommendations/lines";
import { AnswerTag, OverdueTag, ProgressTag, WithdrawnTag } from "./standing-tags";

/** Recommendations with answer, progress and day apart; each leads to its permanent address. */
export function RecommendationTable({ lines }: { lines: readonly RecommendationLine[] }) {
  const t = useTranslations("recommendations");
  return (
    <Table id="recommendations" caption={t("title")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("fields.code")}</th>
          <th scope="col">{t("recommendation")}</th>
          <th scope="col">{t("addressedTo")}</th>
          <th scope="col">{t("strength")}</th>
          <th scope="col">{t("answer")}</th>
          <th scope="col">{t("progress")}</th>
          <th scope="col">{t("due")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.code}>
            <th scope="row">
              <Link href={`/recommendations/${line.code}`}>
                <bdi>{line.code}</bdi>
              </Link>
            </th>
            <td data-label={t("recommendation")}>
              <PlainText text={line.wording} language={line.language} />
            </td>
            <td data-label={t("addressedTo")}>
              <bdi>{line.institutionName}</bdi>
            </td>
            <td data-label={t("strength")}>
              {t(`strengths.${line.strength}`)} · {t(`kinds.${line.kind}`)}
            </td>
            <td data-label={t("answer")}>
              <AnswerTag answer={line.answer} />
            </td>
            <td data-label={t("progress")}>
              {line.withdrawalReason === null ? <ProgressTag step={line.progress} /> : <WithdrawnTag />}
            </td>
            <td data-label={t("due")}>
              <div>
                <DayText day={line.dueOn} /> {line.overdue ? <OverdueTag /> : null}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
