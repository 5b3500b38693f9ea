import { useTranslations } from "next-intl";
import { FilterForm } from "@/components/forms/filter-form";
import { withProblems } from "@/components/register/filter-fields";
import { Link } from "@/components/ui/link";
import { type Period, periodParameters, periodProblems } from "@/lib/registers/period";
import type { CountryNames } from "@/lib/registers/reader-words";
import type { CountryRoles } from "@/lib/routes/roles";
import { RolesTable } from "./roles-table";

/** What one country is to the routes on record in a period that the address holds. */
export function CountryRolesSection({
  iso3,
  name,
  names,
  roles,
  period,
  query,
  mayReport,
}: {
  iso3: string;
  name: string;
  names: CountryNames;
  roles: CountryRoles;
  period: Period;
  /** What the address asks for, as it was typed. */
  query: Readonly<Record<string, string | string[] | undefined>>;
  mayReport: boolean;
}) {
  const t = useTranslations("corridors");
  const words = useTranslations();
  const { from, to } = periodParameters(period);
  return (
    <section aria-labelledby="roles-heading">
      <h2 id="roles-heading">{t("roles.title")}</h2>
      <p>{t("roles.lead")}</p>
      <FilterForm
        id="roles-period"
        label={t("roles.filter")}
        {...withProblems(
          words,
          [
            { kind: "text", name: "from", label: t("from"), value: from, width: "short" },
            { kind: "text", name: "to", label: t("to"), value: to, width: "short" },
          ],
          query,
          periodProblems(query),
        )}
      />
      <RolesTable
        id="roles"
        caption={t("roles.title")}
        countries={[{ iso3, name, roles }]}
        names={names}
        period={period}
        mayReport={mayReport}
      />
      <p>
        <Link href={`/corridors?country=${iso3}`}>{t("roles.toCorridors")}</Link> ·{" "}
        <Link href={`/routes/map?country=${iso3}`}>{t("roles.toMap")}</Link>
      </p>
    </section>
  );
}
