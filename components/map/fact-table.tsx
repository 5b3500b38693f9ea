import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { MapEntry } from "@/lib/map/mark";
import { MarkSample } from "./mark";

/** The fact that a map shows, for each country. */
export function FactTable({ fact, entries }: { fact: string; entries: readonly MapEntry[] }) {
  const t = useTranslations("map");
  return (
    <Table id="facts" caption={t("statesCaption")} captionHidden sticky>
      <thead>
        <tr>
          <th scope="col">{t("country")}</th>
          <th scope="col">{fact}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ iso3, name, mark, text }) => (
          <tr key={iso3}>
            <th scope="row">
              <Link href={`/countries/${iso3}`}>{name}</Link>
            </th>
            <td>
              <MarkSample mark={mark} /> {text}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
