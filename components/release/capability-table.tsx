import { useLocale, useTranslations } from "next-intl";
import { Band, NoFigure, type Rank } from "@/components/ui/band";
import { Table } from "@/components/ui/table";
import { formatShare } from "@/lib/i18n/format";
import type { ReleaseNode } from "@/lib/releases/format";
import { boundsText, figureText } from "./figure-text";

const RANKS = [1, 2, 3, 4, 5] as const satisfies readonly Rank[];

/** The step of the colour scale for a band; none where an instrument has another number of bands. */
function rankOf(band: NonNullable<ReleaseNode["band"]>): Rank | undefined {
  return band.of === RANKS.length ? RANKS[band.position - 1] : undefined;
}

/** Capability figures: band word first, then figure and bounds, unless something lowered the band. */
export function CapabilityTable({
  id,
  caption,
  nodes,
  language,
}: {
  id: string;
  caption: string;
  nodes: readonly ReleaseNode[];
  language: string;
}) {
  const t = useTranslations("release");
  const locale = useLocale();
  return (
    <Table id={id} caption={caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("part")}</th>
          <th scope="col">{t("band")}</th>
          <th scope="col" data-numeric="">
            {t("bounds")}
          </th>
          <th scope="col" data-numeric="">
            {t("coverage")}
          </th>
          <th scope="col">{t("confidence")}</th>
        </tr>
      </thead>
      <tbody>
        {nodes.map((node) => (
          <tr key={node.key}>
            <th scope="row">
              {node.key} <span lang={language}>{node.title}</span>
            </th>
            <td>
              <NodeBand node={node} />
            </td>
            <td data-numeric="">{node.figure === null ? null : boundsText(locale, node.figure)}</td>
            <td data-numeric="">
              {node.coverage === null ? null : formatShare(locale, Number(node.coverage.decimal))}
            </td>
            <td>{node.confidence === null ? null : t(`confidences.${node.confidence}`)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function NodeBand({ node }: { node: ReleaseNode }) {
  const t = useTranslations("release");
  const locale = useLocale();
  const figure = node.figure === null ? undefined : figureText(locale, node.figure.score);
  const reasons = node.loweredBy.map((cap) =>
    cap.kind === "withheld" || cap.becauseWithheld || cap.label === null
      ? t("loweredWithheld", { indicators: cap.indicators.join(", ") })
      : t("lowered", { label: cap.label }),
  );
  const note = [
    ...(node.status === null || node.status === "final" ? [] : [t(`statuses.${node.status}`)]),
    ...reasons,
    ...(node.loweredBy.length > 0 ? [t("figureInWhy")] : []),
  ].join(" ");
  const rank = node.band === null ? undefined : rankOf(node.band);
  if (node.band === null || rank === undefined) {
    return node.band === null && figure === undefined ? (
      <NoFigure kind="not_assessed" word={t("noFigure")} reason={note} />
    ) : (
      <>
        {node.band?.label} {figure} {note}
      </>
    );
  }
  return <Band rank={rank} word={node.band.label} figure={figure} note={note === "" ? undefined : note} />;
}
