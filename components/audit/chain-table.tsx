import { useTranslations } from "next-intl";
import { InstantText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";

/** One link of the chain as plain JSON; `at` is ISO 8601. */
export type ChainRow = {
  position: number;
  at: string;
  actor: string | null;
  actorKind: string;
  action: string;
  entity: string;
  entityId: string;
  version: number;
  requestReference: string | null;
  sha256: string;
};

const HASH_LENGTH_SHOWN = 12;

/** Who did what to which thing, newest first; the texts themselves stand in the histories. */
export function ChainTable({ lines, zone }: { lines: readonly ChainRow[]; zone: string }) {
  const t = useTranslations("administration");
  if (lines.length === 0) return <EmptyState title={t("history.empty")} />;
  return (
    <Table id="chain" caption={t("pages.audit")} captionHidden>
      <thead>
        <tr>
          <th scope="col" data-numeric="">
            {t("audit.position")}
          </th>
          <th scope="col">{t("history.when")}</th>
          <th scope="col">{t("history.who")}</th>
          <th scope="col">{t("audit.action")}</th>
          <th scope="col">{t("audit.entity")}</th>
          <th scope="col">{t("audit.reference")}</th>
          <th scope="col">{t("audit.hash")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.position}>
            <td data-numeric="">{line.position}</td>
            <td>
              <InstantText instant={line.at} zone={zone} />
            </td>
            <td>{line.actor ?? t("history.installation")}</td>
            <td>
              <code>{line.action}</code>
            </td>
            <td>
              <code>
                {line.entity} {line.entityId} v{line.version}
              </code>
            </td>
            <td>{line.requestReference === null ? null : <code>{line.requestReference}</code>}</td>
            <td>
              <code title={line.sha256}>{line.sha256.slice(0, HASH_LENGTH_SHOWN)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
