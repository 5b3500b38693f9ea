import { useTranslations } from "next-intl";
import type { LinesCell, LinesHead, TableLine } from "@/components/ui/drawn-table";
import { Table } from "@/components/ui/table";
import { TableLines } from "@/components/ui/table-lines";
import { changedIn, type ShownNode, type StabilityColumn, type StabilityRow } from "@/lib/stability/shown";
import { useShareText } from "./shares";

/** One line a country: each band as it stands, and in which share of the draws it changes. */
export function StabilityTable({
  round,
  run,
  columns,
  rows,
  language,
  isOpen,
}: {
  round: string;
  run: string;
  /** The worker has still to come to the countries without a result. */
  isOpen: boolean;
  columns: readonly StabilityColumn[];
  rows: readonly StabilityRow[];
  language: string;
}) {
  const t = useTranslations("stability");
  const shareText = useShareText();
  const cell = (node: ShownNode | undefined): LinesCell => {
    if (!node?.band) return { text: t("noBand"), as: "soft" };
    const { band, construct, together } = node;
    const changed = changedIn(together);
    return {
      construct,
      rank: band.rank,
      word: band.label,
      wordLanguage: language,
      note: changed === 0 ? t("neverChanges") : t("changes", { share: shareText(changed, together.draws) }),
    };
  };
  const heads: readonly LinesHead[] = [
    { key: "country", label: t("country") },
    ...columns.map(({ key, title }) => ({ key, label: title, language })),
  ];
  const lines = rows.map(({ iso3, name, stability }): TableLine => {
    const own = new Map(stability?.nodes.map((node) => [node.key, node]));
    return {
      key: iso3,
      cells: [
        { text: name, href: `/rounds/${round}/${iso3}/stability?run=${run}` },
        ...columns.map(
          ({ key }): LinesCell =>
            stability === null
              ? { text: t(isOpen ? "notYet" : "notComputed"), as: "soft" }
              : cell(own.get(key)),
        ),
      ],
    };
  });
  return (
    <Table id="stability-table" caption={t("caption")} sticky="column" stacks>
      <TableLines heads={heads} lines={lines} />
    </Table>
  );
}
