import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { ContributionLine, ContributionState } from "@/lib/contributions/page";

const SHAPES: Readonly<Record<ContributionState, StatusShape>> = {
  new: "attention",
  read: "half",
  used: "complete",
  not_used: "over",
  withdrawn: "over",
};

/** How a contribution stands for the team, in a word with its shape. */
export function ContributionStateTag({ state }: { state: ContributionState }) {
  const t = useTranslations("contributions.states");
  return <StatusTag shape={SHAPES[state]}>{t(state)}</StatusTag>;
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
        {contributions.map(({ id, code, receivedOn, link, accessClass, state }) => (
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
              <ContributionStateTag state={state} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
