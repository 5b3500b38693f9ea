/** Words that announce the name of a person, by script. Pure, and safe in the browser. */
import { ARABIC } from "./names/arabic";
import { CHINESE } from "./names/chinese";
import type { NameCue } from "./names/cue";
import { CYRILLIC } from "./names/cyrillic";
import { LATIN } from "./names/latin";

const CUES: readonly NameCue[] = [...LATIN, ...CYRILLIC, ...ARABIC, ...CHINESE];

/** What stands where a name is announced, in the order of the cues. */
export function namesIn(text: string): string[] {
  return CUES.flatMap(({ pattern, isRefused }) =>
    [...text.matchAll(pattern)]
      .map(([, name = ""]) => name.trim())
      .filter((name) => isRefused === undefined || !isRefused(name)),
  );
}
