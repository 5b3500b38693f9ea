/** How many of the sources of an entry stand on their own. */
import type { CitedSource } from "@/lib/scoring/citation";
import { originKey, publisherKey } from "@/lib/scoring/independence";

/** Grades that support nothing: unreliable source, improbable information. */
const WORTHLESS = { reliability: "E", credibility: "5" };

/**
 * The greatest number of sources of which no two share a publisher or an origin. Sources graded E or 5 do not count.
 * Each source joins one publisher to one origin, so this is a greatest matching between the two.
 */
export function independentSources(sources: readonly CitedSource[]): number {
  const counted = sources.filter(
    ({ reliability, credibility }) =>
      reliability !== WORTHLESS.reliability && credibility !== WORTHLESS.credibility,
  );
  const originsOf = new Map<string, Set<string>>();
  for (const source of counted) {
    const publisher = publisherKey(source);
    originsOf.set(publisher, (originsOf.get(publisher) ?? new Set()).add(originKey(source, counted)));
  }
  const publisherOf = new Map<string, string>();
  const assign = (publisher: string, tried: Set<string>): boolean => {
    for (const origin of originsOf.get(publisher) ?? []) {
      if (tried.has(origin)) continue;
      tried.add(origin);
      const holder = publisherOf.get(origin);
      if (holder === undefined || assign(holder, tried)) {
        publisherOf.set(origin, publisher);
        return true;
      }
    }
    return false;
  };
  return [...originsOf.keys()].filter((publisher) => assign(publisher, new Set())).length;
}
