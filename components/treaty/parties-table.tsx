import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { TREATIES } from "@/db/code-lists";
import type { Treaty } from "@/lib/treaties/status";

/** Parties over time: States that had deposited, at the end of each year. */
export function PartiesTable({
  parties,
}: {
  parties: readonly { year: number; counts: readonly { treaty: Treaty; parties: number }[] }[];
}) {
  const t = useTranslations();
  return (
    <Table id="parties" caption={t("treaties.parties")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("treaties.year")}</th>
          {TREATIES.map((treaty) => (
            <th key={treaty} scope="col" data-numeric="">
              {t(`registers.codes.treaty.${treaty}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parties.map(({ year, counts }) => (
          <tr key={year}>
            <th scope="row">
              <bdi>{year}</bdi>
            </th>
            {counts.map(({ treaty, parties: count }) => (
              <td key={treaty} data-numeric="">
                {count}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
