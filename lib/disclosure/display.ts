/** What a reader sees of a cell: through the mask, the same on every surface. */
import { type Cell, cellId, isMissing, type MissingStatus } from "./cells";
import type { Mask } from "./mask";

/** What a reader sees of one cell. */
export type CellDisplay =
  | { readonly kind: "shown"; readonly value: number }
  | { readonly kind: "estimated"; readonly value: number; readonly low: number; readonly high: number }
  /** There is a figure and it is not shown; never printed as 0 or left blank. */
  | { readonly kind: "suppressed" }
  | { readonly kind: "missing"; readonly status: MissingStatus };

/** The cell through the mask of its own version. A publisher's "<5" is suppressed whatever the mask says. */
export function displayValue(cell: Cell, mask: Mask): CellDisplay {
  const { value } = cell;
  if (isMissing(value)) return { kind: "missing", status: value.status };
  if (value.status === "suppressed" || Object.hasOwn(mask.hidden, cellId(cell.at)))
    return { kind: "suppressed" };
  if (value.status === "exact") return { kind: "shown", value: value.value };
  return { kind: "estimated", value: value.value, low: value.low, high: value.high };
}
