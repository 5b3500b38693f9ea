import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { formatCount } from "@/lib/i18n/format";
import { type CountryNames, codeWord } from "@/lib/registers/reader-words";
import { type Corridor, corridorPath } from "@/lib/routes/corridors";
import { YearsText } from "./years-text";

/** Pairs of countries, each a way to its own page. */
export function CorridorTable({ corridors, names }: { corridors: readonly Corridor[]; names: CountryNames }) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <Table id="corridors" caption={t("corridors.title")} captionHidden sticky>
      <thead>
        <tr>
          <th scope="col">{t("corridors.corridor")}</th>
          <th scope="col" data-numeric="">
            {t("corridors.routes")}
          </th>
          <th scope="col">{t("corridors.years")}</th>
          <th scope="col">{t("corridors.forms")}</th>
        </tr>
      </thead>
      <tbody>
        {corridors.map(({ pair: [first, second], routes, forms, ...seen }) => (
          <tr key={`${first} ${second}`}>
            <th scope="row">
              <Link href={corridorPath(first, second)}>
                {t("corridors.pair", { first: names[first] ?? first, second: names[second] ?? second })}
              </Link>
            </th>
            <td data-numeric="">{formatCount(locale, routes)}</td>
            <td>
              <YearsText {...seen} />
            </td>
            <td>{forms.map((form) => codeWord(t, "exploitation_form", form)).join(" · ")}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
