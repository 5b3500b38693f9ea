import { useLocale, useTranslations } from "next-intl";
import { Band, NoFigure, type Rank } from "@/components/ui/band";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { formatList, formatShare } from "@/lib/i18n/format";
import { boundsText, figureText, plausibleText } from "@/lib/releases/figure-text";
import type { ReleaseNode } from "@/lib/releases/format";
import { NodeName } from "./node-name";
import { whyId } from "./why-tree";

const RANKS = [1, 2, 3, 4, 5] as const satisfies readonly Rank[];
const DASH = "–";

/** The step of the colour scale for a band; none where an instrument has another number of bands. */
function rankOf(band: NonNullable<ReleaseNode["band"]>): Rank | undefined {
  return band.of === RANKS.length ? RANKS[band.position - 1] : undefined;
}

/** Capability figures, each with its doubt and the way to why: criteria by their band word first, domains by figure. */
export function CapabilityTable({
  id,
  caption,
  nodes,
  language,
  release,
}: {
  id: string;
  caption: string;
  nodes: readonly ReleaseNode[];
  language: string;
  /** Code of the release whose page says why, where that is not the page of this table. */
  release?: string;
}) {
  const t = useTranslations("release");
  const locale = useLocale();
  const hasBands = nodes.some(({ band }) => band !== null);
  const columns = {
    value: hasBands ? t("bandAndFigure") : t("figure"),
    bounds: t("bounds"),
    plausible: t("plausible"),
    coverage: t("coverage"),
    confidence: t("confidence"),
    why: t("why"),
  };
  return (
    <Table id={id} caption={caption} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("part")}</th>
          <th scope="col">{columns.value}</th>
          <th scope="col" data-numeric="">
            {columns.bounds}
          </th>
          <th scope="col" data-numeric="">
            {columns.plausible}
          </th>
          <th scope="col" data-numeric="">
            {columns.coverage}
          </th>
          <th scope="col">{columns.confidence}</th>
          <th scope="col" data-print="hide">
            {columns.why}
          </th>
        </tr>
      </thead>
      <tbody>
        {nodes.map((node) => (
          <tr key={node.key}>
            <th scope="row">
              <NodeName node={node} language={language} />
            </th>
            <td data-label={columns.value}>
              <NodeBand node={node} language={language} />
            </td>
            <td data-numeric="" data-label={columns.bounds}>
              {(node.figure && boundsText(locale, node.figure)) ?? DASH}
            </td>
            <td data-numeric="" data-label={columns.plausible}>
              {(node.figure && plausibleText(locale, node.figure)) ?? DASH}
            </td>
            <td data-numeric="" data-label={columns.coverage}>
              {node.coverage === null ? DASH : formatShare(locale, Number(node.coverage.decimal))}
            </td>
            <td data-label={columns.confidence}>
              {node.confidence === null ? DASH : t(`confidences.${node.confidence}`)}
            </td>
            <td data-label={columns.why} data-print="hide">
              <WhyLink node={node} release={release} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function WhyLink({ node, release }: { node: ReleaseNode; release: string | undefined }) {
  const t = useTranslations("release");
  const anchor = `#${whyId(node.key)}`;
  const label = t("whyOf", { title: node.title });
  return release === undefined ? (
    <a href={anchor} aria-label={label}>
      {t("why")}
    </a>
  ) : (
    <Link href={`/releases/${release}${anchor}`} aria-label={label}>
      {t("why")}
    </Link>
  );
}

function NodeBand({ node, language }: { node: ReleaseNode; language: string }) {
  const t = useTranslations("release");
  const locale = useLocale();
  const figure = node.figure === null ? undefined : figureText(locale, node.figure.score);
  const reasons = node.loweredBy.map((cap) => {
    const indicators = formatList(locale, cap.indicators);
    if (cap.kind === "withheld" || cap.becauseWithheld || cap.label === null)
      return t("loweredWithheld", { indicators });
    return cap.indicators.length === 0
      ? t("loweredBalance", { label: cap.label })
      : t("lowered", { label: cap.label, indicators });
  });
  const note = [
    ...(node.status === null || node.status === "final" ? [] : [t(`statuses.${node.status}`)]),
    ...reasons,
    ...(node.loweredBy.length > 0 ? [t("figureInWhy")] : []),
  ].join(" ");
  const rank = node.band === null ? undefined : rankOf(node.band);
  if (node.band === null || rank === undefined) {
    return node.band === null && figure === undefined ? (
      <NoFigure kind="not_assessed" word={t("noFigure")} reason={note === "" ? undefined : note} />
    ) : (
      <span>
        {node.band === null ? null : <bdi lang={language}>{node.band.label} </bdi>}
        {figure} {note}
      </span>
    );
  }
  return (
    <Band
      rank={rank}
      word={<bdi lang={language}>{node.band.label}</bdi>}
      figure={figure}
      note={note === "" ? undefined : note}
    />
  );
}
