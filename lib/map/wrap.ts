/** Text in lines, for an image that cannot break them itself. Pure. */

/** How wide a letter is on average, in parts of its size; somewhat more than it is, so that no line runs out. */
const LETTER = 0.56;

/** Breaks a text between words into lines that fit a width at a size of letters. A longer word has a line of its own. */
export function wrapText(text: string, width: number, size: number): readonly string[] {
  const most = Math.floor(width / (size * LETTER));
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
