import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { releasedDocument } from "@/tests/support/release-documents";
import { releaseDifferences, saysTheSame } from "./differences";
import type { ReleaseDocument } from "./format";

type Path = readonly (string | number)[];

/** Every place of a document where a value stands that is no list and no object. */
function leavesOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [at];
  return Object.entries(value).flatMap(([key, child]) =>
    leavesOf(child, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}

function other(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return value === null ? "something" : `${value} and more`;
}

/** The document with another value in one place. */
function mutated(document: ReleaseDocument, path: Path): ReleaseDocument {
  const copy = structuredClone(document);
  const [last, ...above] = path.toReversed();
  if (last === undefined) throw new Error("no place");
  const holder = above.reduceRight<unknown>((node, key) => Reflect.get(Object(node), key), copy);
  Reflect.set(Object(holder), last, other(Reflect.get(Object(holder), last)));
  return copy;
}

const document = releasedDocument();
const leaves = leavesOf(document);
const byPart = Map.groupBy(leaves, ([part]) => String(part));
/** Each part as often as any other, however much it holds. */
const places = fc
  .constantFrom(...byPart.keys())
  .chain((part) => fc.constantFrom(...(byPart.get(part) ?? [])));
/** To change these makes another edition, between which no level is compared. */
const OTHER_EDITION = ["edition.instrument", "edition.version"];

describe("differences between releases", () => {
  test("a release differs from itself in nothing", () => {
    const found = releaseDifferences(document, structuredClone(document));
    expect(found).toEqual({
      facts: [],
      scope: [],
      judgement: { capability: [], exposure: [], indicators: [], domains: [], answers: [] },
      sources: [],
      drafts: [],
      comments: [],
      own: [],
    });
    expect(saysTheSame(found)).toBe(true);
  });

  test("whatever is changed is found, alone", () => {
    fc.assert(
      fc.property(places, (path) => {
        const found = releaseDifferences(document, mutated(document, path));
        const { facts, scope, judgement, ...rest } = found;
        const lists = [facts, scope, ...Object.values(judgement ?? {}), ...Object.values(rest)];
        const changed = lists.filter((list) => list.length > 0);
        expect(changed, path.join(".")).toHaveLength(1);
        expect(judgement === null).toBe(path.join(".") === "edition.instrument");
      }),
      { numRuns: 400 },
    );
  });

  test("every kind of place is among those that are changed", () => {
    expect([...byPart.keys()].sort()).toEqual(Object.keys(document).sort());
    expect(leaves.length).toBeGreaterThan(1_000);
    expect(leaves.map((path) => path.join("."))).toEqual(expect.arrayContaining(OTHER_EDITION));
  });

  test("between major versions no level is called changed, and the edition is", () => {
    const later = structuredClone(document);
    later.edition.version = "2.0.0";
    for (const indicator of later.indicators) indicator.level = indicator.level === null ? null : 4;
    const found = releaseDifferences(document, later);
    expect(found.judgement).toBeNull();
    expect(found.facts).toEqual(["version"]);
    expect(saysTheSame(found)).toBe(false);
  });

  test("what only one of the two has is told apart from what changed", () => {
    const later = structuredClone(document);
    const [first, second] = later.sources;
    if (!first || !second) throw new Error("no sources");
    later.sources = [second, { ...first, code: "XAA-S-009" }];
    const found = releaseDifferences(document, later);
    expect(found.sources.map(({ key, kind }) => [key, kind])).toEqual([
      ["XAA-S-009", "new"],
      [first.code, "gone"],
    ]);
  });

  test("a corrigendum that moves one level tells of it and of the figures above", () => {
    const later = releasedDocument({ "C2.1": { state: "rated", level: 3 } });
    const found = releaseDifferences(document, later);
    const [moved] = found.judgement?.indicators ?? [];
    expect(found.judgement?.indicators).toHaveLength(1);
    expect(moved).toMatchObject({ key: "C2.1", kind: "changed", fields: ["level", "sentence"] });
    expect(found.judgement?.capability.map(({ key }) => key)).toEqual(["C.capability", "C2"]);
    expect(found.facts).toEqual([]);
  });
});
