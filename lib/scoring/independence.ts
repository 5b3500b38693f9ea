/** Which sources stand on their own: different type, different publisher, different origin. */
import type { CitedSource } from "./citation";

/** A name for comparing: case, width and spaces do not make two publishers of one. */
function nameKey(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").toLocaleLowerCase("en");
}

/** The publisher of a source: its ministry where it has one. */
export function publisherKey({ ministry, publisher }: CitedSource): string {
  return nameKey(ministry?.trim() ? ministry : publisher);
}

/** The origin at the end of the chain of what a source relies on; a circle ends at its first source by code. */
export function originKey(source: CitedSource, sources: readonly CitedSource[]): string {
  const byCode = new Map(sources.map((entry) => [nameKey(entry.code), entry]));
  const seen: string[] = [];
  let key = nameKey(source.code);
  for (;;) {
    if (seen.includes(key)) return [...seen].sort()[0] ?? key;
    seen.push(key);
    const origin = byCode.get(key)?.origin?.trim();
    if (!origin) return key;
    key = nameKey(origin);
  }
}

type Candidate = {
  readonly type: string;
  readonly publisher: string;
  readonly origin: string;
  readonly primary: boolean;
};

/**
 * Whether some of the sources are pairwise independent, `types` of them, at least `primary` of these of a primary type.
 */
export function hasIndependent(
  sources: readonly CitedSource[],
  need: { readonly types: number; readonly primary: number },
  primaryTypes: readonly string[],
): boolean {
  const distinct = new Map<string, Candidate>();
  for (const source of sources) {
    const candidate = {
      type: source.type,
      publisher: publisherKey(source),
      origin: originKey(source, sources),
      primary: primaryTypes.includes(source.type),
    };
    distinct.set(JSON.stringify(candidate), candidate);
  }
  return search([...distinct.values()], need.types, need.primary);
}

function search(candidates: readonly Candidate[], types: number, primary: number): boolean {
  if (types <= 0) return primary <= 0;
  if (new Set(candidates.map(({ type }) => type)).size < types || primary > types) return false;
  return candidates.some((chosen, index) => {
    const rest = candidates
      .slice(index + 1)
      .filter(
        ({ type, publisher, origin }) =>
          type !== chosen.type && publisher !== chosen.publisher && origin !== chosen.origin,
      );
    return search(rest, types - 1, primary - (chosen.primary ? 1 : 0));
  });
}
