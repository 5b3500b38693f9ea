import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { ContributionLine } from "@/lib/contributions/page";
import type { ContributionStage } from "@/lib/contributions/rules";
import { STAGE_SHAPES } from "./stage-shapes";

/** How a contribution stands for the team, in a word with its shape. */
export function ContributionStageTag({ stage }: { stage: ContributionStage }) {
  const t = useTranslations("contributions.stages");
  return <StatusTag shape={STAGE_SHAPES[stage]}>{t(stage)}</StatusTag>;
}

/** The contributions that the reader may read; each leads to its page. */
export function ContributionTable({
  base,
  contributions,
}: {
  base: string;
  contributions: readonly ContributionLine[];
}) {
  const t = useTranslations("contributions");
  return (
    <Table id="contributions" caption={t("list")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("columns.code")}</th>
          <th scope="col">{t("columns.receivedOn")}</th>
          <th scope="col">{t("columns.link")}</th>
          <th scope="col">{t("columns.access")}</th>
          <th scope="col">{t("columns.state")}</th>
        </tr>
      </thead>
      <tbody>
        {contributions.map(({ id, code, receivedOn, link, accessClass, stage }) => (
          <tr key={id}>
            <th scope="row">
              <Link href={`${base}/${id}`}>
                <bdi>{code}</bdi>
              </Link>
            </th>
            <td data-label={t("columns.receivedOn")}>
              <DayText day={receivedOn} />
            </td>
            <td data-label={t("columns.link")}>{link === null ? t("signedIn") : <bdi>{link}</bdi>}</td>
            <td data-label={t("columns.access")}>{t(`access.${accessClass}`)}</td>
            <td data-label={t("columns.state")}>
              <ContributionStageTag stage={stage} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
