import { useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";

/** The countries of a round and whether their assessments were opened. */
export function CountryList({
  countries,
}: {
  countries: readonly { iso3: string; name: string; opened: boolean }[];
}) {
  const t = useTranslations("rounds");
  return (
    <Table id="countries" caption={t("countries")} captionHidden>
      <tbody>
        {countries.map(({ iso3, name, opened }) => (
          <tr key={iso3}>
            <th scope="row">{name}</th>
            <td>{iso3}</td>
            <td>
              <StatusTag shape={opened ? "half" : "empty"}>{t(opened ? "opened" : "notOpened")}</StatusTag>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
