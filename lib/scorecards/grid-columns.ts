/** The columns of a grid: figures of criteria or domains, or one for each indicator. Pure. */

import type { ExactNumber } from "@/lib/core/exact";
import type { Edition, EditionNode } from "@/lib/instruments/edition";
import type { Band, Construct } from "@/lib/instruments/format-values";
import { bandIndexOf } from "@/lib/scoring/bands";
import { rankAt, type ShownBand } from "./facts";
import type { GridColumn } from "./grid";
import type { LevelColumn } from "./grid-levels";

/** A criterion of the edition, as a view may be narrowed to it. */
export type Criterion = { readonly code: string; readonly title: string };

/** Aggregates of an edition: exposure first, then capabilities in its order; the overall one where it was asked for. */
export function columnsOf(edition: Edition, overall: boolean): readonly GridColumn[] {
  const order = edition.file.aggregates.flatMap(({ key }) => edition.nodes.get(key) ?? []);
  return exposureFirst(order.filter((node) => node.shownByDefault || overall)).map((node) =>
    columnOf(node, node.bands),
  );
}

/** Domains of an edition, exposure first; where a domain has no bands of its own, those of its construct are its ground. */
export function domainColumns(edition: Edition, criterion: string | undefined): readonly GridColumn[] {
  const domains = edition.file.domains.flatMap(({ code }) => edition.nodes.get(code) ?? []);
  return exposureFirst(ofCriterion(domains, criterion)).map((node) =>
    columnOf(node, groundBands(edition, node)),
  );
}

/** Indicators of an edition, exposure first, each with where its *why* is found. */
export function levelColumns(edition: Edition, criterion: string | undefined): readonly LevelColumn[] {
  const nodes = [...edition.nodes.values()];
  const columns = [...edition.indicators.values()].map(
    ({ code, construct, domain, definition }): LevelColumn => {
      const own = nodes.filter(({ indicators }) => indicators.includes(code));
      const released = own.find((node) => node.audience === "all" && node.inRelease);
      return {
        key: code,
        title: definition.title,
        pillar: (domain === null ? undefined : edition.nodes.get(domain))?.pillar ?? null,
        construct,
        whyOfTeam: own[0]?.key ?? null,
        whyOfOthers: construct === "capability" ? (released?.key ?? null) : null,
      };
    },
  );
  return exposureFirst(ofCriterion(columns, criterion));
}

/** The criteria of an edition. */
export function criteriaOf({ file }: Edition): readonly Criterion[] {
  return (file.pillars ?? []).map(({ code, title }) => ({ code, title }));
}

/** Where both bounds of a figure lie among the bands; null where there are no bounds or no bands. */
export function boundsAmong(
  bands: readonly Band[],
  low: ExactNumber | null,
  high: ExactNumber | null,
): { readonly low: ShownBand; readonly high: ShownBand } | null {
  const at = (value: ExactNumber | null) => {
    const index = value === null ? null : bandIndexOf(bands, value);
    const band = index === null ? undefined : bands[index];
    return band && index !== null
      ? { code: band.code, label: band.label, rank: rankAt(index, bands.length) }
      : null;
  };
  const [from, to] = [at(low), at(high)];
  return from && to ? { low: from, high: to } : null;
}

/** The bands that a figure is drawn on: its own, else those of its construct. */
export function groundBands(edition: Edition, node: EditionNode): readonly Band[] {
  if (node.bands.length > 0) return node.bands;
  return (edition.file.bands?.[node.construct] ?? []).toSorted((a, b) => Number(a.from) - Number(b.from));
}

function columnOf(
  { key, kind, title, pillar, construct, audience }: EditionNode,
  bands: readonly Band[],
): GridColumn {
  return {
    key,
    kind,
    title,
    pillar,
    construct,
    bands: bands.map(({ code, label }, index) => ({ code, label, rank: rankAt(index, bands.length) })),
    isTeamOnly: audience === "team",
  };
}

function exposureFirst<Column extends { construct: Construct }>(
  columns: readonly Column[],
): readonly Column[] {
  const place = ({ construct }: Column) => (construct === "exposure" ? 0 : 1);
  return columns.toSorted((a, b) => place(a) - place(b));
}

function ofCriterion<Column extends { pillar: string | null }>(
  columns: readonly Column[],
  criterion: string | undefined,
): readonly Column[] {
  return criterion === undefined ? columns : columns.filter(({ pillar }) => pillar === criterion);
}
