import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOf, partsOf, tokensIn } from "./tokens";

test("a text falls into words and tokens, in order", () => {
  expect(partsOf("See [[source:BEN-S-014]], not [[x]] or [[Source:A]].")).toEqual([
    "See ",
    { kind: "source", code: "BEN-S-014", typed: "[[source:BEN-S-014]]" },
    ", not [[x]] or [[Source:A]].",
  ]);
  expect(partsOf("")).toEqual([]);
});

test("a reference ends before another begins", () => {
  const [before, token] = partsOf("[[source:a [[source:BEN-S-014]]");
  expect(before).toBe("[[source:a ");
  expect(token).toMatchObject({ code: "BEN-S-014" });
  // Where the time grows by the square of the length, this ends after minutes.
  expect(partsOf("[[a:".repeat(250_000))).toHaveLength(1);
});

test("its parts joined are the text", () => {
  const piece = fc.constantFrom("[[", "]]", ":", "source", "C2.1", " ", "[[country:BEN]]", "a");
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join("");
      expect(
        partsOf(text)
          .map((part) => (typeof part === "string" ? part : part.typed))
          .join(""),
      ).toBe(text);
    }),
  );
});

test("tokens are found wherever a text stands, each once", () => {
  const content = {
    a: ["[[country:BEN]]", { b: "x [[indicator:C2.1]] [[country: BEN ]]" }],
    c: new Map([["d", { e: "[[source:BEN-S-014]]" }]]),
    f: null,
    g: 3,
  };
  expect(tokensIn(content).map(keyOf)).toEqual(["country:BEN", "indicator:C2.1", "source:BEN-S-014"]);
});
