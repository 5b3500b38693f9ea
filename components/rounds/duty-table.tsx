import { useTranslations } from "next-intl";
import { InstantText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import type { Duty } from "@/db/enums";

export type DutyLine = {
  id: string;
  name: string;
  duty: Duty;
  givenAt: Date;
  endedAt: Date | null;
  endReason: string | null;
};

/** Who does or did what in an assessment. */
export function DutyTable({ duties, zone }: { duties: readonly DutyLine[]; zone: string }) {
  const t = useTranslations("rounds.duties");
  if (duties.length === 0) return <EmptyState title={t("none")} />;
  return (
    <Table id="duties" caption={t("title")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("duty")}</th>
          <th scope="col">{t("person")}</th>
          <th scope="col">{t("since")}</th>
          <th scope="col">{t("ended")}</th>
          <th scope="col">{t("endReason")}</th>
        </tr>
      </thead>
      <tbody>
        {duties.map((line) => (
          <tr key={line.id}>
            <th scope="row">{t(`names.${line.duty}`)}</th>
            <td data-label={t("person")}>
              <bdi>{line.name}</bdi>
            </td>
            <td data-label={t("since")}>
              <InstantText instant={line.givenAt.toISOString()} zone={zone} show="day" />
            </td>
            <td data-label={t("ended")}>
              {line.endedAt === null ? null : (
                <InstantText instant={line.endedAt.toISOString()} zone={zone} show="day" />
              )}
            </td>
            <td data-label={t("endReason")}>
              {line.endReason === null ? null : <bdi>{line.endReason}</bdi>}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
