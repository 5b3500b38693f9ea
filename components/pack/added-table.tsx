import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { isNothing } from "@/lib/packs/fields";
import { changeName, type PackChange } from "@/lib/packs/view";
import styles from "./pack.module.css";
import { usePartText } from "./part-text";

/** What only the pack changed, beside what is stored. */
export function AddedTable({ changes }: { changes: readonly PackChange[] }) {
  const t = useTranslations("pack.compare");
  const { nameOf, textOf } = usePartText();
  return (
    <section aria-labelledby="added">
      <h2 id="added">{t("added")}</h2>
      <p>{t("addedLead")}</p>
      <Table id="added-parts" caption={t("added")} captionHidden stacks>
        <thead>
          <tr>
            <th scope="col">{t("indicator")}</th>
            <th scope="col">{t("part")}</th>
            <th scope="col">{t("inPack")}</th>
            <th scope="col">{t("here")}</th>
            <th scope="col">{t("happens")}</th>
            <th scope="col">{t("where")}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => {
            const { indicator, part, sheet, line, column } = change;
            return (
              <tr key={changeName(change)}>
                <th scope="row">
                  <bdi>{indicator}</bdi>
                </th>
                <td data-label={t("part")}>{nameOf(part)}</td>
                <td data-label={t("inPack")} dir="auto" className={styles.text}>
                  {textOf(part, change.file)}
                </td>
                <td data-label={t("here")} dir="auto" className={styles.text}>
                  {textOf(part, change.stored)}
                </td>
                <td data-label={t("happens")}>{t(isNothing(change.stored) ? "fills" : "replaces")}</td>
                <td data-label={t("where")}>{t("place", { sheet, line, column })}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}
