/** Which suggestion a key leads to, by the pattern of a combobox with a list. Pure. */

/**
 * The place of the next suggestion of `count`, or undefined where the key is the field's own: Home and End move in
 * the text until a suggestion is chosen. Arrows go round.
 */
export function optionAfter(key: string, active: number | null, count: number): number | undefined {
  if (count === 0) return undefined;
  switch (key) {
    case "ArrowDown":
      return active === null ? 0 : (active + 1) % count;
    case "ArrowUp":
      return active === null ? count - 1 : (active + count - 1) % count;
    case "Home":
      return active === null ? undefined : 0;
    case "End":
      return active === null ? undefined : count - 1;
    default:
      return undefined;
  }
}
