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
      <Table id="refused-cells" caption={title} captionHidden stacks>
        <thead>
          <tr>
            <th scope="col">{t("refusedTable.sheet")}</th>
            <th scope="col" data-numeric="">
              {t("refusedTable.line")}
            </th>
            <th scope="col">{t("refusedTable.column")}</th>
            <th scope="col">{t("refusedTable.what")}</th>
            <th scope="col">{t("compare.happens")}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ sheet, line, column, code, value }) => (
            <tr key={JSON.stringify([sheet, line, column, code, value])}>
              <td data-label={t("refusedTable.sheet")}>
                <bdi>{sheet}</bdi>
              </td>
              <td data-label={t("refusedTable.line")} data-numeric="">
                {line}
              </td>
              <td data-label={t("refusedTable.column")}>
                <bdi>{column}</bdi>
              </td>
              <td data-label={t("refusedTable.what")} dir="auto">
                {t(`problems.${code}`, { value })}
              </td>
              <td data-label={t("compare.happens")}>{t("refusedTable.stays")}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
