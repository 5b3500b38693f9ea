/** What the comparison shows. Pure. */
import type { EditionNode } from "@/lib/instruments/edition";
import type { Construct } from "@/lib/instruments/format-values";
import type { RoundRecord } from "@/lib/rounds/queries";
import type { SeenHigher } from "./apart";
import type { RankCorrelation } from "./rank-correlation";

/** A figure that can be chosen. */
export type Figure = { readonly key: string; readonly title: string };

/** A figure with its bands, the lowest first. */
export type BandedFigure = Figure & {
  readonly bands: readonly { readonly code: string; readonly label: string }[];
};

/** A round of another organisation that can be compared with. */
export type OutsideRound = { readonly code: string; readonly title: string };

/** One of our figures beside one of another organisation. */
export type OutsideComparison = {
  readonly outside: OutsideRound;
  /** The language of their titles. */
  readonly language: string;
  readonly figures: readonly Figure[];
  readonly theirs: Figure | null;
  readonly correlation: RankCorrelation;
  /** Their figure orders countries against ours, so that it is read from its other end. */
  readonly isTurned: boolean;
  readonly apart: readonly (SeenHigher & { readonly country: string })[];
  /** Countries of ours for which they have no figure, and those with a figure of theirs but no final one of ours. */
  readonly without: readonly string[];
};

/** A cell of the table of bands: the countries of one exposure band and one capability band, by name. */
export type BandCell = {
  readonly exposure: string;
  readonly capability: string;
  readonly countries: readonly string[];
};

/** Exposure beside capability, in bands. */
export type ExposureBesideCapability = {
  readonly exposure: BandedFigure;
  readonly capability: BandedFigure;
  readonly cells: readonly BandCell[];
  /** Countries of which one of the two is not final. */
  readonly without: readonly string[];
};

export type Comparison = {
  readonly round: RoundRecord;
  /** The language of the edition's words. */
  readonly language: string;
  readonly ours: readonly Figure[];
  readonly chosen: Figure | null;
  readonly outsideRounds: readonly OutsideRound[];
  /** Null where there is no round of another organisation. */
  readonly outside: OutsideComparison | null;
  readonly capabilities: readonly Figure[];
  /** Null where the edition has not both. */
  readonly bands: ExposureBesideCapability | null;
  readonly countries: number;
  readonly ownStateLeftOut: boolean;
};

/** A final figure of one assessment. */
export type FinalFigure = {
  readonly iso3: string;
  readonly key: string;
  readonly score: number;
  readonly band: string | null;
};

/** The countries by their two bands; names in the order given. A band that the edition does not know counts as none. */
export function bandCells(
  countries: readonly { iso3: string; country: string }[],
  figures: readonly FinalFigure[],
  { exposure, capability }: Pick<ExposureBesideCapability, "exposure" | "capability">,
): Pick<ExposureBesideCapability, "cells" | "without"> {
  const bandOf = (iso3: string, node: BandedFigure) => {
    const code = figures.find((one) => one.iso3 === iso3 && one.key === node.key)?.band ?? null;
    return node.bands.find((band) => band.code === code)?.code ?? null;
  };
  const placed = countries.map(({ iso3, country }) => ({
    country,
    exposure: bandOf(iso3, exposure),
    capability: bandOf(iso3, capability),
  }));
  const cells = exposure.bands.flatMap((row) =>
    capability.bands.map((column) => ({
      exposure: row.code,
      capability: column.code,
      countries: placed
        .filter((one) => one.exposure === row.code && one.capability === column.code)
        .map(({ country }) => country),
    })),
  );
  const without = placed
    .filter((one) => one.exposure === null || one.capability === null)
    .map(({ country }) => country);
  return { cells, without };
}

/** Whether a node is a figure of that construct of the whole, such as a pillar has. */
export function isOf(node: Pick<EditionNode, "construct" | "kind">, construct: Construct): boolean {
  return node.kind === "aggregate" && node.construct === construct;
}
