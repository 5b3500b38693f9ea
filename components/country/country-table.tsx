import { useTranslations } from "next-intl";
import { PartialDateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { ProgrammeRegion } from "@/db/enums";

/** A country in the list, as plain JSON. */
export type CountryRow = {
  iso3: string;
  name: string;
  participation: { region: ProgrammeRegion; since: string } | null;
};

/** Countries and areas with their part in the programme, each a way to its page below `path`. */
export function CountryTable({
  path,
  countries,
}: {
  path: "/countries" | "/administration/countries";
  countries: readonly CountryRow[];
}) {
  const t = useTranslations("countries");
  if (countries.length === 0) return <EmptyState title={t("none")} />;
  return (
    <Table id="countries" caption={t("title")} captionHidden sticky stacks>
      <thead>
        <tr>
          <th scope="col">{t("name")}</th>
          <th scope="col">{t("code")}</th>
          <th scope="col">{t("region")}</th>
          <th scope="col">{t("since")}</th>
        </tr>
      </thead>
      <tbody>
        {countries.map(({ iso3, name, participation }) => (
          <tr key={iso3}>
            <th scope="row">
              <Link href={`${path}/${iso3}`}>{name}</Link>
            </th>
            <td data-label={t("code")}>
              <bdi>{iso3}</bdi>
            </td>
            <td data-label={t("region")}>
              {participation === null ? null : t(`regions.${participation.region}`)}
            </td>
            <td data-label={t("since")}>
              {participation === null ? null : <PartialDateText date={participation.since} />}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
