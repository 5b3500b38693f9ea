import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { isNamedByDuty, SCOPING_REQUIRED, type ScopingPoint } from "@/lib/scoping/rules";

/** What scoping settles: each point with how it stands, what is known of it, and where it is settled. */
export function ScopingChecklist({
  points,
  base,
  known,
}: {
  points: readonly { point: ScopingPoint; isSettled: boolean }[];
  /** The address of the assessment. */
  base: string;
  known: Readonly<Record<ScopingPoint, ReactNode>>;
}) {
  const t = useTranslations("scoping");
  return (
    <Table id="points" caption={t("checklist")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("point")}</th>
          <th scope="col">{t("stands")}</th>
          <th scope="col">{t("known")}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ point, isSettled }) => (
          <tr key={point}>
            <th scope="row">
              {isNamedByDuty(point) ? (
                <Link href={`${base}/duties`}>{t(`points.${point}`)}</Link>
              ) : (
                t(`points.${point}`)
              )}
            </th>
            <td data-label={t("stands")}>
              <Standing point={point} isSettled={isSettled} />
            </td>
            <td data-label={t("known")}>{isSettled ? known[point] : "–"}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Standing({ point, isSettled }: { point: ScopingPoint; isSettled: boolean }) {
  const t = useTranslations("scoping");
  if (isSettled) return <StatusTag shape="complete">{t("settled")}</StatusTag>;
  return SCOPING_REQUIRED.some((required) => required === point) ? (
    <StatusTag shape="attention">{t("open")}</StatusTag>
  ) : (
    <StatusTag shape="empty">{t("mayFollow")}</StatusTag>
  );
}
