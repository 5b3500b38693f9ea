/** Choices that look varied and are always the same for the same words: no clock and no chance. */

/** FNV-1a over the words, an unsigned 32-bit number. */
export function hashOf(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of words.join("\u001f")) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash >>> 0;
}

/** One member of a list, by the words. Throws RangeError for an empty list. */
export function pick<T>(list: readonly T[], ...words: readonly (string | number)[]): T {
  const [chosen] = list.slice(hashOf(...words) % Math.max(1, list.length));
  if (chosen === undefined) throw new RangeError("Nothing to pick from.");
  return chosen;
}

/** A whole number from `min` to `max`, both included, by the words. */
export function numberBetween(min: number, max: number, ...words: readonly (string | number)[]): number {
  return min + (hashOf(...words) % (max - min + 1));
}

/** Whether about `percent` of a hundred such words say yes. */
export function happens(percent: number, ...words: readonly (string | number)[]): boolean {
  return hashOf(...words) % 100 < percent;
}
