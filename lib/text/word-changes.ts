/** What was changed inside a text, word by word. */
import { diffArrays } from "diff";
import { partsOf } from "./tokens";

/** A piece of a text that stayed, was taken away or was added. In order, without what is gone they are the new text. */
export type WordChange = { readonly kind: "same" | "gone" | "new"; readonly text: string };

/** From so many changed words on a text counts as written anew; it also bounds the work. */
const MOST_CHANGES = 400;
/** Texts of which less than this part stayed are read beside each other, not inside each other. */
const LEAST_SAME = 0.4;

/**
 * The words that a text lost and gained; null where too little of it stayed to read both as one text, and where nothing
 * was changed. A reference `[[kind:code]]` is one word.
 */
export function wordChanges(before: string, after: string): readonly WordChange[] | null {
  if (before === after) return null;
  const found = diffArrays([...wordsOf(before)], [...wordsOf(after)], {
    maxEditLength: MOST_CHANGES,
  });
  if (found === undefined) return null;
  const changes = found.map(
    ({ added, removed, value }): WordChange => ({
      kind: added ? "new" : removed ? "gone" : "same",
      text: value.join(""),
    }),
  );
  const lengthOf = (kind: WordChange["kind"]) =>
    changes.reduce((sum, change) => (change.kind === kind ? sum + change.text.trim().length : sum), 0);
  return lengthOf("same") < LEAST_SAME * Math.max(before.length, after.length) ? null : inRuns(changes);
}

/** So many characters of one history are compared; it may hold thousands of changes of long texts. */
const MOST_COMPARED = 2_000_000;

/** Gives the changed words of a change beside its other facts. */
export type Comparer = (before: unknown, after: unknown) => { words?: readonly WordChange[] };

/**
 * Compares the texts of one history, which asks from its newest change on: nothing where one of the two is no text, and
 * nothing any more once so much was compared that a page cannot wait for the rest.
 */
export function comparer(): Comparer {
  let left = MOST_COMPARED;
  return (before, after) => {
    if (typeof before !== "string" || typeof after !== "string") return {};
    left -= before.length + after.length;
    const words = left < 0 ? null : wordChanges(before, after);
    return words === null ? {} : { words };
  };
}

/** Where words end follows from the script, whatever the language. */
const SEGMENTER = new Intl.Segmenter("und", { granularity: "word" });

function wordsOf(text: string): readonly string[] {
  return partsOf(text).flatMap((part) =>
    typeof part === "string" ? Array.from(SEGMENTER.segment(part), ({ segment }) => segment) : [part.typed],
  );
}

/** Words that were changed side by side as one piece each, although the space between them stayed. */
function inRuns(changes: readonly WordChange[]): readonly WordChange[] {
  const runs: WordChange[] = [];
  let run = { gone: "", new: "" };
  const end = () => {
    const space = spaceAtBothEnds(run.gone, run.new);
    for (const kind of ["gone", "new"] as const) {
      const text = run[kind].slice(0, run[kind].length - space.length);
      if (text !== "") runs.push({ kind, text });
    }
    if (space !== "") runs.push({ kind: "same", text: space });
    run = { gone: "", new: "" };
  };
  for (const { kind, text } of changes) {
    if (kind !== "same") run[kind] += text;
    else if (text.trim() === "" && run.gone !== "" && run.new !== "") {
      run.gone += text;
      run.new += text;
    } else {
      end();
      runs.push({ kind, text });
    }
  }
  end();
  return joined(runs);
}

function spaceAtBothEnds(a: string, b: string): string {
  const space = a.slice(a.trimEnd().length);
  return space !== "" && b.endsWith(space) ? space : "";
}

function joined(runs: readonly WordChange[]): readonly WordChange[] {
  const whole: WordChange[] = [];
  for (const { kind, text } of runs) {
    const last = whole.at(-1);
    if (last?.kind === kind) whole[whole.length - 1] = { kind, text: last.text + text };
    else whole.push({ kind, text });
  }
  return whole;
}
