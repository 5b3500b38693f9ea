import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { PackProblem } from "@/lib/packs/view";

/** Everything of a pack that is not taken, by sheet, row and column, with what to do. */
export function RefusedTable({ problems }: { problems: readonly PackProblem[] }) {
  const t = useTranslations("pack");
  const title = t("refusedTable.title", { count: problems.length });
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">{title}</h2>
      <p>{t("refusedTable.lead")}</p>
      <Table id="refused-cells" caption={title} captionHidden>
        <thead>
          <tr>
            <th scope="col">{t("refusedTable.sheet")}</th>
            <th scope="col" data-numeric="">
              {t("refusedTable.line")}
            </th>
            <th scope="col">{t("refusedTable.column")}</th>
            <th scope="col">{t("refusedTable.what")}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ sheet, line, column, code, value }) => (
            <tr key={JSON.stringify([sheet, line, column, code, value])}>
              <td>
                <bdi>{sheet}</bdi>
              </td>
              <td data-numeric="">{line}</td>
              <td>
                <bdi>{column}</bdi>
              </td>
              <td dir="auto">{t(`problems.${code}`, { value })}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
