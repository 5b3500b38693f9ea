/** When the laws of two countries say the same. Pure. */
import type { LawFacts } from "@/lib/derived/facts";

/** What the laws in force say, as one text that is alike where they say the same; empty where nothing was read of them. */
export function lawSignature(facts: LawFacts | undefined): string {
  const read = (facts?.laws ?? []).flatMap(({ role, translationChecked, elements }) =>
    elements.map(({ element, value }) => `${role} ${element} ${translationChecked ? value : "unclear"}`),
  );
  return [...new Set(read)].toSorted().join("\n");
}
