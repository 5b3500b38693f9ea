/** What a reader sees of a cell: through the mask, the same on every surface. */
import { type Cell, cellId, isMissing, type MissingStatus } from "./cells";
import type { Mask } from "./mask";

export type DisplayValue =
  | { readonly kind: "shown"; readonly value: number }
  | { readonly kind: "estimated"; readonly value: number; readonly low: number; readonly high: number }
  /** There is a figure and it is not shown; never printed as 0 or left blank. */
  | { readonly kind: "suppressed" }
  /** A sum over countries of which something is hidden. */
  | { readonly kind: "at_least"; readonly value: number }
  | { readonly kind: "missing"; readonly status: MissingStatus };

/** What a reader sees of one cell. */
export type CellDisplay = Exclude<DisplayValue, { kind: "at_least" }>;

/** The cell through the mask of its own version. A publisher's "<5" is suppressed whatever the mask says. */
export function displayValue(cell: Cell, mask: Mask): CellDisplay {
  const { value } = cell;
  if (isMissing(value)) return { kind: "missing", status: value.status };
  if (value.status === "suppressed" || Object.hasOwn(mask.hidden, cellId(cell.at)))
    return { kind: "suppressed" };
  if (value.status === "exact") return { kind: "shown", value: value.value };
  return { kind: "estimated", value: value.value, low: value.low, high: value.high };
}

/** What is added up over countries: of an estimate only that it is one. */
export type Summand = Exclude<DisplayValue, { kind: "estimated" }> | { readonly kind: "estimated" };

export type CountryTotal = {
  readonly value: Extract<DisplayValue, { kind: "shown" | "at_least" | "suppressed" | "missing" }>;
  /** Countries of which a figure is in the sum, hidden ones included. */
  readonly counted: number;
  /** Countries without a count: nothing reported, or an estimate, which is never added to counts. */
  readonly without: number;
};

/**
 * The sum of one cell over countries, made of shown figures only, so that it tells nothing that they do not. With a
 * hidden one it is "at least" the rest, and suppressed where the rest is nobody. What does not apply counts nobody.
 */
export function sumOverCountries(figures: readonly Summand[]): CountryTotal {
  let sum = 0;
  let counted = 0;
  let without = 0;
  let isPartial = false;
  let status: MissingStatus = "not_applicable";
  for (const figure of figures) {
    if (figure.kind === "estimated" || (figure.kind === "missing" && figure.status !== "not_applicable")) {
      without += 1;
      if (figure.kind === "estimated" || status !== "not_reported")
        status = figure.kind === "missing" ? figure.status : "not_reported";
      continue;
    }
    if (figure.kind === "missing") continue;
    counted += 1;
    if (figure.kind === "suppressed") isPartial = true;
    else {
      sum += figure.value;
      if (figure.kind === "at_least") isPartial = true;
    }
  }
  return { value: totalOf(sum, counted, isPartial, status), counted, without };
}

function totalOf(
  sum: number,
  counted: number,
  isPartial: boolean,
  status: MissingStatus,
): CountryTotal["value"] {
  if (counted === 0) return { kind: "missing", status };
  if (!isPartial) return { kind: "shown", value: sum };
  return sum > 0 ? { kind: "at_least", value: sum } : { kind: "suppressed" };
}
