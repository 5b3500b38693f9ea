import { useLocale, useTranslations } from "next-intl";
import { type CountryNames, codeWord } from "@/components/register/register-words";
import { ReportedBy } from "@/components/route/reported-by";
import { YearsText } from "@/components/route/years-text";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { EXPLOITATION_FORMS } from "@/db/code-lists";
import { formatCount } from "@/lib/i18n/format";
import { type Arrow, corridorPath, SUPPORTS } from "@/lib/routes/corridors";

/** The arrows of a map as a table. */
export function ArrowTable({ arrows, names }: { arrows: readonly Arrow[]; names: CountryNames }) {
  const t = useTranslations();
  const locale = useLocale();
  const nameOf = (iso3: string) => names[iso3] ?? iso3;
  // Hundreds of lines with few different words: each is looked up once.
  const supports = new Map(SUPPORTS.map((support) => [support, t(`map.support.${support}`)]));
  const forms = new Map(
    EXPLOITATION_FORMS.map((form) => [form as string, codeWord(t, "exploitation_form", form)]),
  );
  return (
    <Table id="arrows" caption={t("map.arrowsCaption")} captionHidden sticky>
      <thead>
        <tr>
          <th scope="col">{t("map.fromCountry")}</th>
          <th scope="col">{t("map.toCountry")}</th>
          <th scope="col" data-numeric="">
            {t("map.routes")}
          </th>
          <th scope="col">{t("map.years")}</th>
          <th scope="col">{t("map.sources")}</th>
          <th scope="col">{t("map.forms")}</th>
        </tr>
      </thead>
      <tbody>
        {arrows.map(({ from, to, routes, support, reportedBy, forms: own, firstYearSeen, lastYearSeen }) => (
          <tr key={`${from} ${to}`}>
            <th scope="row">{nameOf(from)}</th>
            <td>{from === to ? t("map.within") : <Link href={corridorPath(from, to)}>{nameOf(to)}</Link>}</td>
            <td data-numeric="">{formatCount(locale, routes)}</td>
            <td>
              <YearsText firstYearSeen={firstYearSeen} lastYearSeen={lastYearSeen} />
            </td>
            <td>
              {supports.get(support)}
              <ReportedBy states={reportedBy} names={names} />
            </td>
            <td>{own.map((form) => forms.get(form) ?? form).join(" · ")}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
