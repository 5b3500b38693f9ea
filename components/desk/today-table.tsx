import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { ASSESSMENT_STATES } from "@/db/enums";
import { type DeskRow, isOverdue, isSoon } from "@/lib/desk/view";
import { CountLink } from "./count-link";
import styles from "./desk.module.css";
import { deskHref } from "./desk-addresses";

/** How many assessments stand in each state, are late or soon due today. */
export function TodayTable({
  round,
  rows,
  notOpened,
}: {
  round: string;
  rows: readonly DeskRow[];
  /** Countries whose assessment was not opened. */
  notOpened: number;
}) {
  const t = useTranslations("desk.now");
  const states = useTranslations("assessment.states");
  const base = `/rounds/${round}/desk`;
  const lines = [
    { key: "opened", text: t("opened"), count: rows.length, href: deskHref(base, {}, "assessments") },
    ...ASSESSMENT_STATES.map((state) => ({
      key: state,
      text: states(state),
      count: rows.filter((row) => row.state === state).length,
      href: deskHref(base, { state }, "assessments"),
    })).filter(({ count }) => count > 0),
    {
      key: "overdue",
      text: t("overdue"),
      count: rows.filter(isOverdue).length,
      href: deskHref(base, { due: "overdue" }, "assessments"),
    },
    {
      key: "soon",
      text: t("soon"),
      count: rows.filter(isSoon).length,
      href: deskHref(base, { due: "soon" }, "assessments"),
    },
    { key: "notOpened", text: t("notOpened"), count: notOpened, href: `/rounds/${round}/open` },
  ];
  return (
    <div className={styles.narrow}>
      <Table id="today" caption={t("caption")} captionHidden>
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            <th scope="col" data-numeric="">
              {t("count")}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, text, count, href }) => (
            <tr key={key}>
              <th scope="row">{text}</th>
              <td data-numeric="">
                <CountLink count={count} href={href} label={text} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
