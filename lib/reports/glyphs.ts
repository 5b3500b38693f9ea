/**
 * Which letters the faces of the PDF have. What they lack would print as an empty box, or as nothing, and is lost to whoever
 * listens; so it is said in words that something is not shown. Pure but for the bytes of the faces that it is given.
 */

const TAG = "cmap";
/** The form of a table of letters that holds every plane of Unicode. */
const SEGMENTED = 12;
const HEAD = 16;
const GROUP = 12;
/** What needs no sign of its own: spaces, controls, marks that choose a variant. */
const UNSEEN = /[\p{Z}\p{C}\p{Variation_Selector}]/u;
/**
 * What is looked for in the faces: letters with their marks, digits, pictures, and the signs that go with Chinese. The other
 * signs, arrows among them, come from the faces that Typst brings along.
 */
const JUDGED = /[\p{L}\p{M}\p{N}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uffef]/u;

/** From one letter to another, both in it. */
type Span = readonly [first: number, last: number];

/** Tells of a letter whether one of the faces has it; each letter is looked for once. */
export function lettersIn(faces: readonly Buffer[]): (letter: string) => boolean {
  const spans = faces.flatMap(spansOf);
  const known = new Map<string, boolean>();
  return (letter) => {
    const before = known.get(letter);
    if (before !== undefined) return before;
    const code = letter.codePointAt(0) ?? 0;
    const isShown =
      UNSEEN.test(letter) ||
      !JUDGED.test(letter) ||
      spans.some(([first, last]) => first <= code && code <= last);
    known.set(letter, isShown);
    return isShown;
  };
}

/** The letters of a face, as its file lists them. */
function spansOf(face: Buffer): readonly Span[] {
  const tables = Array.from({ length: face.readUInt16BE(4) }, (_, place) => 12 + 16 * place);
  const record = tables.find((at) => face.toString("latin1", at, at + TAG.length) === TAG);
  if (record === undefined) return [];
  const start = face.readUInt32BE(record + 8);
  const subtables = Array.from(
    { length: face.readUInt16BE(start + 2) },
    (_, place) => start + face.readUInt32BE(start + 4 + 8 * place + 4),
  );
  const at = subtables.find((one) => face.readUInt16BE(one) === SEGMENTED);
  if (at === undefined) return [];
  return Array.from({ length: face.readUInt32BE(at + 12) }, (_, place): Span => {
    const group = at + HEAD + GROUP * place;
    return [face.readUInt32BE(group), face.readUInt32BE(group + 4)];
  });
}

/** A text in which each run of letters that cannot be shown, with the spaces within it, stands as `mark`. */
export function withMarks(text: string, isShown: (letter: string) => boolean, mark: string): string {
  let said = "";
  let between = "";
  let isRun = false;
  for (const letter of text) {
    if (!isShown(letter)) {
      if (!isRun) said += mark;
      isRun = true;
      between = "";
    } else if (isRun && UNSEEN.test(letter)) {
      between += letter;
    } else {
      said += `${between}${letter}`;
      isRun = false;
      between = "";
    }
  }
  return `${said}${between}`;
}
