import { type Problem, problem } from "./problem";

/**
 * Watches the keys of rows as they come: a row whose key an earlier one has is a problem that names the line of the
 * first. Rows that look alike are two rows; only the key decides, and neither of two with one key is merged or dropped.
 */
export function repeatedKeys(column: string): (line: number, key: string) => readonly Problem[] {
  const firstLines = new Map<string, number>();
  return (line, key) => {
    const first = firstLines.get(key);
    if (first !== undefined) return [problem("row_twice", { line, column }, { first })];
    firstLines.set(key, line);
    return [];
  };
}
