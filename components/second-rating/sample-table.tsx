import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { SampleLine, SecondRatingStatus } from "@/lib/second-ratings/page";

const SHAPES: Record<SecondRatingStatus, StatusShape> = {
  open: "empty",
  reason_missing: "attention",
  rated: "half",
  handed_in: "elsewhere",
  revealed: "complete",
};

/** The indicators that are rated a second time, why, and how far each is; no level stands here. */
export function SampleTable({
  sample,
  language,
  hasCards,
}: {
  sample: readonly SampleLine[];
  language: string;
  /** Whether what is not revealed has a card on the page. */
  hasCards: boolean;
}) {
  const t = useTranslations("secondRating");
  return (
    <Table id="sample" caption={t("sample")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("indicator")}</th>
          <th scope="col">{t("because")}</th>
          <th scope="col">{t("status")}</th>
        </tr>
      </thead>
      <tbody>
        {sample.map(({ indicator, title, because, status }) => (
          <tr key={indicator}>
            <th scope="row">
              {status === "revealed" || hasCards ? (
                <Link href={status === "revealed" ? `#pair-${indicator}` : `#${indicator}`}>{indicator}</Link>
              ) : (
                indicator
              )}{" "}
              <span lang={language} dir="auto">
                {title}
              </span>
            </th>
            <td data-label={t("because")}>{t(`reasons.${because}`)}</td>
            <td data-label={t("status")}>
              <StatusTag shape={SHAPES[status]}>{t(`statuses.${status}`)}</StatusTag>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
