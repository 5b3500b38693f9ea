/** The result of a benchmark: lines with a figure and, where one was promised, a bar. */

export type Line = {
  name: string;
  value: number;
  unit: "ratio" | "ms" | "s" | "kB" | "MB" | "statements" | "1/s";
  /** The value may be at most this; null where nothing was promised. */
  bar: number | null;
};

/** A line that holds no bar, or holds to it. */
export function isMet({ value, bar }: Line): boolean {
  return bar === null || value <= bar;
}

const DIGITS: Readonly<Record<Line["unit"], number>> = {
  ratio: 2,
  ms: 1,
  s: 2,
  kB: 1,
  MB: 0,
  statements: 0,
  "1/s": 0,
};

/** The lines as a table for a terminal, bars that were missed marked by a word. */
export function table(lines: readonly Line[]): string {
  const cells = lines.map((line) => [
    line.name,
    `${line.value.toFixed(DIGITS[line.unit])} ${line.unit === "ratio" ? "×" : line.unit}`,
    line.bar === null ? "" : `≤ ${line.bar}`,
    line.bar === null ? "" : isMet(line) ? "met" : "MISSED",
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map(([name = "", value = "", bar = "", word = ""]) =>
      [name.padEnd(widths[0] ?? 0), value.padStart(widths[1] ?? 0), bar.padStart(widths[2] ?? 0), word]
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
