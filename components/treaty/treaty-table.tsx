import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { TREATIES } from "@/db/code-lists";
import type { CountryNames } from "@/lib/registers/reader-words";
import type { TreatyStatuses } from "@/lib/treaties/status";
import { TreatyStatusText } from "./treaty-status-text";

/** How each treaty stands for each State. */
export function TreatyTable({
  caption,
  rows,
  names,
}: {
  caption: string;
  names: CountryNames;
  rows: readonly { iso3: string; name: string; statuses: TreatyStatuses }[];
}) {
  const t = useTranslations();
  return (
    <Table id="treaty-status" caption={caption} captionHidden sticky>
      <thead>
        <tr>
          <th scope="col">{t("treaties.state")}</th>
          {TREATIES.map((treaty) => (
            <th key={treaty} scope="col">
              {t(`registers.codes.treaty.${treaty}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ iso3, name, statuses }) => (
          <tr key={iso3}>
            <th scope="row">
              <Link href={`/countries/${iso3}`}>{name}</Link>
            </th>
            {TREATIES.map((treaty) => (
              <td key={treaty}>
                <TreatyStatusText status={statuses[treaty]} names={names} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
