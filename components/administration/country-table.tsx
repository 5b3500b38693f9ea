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

/** Countries and areas with their part in the programme. */
export function CountryTable({ countries }: { countries: readonly CountryRow[] }) {
  const t = useTranslations();
  if (countries.length === 0) return <EmptyState title={t("administration.countries.none")} />;
  return (
    <Table id="countries" caption={t("administration.pages.countries")} captionHidden sticky>
      <thead>
        <tr>
          <th scope="col">{t("administration.countries.name")}</th>
          <th scope="col">{t("administration.countries.code")}</th>
          <th scope="col">{t("administration.countries.region")}</th>
          <th scope="col">{t("administration.countries.since")}</th>
        </tr>
      </thead>
      <tbody>
        {countries.map(({ iso3, name, participation }) => (
          <tr key={iso3}>
            <th scope="row">
              <Link href={`/administration/countries/${iso3}`}>{name}</Link>
            </th>
            <td>
              <bdi>{iso3}</bdi>
            </td>
            <td>{participation === null ? null : t(`countries.regions.${participation.region}`)}</td>
            <td>{participation === null ? null : <PartialDateText date={participation.since} />}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
