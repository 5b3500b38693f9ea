/** In which of its parts a text that claims to be a release differs from it. Pure. */
import { canonicalJson } from "@/lib/audit/canonical";
import type { ReleaseDocument } from "./format";

/** The parts of a release, in the order in which its page shows them; `other` is what a release does not have. */
export const RELEASE_PARTS = [
  "format",
  "code",
  "number",
  "publishedAt",
  "purpose",
  "author",
  "country",
  "round",
  "edition",
  "audit",
  "corrigendum",
  "statements",
  "scope",
  "exposure",
  "capability",
  "domains",
  "indicators",
  "sources",
  "selfAssessment",
  "countryComments",
] as const satisfies readonly (keyof ReleaseDocument)[];
export type ReleasePart = (typeof RELEASE_PARTS)[number] | "other";

/** A part that differs; `of` names its entries that do, such as indicators, where it is a list of named ones. */
export type DifferentPart = { readonly part: ReleasePart; readonly of: readonly string[] };

/** How the entries of a list are named. */
const NAMES = ["code", "key", "indicator"];

/** The parts in which a value, of whatever form, differs from a release. None where both say the same. */
export function differentParts(given: unknown, published: ReleaseDocument): readonly DifferentPart[] {
  const [mine, theirs] = [entriesOf(given), entriesOf(published)];
  const known: readonly string[] = RELEASE_PARTS;
  const strange = [...mine.keys()].some((key) => !known.includes(key));
  return [
    ...RELEASE_PARTS.flatMap((part): readonly DifferentPart[] => {
      const [a, b] = [mine.get(part), theirs.get(part)];
      return isSame(a, b) ? [] : [{ part, of: differentEntries(a, b) }];
    }),
    ...(strange ? [{ part: "other", of: [] } as const] : []),
  ];
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
}

/** The named entries of two lists that are not the same in both; none where a list has entries without a name. */
function differentEntries(a: unknown, b: unknown): readonly string[] {
  const [mine, theirs] = [named(a), named(b)];
  if (mine === null || theirs === null) return [];
  return [...new Set([...theirs.keys(), ...mine.keys()])].filter(
    (name) => !isSame(mine.get(name), theirs.get(name)),
  );
}

function named(list: unknown): ReadonlyMap<string, unknown> | null {
  if (!Array.isArray(list)) return null;
  const names = new Map<string, unknown>();
  for (const entry of list) {
    const fields = entriesOf(entry);
    const name = NAMES.map((field) => fields.get(field)).find((value) => typeof value === "string");
    if (typeof name !== "string" || names.has(name)) return null;
    names.set(name, entry);
  }
  return names;
}
