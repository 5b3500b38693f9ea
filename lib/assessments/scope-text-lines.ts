/** A text of the scope as lines. Pure. */

/** Those lines that a text does not hold yet, each once. */
export function missingLines(lines: readonly string[], text: string | null): readonly string[] {
  const held = (text ?? "").split("\n").map((line) => line.trim());
  return [...new Set(lines)].filter((line) => !held.includes(line));
}

/** Lines under what a text says already, each on a line of its own. */
export function withLines(text: string | null, lines: readonly string[]): string {
  return [...(text === null ? [] : [text]), ...lines].join("\n");
}
