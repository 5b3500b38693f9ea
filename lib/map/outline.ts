/** Outlines as short data of an SVG path. Pure. */

/** A place on the map in tenths of its unit. */
export type Tenths = readonly [number, number];
/** Leaves out points of a line that nobody can tell apart. */
export type Thinning = (line: readonly Tenths[]) => readonly Tenths[];

/** Points that lie closer to the one before than this are left out. */
export function thinnedBy(finest: number): Thinning {
  return (line) => {
    const kept: Tenths[] = [];
    for (const point of line) {
      const before = kept.at(-1);
      const isNear = before && Math.hypot(point[0] - before[0], point[1] - before[1]) < finest;
      if (!isNear) kept.push(point);
    }
    return kept;
  };
}

/**
 * Points move to the nearest crossing of a grid. Each moves by itself, so that a line between two areas stays one line,
 * whichever of the two it is drawn for.
 */
export function snappedTo(grid: number): Thinning {
  const snap = (value: number) => Math.round(value / grid) * grid;
  return (line) => {
    const kept: Tenths[] = [];
    for (const [x, y] of line) {
      const point: Tenths = [snap(x), snap(y)];
      const before = kept.at(-1);
      if (before?.[0] !== point[0] || before[1] !== point[1]) kept.push(point);
    }
    return kept;
  };
}

/** A path in tenths of a unit, each point from the one before: a third of the size. What shrinks to a point is left out. */
export function shortened(path: string, thin: Thinning): string {
  return path
    .split("M")
    .slice(1)
    .map((text) => {
      const isRing = text.endsWith("Z");
      const line = text
        .replace("Z", "")
        .split("L")
        .map((pair): Tenths => {
          const [x = 0, y = 0] = pair.split(",").map((value) => Math.round(Number(value) * 10));
          return [x, y];
        });
      const kept = thin(line);
      const steps = kept.map(([x, y], index) => {
        const [beforeX, beforeY] = kept[index - 1] ?? [0, 0];
        return `${x - beforeX},${y - beforeY}`;
      });
      if (kept.length < (isRing ? 3 : 2)) return "";
      return `M${kept[0]}l${steps.slice(1).join(" ")}${isRing ? "Z" : ""}`;
    })
    .join("")
    .replaceAll(",-", "-")
    .replaceAll(" -", "-");
}
