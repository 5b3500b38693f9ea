import type { LinesCell } from "@/components/ui/drawn-table";

/** Cells that stand in a table again and again: each is written down once, and its number stands in the rows. */
export function sharing() {
  const all: LinesCell[] = [];
  const places = new Map<string, number>();
  return {
    all,
    /** The number of a cell that other rows may have as well; a cell of one country alone as it is. */
    place: (cell: LinesCell): LinesCell | number => {
      if (!isShared(cell)) return cell;
      const text = JSON.stringify(cell);
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, all.length);
      return all.push(cell) - 1;
    },
  };
}

function isShared(cell: LinesCell): boolean {
  return (
    typeof cell === "object" && ("level" in cell || "dash" in cell || ("as" in cell && cell.as === "soft"))
  );
}
