/** Figures of a register as blocks of cells: what one body reports of one thing in one year. Pure. */
import { type Cell, type CellValue, type Coordinates, cellId } from "@/lib/disclosure/cells";
import { type CellDisplay, displayValue } from "@/lib/disclosure/display";
import type { Mask } from "@/lib/disclosure/mask";

/** A figure as it was entered, for either register. */
export type EnteredFigure = {
  entryId: string;
  reportingBody: string;
  year: number;
  /** What is counted, and in which unit. */
  counted: string;
  at: Coordinates;
  valueStatus: "exact" | "suppressed" | "estimated" | "not_reported" | "not_available" | "not_applicable";
  value: number | null;
  below: number | null;
};

/** A block with the entries that stand in each of its cells. */
export type FigureBlock = {
  key: string;
  cells: readonly Cell[];
  /** Entry ids by the name of their cell; entries that contradict another one in the same cell come last. */
  entries: Readonly<Record<string, readonly string[]>>;
};

/** A block as a version keeps it. */
export type KeptBlock = { key: string; cells: readonly Cell[]; mask: Mask };

type Detection = {
  indicator: string;
  unit: string;
  dimension: string;
  categoryCountry: string | null;
  categoryForm: string | null;
  categoryText: string | null;
  sex: string;
  age: string;
};

/**
 * Where a figure of detected victims stands; what is added up over is not named. Who was repatriated is a block of its
 * own: not every victim is, and who is was not always detected in that year, so that it adds up to no other total.
 */
export function detectionPlace(figure: Detection): { counted: string; at: Coordinates } {
  const { indicator, unit, dimension } = figure;
  const category = figure.categoryCountry ?? figure.categoryForm ?? figure.categoryText;
  const named = dimension === "form_of_exploitation" ? "form" : dimension;
  return {
    counted: [indicator, unit, ...(dimension === "repatriation" ? ["by repatriation"] : [])].join(" "),
    at: {
      ...(category === null ? {} : { [named]: category }),
      ...(figure.sex === "total" ? {} : { sex: figure.sex }),
      ...(figure.age === "total" ? {} : { age: figure.age }),
    },
  };
}

type Proceedings = {
  stage: string;
  countingUnit: string;
  legalBasis: string;
  categoryCountry: string | null;
  sex: string;
  age: string;
};

/**
 * Where a figure of proceedings stands: in the block of its legal basis, and, where it is broken down by nothing else,
 * also in the block that compares the legal bases. A legal basis that is not stated is the total over all.
 */
export function proceedingsPlaces(figure: Proceedings): readonly { counted: string; at: Coordinates }[] {
  const { stage, countingUnit, legalBasis, categoryCountry, sex, age } = figure;
  const at = {
    ...(categoryCountry === null ? {} : { citizenship: categoryCountry }),
    ...(sex === "total" ? {} : { sex }),
    ...(age === "total" ? {} : { age }),
  };
  const own = { counted: [stage, countingUnit, legalBasis].join(" "), at };
  if (Object.keys(at).length > 0) return [own];
  const beside: Coordinates = legalBasis === "not_stated" ? {} : { legal_basis: legalBasis };
  return [own, { counted: [stage, countingUnit, "by legal basis"].join(" "), at: beside }];
}

function cellValueOf({ valueStatus, value, below }: EnteredFigure): CellValue {
  switch (valueStatus) {
    case "exact":
      return { status: "exact", value: value ?? 0 };
    case "estimated":
      return { status: "estimated", value: value ?? 0, low: value ?? 0, high: value ?? 0 };
    case "suppressed":
      return { status: "suppressed", upperBound: Math.max(1, (below ?? 2) - 1) };
    default:
      return { status: valueStatus };
  }
}

/** Figures by reporting body, year and what is counted. The order of the figures does not matter. */
export function blocksOf(figures: readonly EnteredFigure[]): readonly FigureBlock[] {
  const groups = Map.groupBy(figures, ({ reportingBody, year, counted }) =>
    JSON.stringify([reportingBody, year, counted]),
  );
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => {
      const cells = new Map<string, Cell>();
      const entries: Record<string, string[]> = {};
      for (const figure of group.toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1))) {
        const id = cellId(figure.at);
        const known = cells.get(id);
        if (known === undefined) cells.set(id, { at: figure.at, value: cellValueOf(figure) });
        entries[id] = [...(entries[id] ?? []), figure.entryId];
      }
      return { key, cells: [...cells.values()], entries };
    });
}

/** What readers outside the team see of one entry. */
export type PublishedFigure = {
  entryId: string;
  valueStatus: EnteredFigure["valueStatus"];
  value: number | null;
  hiddenReason: string | null;
};

/**
 * What a block shows under its mask, entry by entry. Of several entries in one cell only the first can be shown: the
 * others contradict it and are hidden.
 */
export function shownOf(block: FigureBlock, mask: Mask): readonly PublishedFigure[] {
  return block.cells.flatMap((cell) => {
    const id = cellId(cell.at);
    const reason = mask.hidden[id];
    return (block.entries[id] ?? []).map((entryId, index): PublishedFigure => {
      const hidden = reason ?? (index > 0 ? "unlisted" : undefined);
      if (hidden !== undefined) {
        return { entryId, valueStatus: "suppressed", value: null, hiddenReason: hidden };
      }
      const shown = displayValue(cell, mask);
      return {
        entryId,
        valueStatus: statusOf(shown),
        value: "value" in shown ? shown.value : null,
        hiddenReason: null,
      };
    });
  });
}

function statusOf(shown: CellDisplay): PublishedFigure["valueStatus"] {
  if (shown.kind === "missing") return shown.status;
  return shown.kind === "shown" ? "exact" : shown.kind;
}
