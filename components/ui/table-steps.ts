/** From one cell of a table to the next by a key. Pure. */

const STEPS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"] as const;
type Step = (typeof STEPS)[number];

/** A key that was pressed, with what decides where it leads. */
export type Walk = {
  readonly key: Step;
  /** With Ctrl, Home and End mean the whole table. */
  readonly toEnds: boolean;
  readonly isRightToLeft: boolean;
};
export type Place = { readonly row: number; readonly column: number };

/** Whether a key goes from cell to cell. */
export function isStep(key: string): key is Step {
  return STEPS.some((step) => step === key);
}

/** Where a key leads in rows of these lengths; at an edge it stays, and a shorter row is entered at its last cell. */
export function cellBeyond({ row, column }: Place, walk: Walk, lengths: readonly number[]): Place {
  const last = lengths.length - 1;
  const at = (nextRow: number, nextColumn: number): Place => {
    const inside = Math.min(Math.max(nextRow, 0), last);
    return { row: inside, column: Math.min(Math.max(nextColumn, 0), (lengths[inside] ?? 1) - 1) };
  };
  const forward = walk.isRightToLeft ? -1 : 1;
  switch (walk.key) {
    case "ArrowUp":
      return at(row - 1, column);
    case "ArrowDown":
      return at(row + 1, column);
    case "ArrowRight":
      return at(row, column + forward);
    case "ArrowLeft":
      return at(row, column - forward);
    case "Home":
      return at(walk.toEnds ? 0 : row, 0);
    case "End":
      return at(walk.toEnds ? last : row, Number.MAX_SAFE_INTEGER);
  }
}
