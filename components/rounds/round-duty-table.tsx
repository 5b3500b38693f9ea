import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { Duty } from "@/db/enums";

/** Who does what in each open assessment of a round; each country leads to where a duty is handed over or ended. */
export function RoundDutyTable({
  round,
  countries,
}: {
  round: string;
  countries: readonly { iso3: string; name: string; duties: readonly { duty: Duty; name: string }[] }[];
}) {
  const t = useTranslations("rounds");
  return (
    <Table id="held" caption={t("open.heldTitle")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("open.country")}</th>
          <th scope="col">{t("duties.title")}</th>
        </tr>
      </thead>
      <tbody>
        {countries.map(({ iso3, name, duties }) => (
          <tr key={iso3}>
            <th scope="row">
              <Link href={`/rounds/${round}/${iso3}/duties`}>{name}</Link>
            </th>
            <td data-label={t("duties.title")}>
              {duties.length === 0
                ? t("duties.none")
                : duties
                    .map(({ duty, name: person }) =>
                      t("duties.held", { duty: t(`duties.names.${duty}`), person }),
                    )
                    .join(" · ")}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
