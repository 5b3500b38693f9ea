import { useLocale, useTranslations } from "next-intl";
import { ReportLink } from "@/components/error-report/report-link";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { formatCount } from "@/lib/i18n/format";
import { ROUTE_ROLES } from "@/lib/registers/definitions/routes";
import { type Period, periodParameters } from "@/lib/registers/period";
import type { CountryNames } from "@/lib/registers/reader-words";
import { chooseEntryPath } from "@/lib/registers/schema";
import type { CountryRoles, RouteRole } from "@/lib/routes/roles";
import { ReportedBy } from "./reported-by";
import { YearsText } from "./years-text";

/** The address of the routes that give a country a role. */
function routesPath(iso3: string, role: RouteRole, period: Period): string {
  const given = Object.entries({ country: iso3, role, ...periodParameters(period) });
  return `/routes?${new URLSearchParams(given.filter(([, value]) => value !== "")).toString()}`;
}

/** What some countries are to the routes on record, with ways to these routes. */
export function RolesTable({
  id,
  caption,
  countries,
  names,
  period,
  mayReport = false,
}: {
  id: string;
  caption: string;
  countries: readonly { iso3: string; name: string; roles: CountryRoles }[];
  names: CountryNames;
  period: Period;
  /** Whether the reader reports errors in these routes. */
  mayReport?: boolean;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const isOne = countries.length === 1;
  const reports =
    mayReport && countries.some(({ roles }) => ROUTE_ROLES.some((role) => roles[role] !== null));
  return (
    <Table id={id} caption={caption} captionHidden stacks>
      <thead>
        <tr>
          {isOne ? null : <th scope="col">{t("corridors.country")}</th>}
          <th scope="col">{t("corridors.roles.role")}</th>
          <th scope="col" data-numeric="">
            {t("corridors.routes")}
          </th>
          <th scope="col">{t("corridors.years")}</th>
          {reports ? <th scope="col">{t("errorReports.column")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {countries.flatMap(({ iso3, name, roles }) =>
          ROUTE_ROLES.map((role, index) => {
            const fact = roles[role];
            return (
              <tr key={`${iso3} ${role}`}>
                {isOne || index > 0 ? null : (
                  <th scope="rowgroup" rowSpan={ROUTE_ROLES.length}>
                    <Link href={`/countries/${iso3}`}>{name}</Link>
                  </th>
                )}
                <th scope="row">{t(`registers.countryRole.${role}`)}</th>
                {fact === null ? (
                  <>
                    <td data-numeric="" data-label={t("corridors.routes")}>
                      –
                    </td>
                    <td data-label={t("corridors.years")}>{t("corridors.roles.none")}</td>
                    {reports ? <td /> : null}
                  </>
                ) : (
                  <>
                    <td data-numeric="" data-label={t("corridors.routes")}>
                      <Link href={routesPath(iso3, role, period)}>{formatCount(locale, fact.routes)}</Link>
                    </td>
                    <td data-label={t("corridors.years")}>
                      <span>
                        <YearsText firstYearSeen={fact.firstYearSeen} lastYearSeen={fact.lastYearSeen} />
                        <ReportedBy states={fact.reportedBy} names={names} />
                      </span>
                    </td>
                    {reports ? (
                      <td data-label={t("errorReports.column")}>
                        <ReportLink
                          href={chooseEntryPath(routesPath(iso3, role, period))}
                          fact={t(`registers.countryRole.${role}`)}
                        />
                      </td>
                    ) : null}
                  </>
                )}
              </tr>
            );
          }),
        )}
      </tbody>
    </Table>
  );
}
