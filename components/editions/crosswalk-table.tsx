import { useTranslations } from "next-intl";
import { ColumnHeads } from "@/components/ui/column-heads";
import { Disclosure } from "@/components/ui/disclosure";
import { Table } from "@/components/ui/table";
import { CROSSWALK_RELATIONS } from "@/db/enums";
import type { CrosswalkRow } from "@/lib/instruments/crosswalk";
import type { Edition } from "@/lib/instruments/edition";

/** A crosswalk: how many of each relation, every line that is not the same, and those that are one press away. */
export function CrosswalkTable({
  rows,
  earlier,
  later,
}: {
  rows: readonly CrosswalkRow[];
  earlier: Edition;
  later: Edition;
}) {
  const t = useTranslations("editions");
  const same = rows.filter(({ relation }) => relation === "same");
  const other = rows.filter(({ relation }) => relation !== "same");
  return (
    <>
      <ul>
        {CROSSWALK_RELATIONS.map((relation) => ({
          relation,
          count: rows.filter((row) => row.relation === relation).length,
        }))
          .filter(({ count }) => count > 0)
          .map(({ relation, count }) => (
            <li key={relation}>{t(`relationCount.${relation}`, { count })}</li>
          ))}
      </ul>
      {other.length === 0 ? null : (
        <Lines id="crosswalk-lines" rows={other} earlier={earlier} later={later} />
      )}
      {same.length === 0 ? null : (
        <Disclosure summary={t("sameLines", { count: same.length })} look="boxed">
          <Lines id="crosswalk-same" rows={same} earlier={earlier} later={later} />
        </Disclosure>
      )}
    </>
  );
}

function Lines({
  id,
  rows,
  earlier,
  later,
}: {
  id: string;
  rows: readonly CrosswalkRow[];
  earlier: Edition;
  later: Edition;
}) {
  const t = useTranslations("editions");
  const heads = [
    t("before", { edition: earlier.id }),
    t("relationColumn"),
    t("now", { edition: later.id }),
    t("note"),
  ] as const;
  return (
    <Table id={id} caption={t("crosswalk")} captionHidden stacks>
      <ColumnHeads heads={heads} />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.from.join(" ")} ${row.to.join(" ")}`}>
            <td data-label={heads[0]}>
              <Names codes={row.from} edition={earlier} />
            </td>
            <th scope="row">{t(`relation.${row.relation}`)}</th>
            <td data-label={heads[2]}>
              <Names codes={row.to} edition={later} />
            </td>
            <td data-label={heads[3]} dir="auto">
              {row.note}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Indicators by code and title, in the words of their edition. */
function Names({ codes, edition }: { codes: readonly string[]; edition: Edition }) {
  if (codes.length === 0) return "–";
  return (
    // One part beside its label where the table stacks.
    <div>
      {codes.map((code, index) => (
        <span key={code}>
          {index === 0 ? null : <br />}
          <bdi>{code}</bdi>{" "}
          <bdi lang={edition.file.language}>{edition.indicators.get(code)?.definition.title ?? ""}</bdi>
        </span>
      ))}
    </div>
  );
}
