/** The one order of histories: newest first. Pure, and safe in the browser. */

/** Lines by their instant (ISO 8601), newest first; of one instant the later of the list stands first. */
export function newestFirst<Line extends { at: string }>(lines: readonly Line[]): Line[] {
  return lines.toReversed().toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
}
