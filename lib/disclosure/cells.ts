/** The cells of a block: what one reporting body says about one indicator in one year. */

/** Where a cell stands: dimension → category. A dimension that is not named is added up over. */
export type Coordinates = Readonly<Record<string, string>>;

/** What a cell holds; the words are those of the instrument's list of value statuses. */
export type CellValue =
  /** A count of persons or cases: a whole number, zero included. */
  | { readonly status: "exact"; readonly value: number }
  /** Hidden by its publisher, who says only that it is at most `upperBound` ("<5" has 4). */
  | { readonly status: "suppressed"; readonly upperBound: number }
  | { readonly status: "estimated"; readonly value: number; readonly low: number; readonly high: number }
  | { readonly status: MissingStatus };

export const MISSING_STATUSES = ["not_reported", "not_available", "not_applicable"] as const;
export type MissingStatus = (typeof MISSING_STATUSES)[number];

export type Cell = { readonly at: Coordinates; readonly value: CellValue };

/** The name of a cell inside its block: the same for the same coordinates in any order. */
export function cellId(at: Coordinates): string {
  const parts = Object.entries(at).map(([dimension, category]) => `${dimension}=${category}`);
  return parts.length === 0 ? "total" : parts.sort().join("|");
}

export function isMissing(value: CellValue): value is { readonly status: MissingStatus } {
  return value.status !== "exact" && value.status !== "suppressed" && value.status !== "estimated";
}

/** The cells by name, in the order of their names. Throws RangeError for a cell given twice or an impossible value. */
export function cellsById(cells: readonly Cell[]): ReadonlyMap<string, Cell> {
  const named = cells.map((cell): [string, Cell] => [cellId(cell.at), cell]);
  named.sort(([a], [b]) => (a < b ? -1 : 1));
  const byId = new Map<string, Cell>();
  for (const [id, cell] of named) {
    if (byId.has(id)) throw new RangeError(`two cells for ${id}`);
    if (!isPossible(cell.value)) throw new RangeError(`impossible value of ${id}`);
    byId.set(id, cell);
  }
  return byId;
}

function isPossible(value: CellValue): boolean {
  if (value.status === "exact") return Number.isSafeInteger(value.value) && value.value >= 0;
  if (value.status === "suppressed") return Number.isSafeInteger(value.upperBound) && value.upperBound >= 1;
  if (value.status === "estimated") return Number.isFinite(value.value) && value.value >= 0;
  return true;
}
