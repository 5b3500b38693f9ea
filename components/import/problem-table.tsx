import { useLocale, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { Problem } from "@/lib/import/problem";
import { problemText } from "@/lib/import/report";

/** Everything that stands in the way, by line and column, with what to do. */
export function ProblemTable({ problems, count }: { problems: readonly Problem[]; count: number }) {
  const t = useTranslations("import.problemTable");
  const locale = useLocale();
  return (
    <div>
      <h2>{t("title", { count })}</h2>
      <p>{t("lead")}</p>
      <Table id="problems" caption={t("title", { count })} captionHidden>
        <thead>
          <tr>
            <th scope="col" data-numeric="">
              {t("line")}
            </th>
            <th scope="col">{t("column")}</th>
            <th scope="col">{t("what")}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((found) => (
            <tr key={`${found.line} ${found.column} ${found.code} ${JSON.stringify(found.values)}`}>
              <td data-numeric="">{found.line}</td>
              <td>
                <bdi>{found.column}</bdi>
              </td>
              <td>{problemText(locale, found)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {count > problems.length ? <p>{t("more", { count: count - problems.length })}</p> : null}
    </div>
  );
}
