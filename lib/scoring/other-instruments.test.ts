import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fractionText } from "@/lib/core/exact";
import { parseEdition, requireEdition } from "@/lib/instruments/parse";
import { checkVectors, vectorRatings } from "./check-vectors";
import { scoreAssessment } from "./engine";
import { scoreRows } from "./score-rows";

const read = (name: string) => readFileSync(`tests/support/instruments/${name}.json`, "utf8");

describe("instruments of other kinds, computed by hand", () => {
  test.each([
    "sum-of-three",
    "crime-and-resilience",
    "percent-of-maximum",
    "geometric-mean",
    "minimum",
    "maximum",
  ])("%s comes out digit for digit", (name) => {
    const parsed = parseEdition(read(name));
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
    expect(checkVectors(requireEdition(read(name)))).toEqual([]);
  });

  test("a sum with a blank prints no score, but bounds and a status", () => {
    const edition = requireEdition(read("sum-of-three"));
    const ratings = new Map([["PROS", { state: "rated", level: 3 } as const]]);
    expect(scoreRows(scoreAssessment(edition, { ratings }))).toEqual([
      {
        key: "total",
        kind: "aggregate",
        status: "not-available",
        score: "",
        exact: "",
        coverage: "0.333333333333333",
        low: "5.000000000000000",
        high: "13.000000000000000",
        band: "",
        caps: "",
      },
    ]);
  });

  test("two averages of different depth keep their exact fractions and have no common figure", () => {
    const edition = requireEdition(read("crime-and-resilience"));
    const [vector] = edition.file.testVectors ?? [];
    const ratings = vectorRatings(vector ?? expect.fail("no vector"));
    const rows = scoreRows(scoreAssessment(edition, { ratings }));
    expect(rows.map((row) => [row.key, row.exact])).toEqual([
      ["markets", "11/2"],
      ["actors", "6"],
      ["resilience-items", "103/24"],
      ["criminality", "23/4"],
      ["resilience", "103/24"],
    ]);
    const joined = { ...edition.file, aggregates: [...edition.file.aggregates] };
    joined.aggregates.push({
      ...(joined.aggregates[0] ?? expect.fail("no aggregate")),
      key: "both",
      children: [
        { ref: "criminality", weight: 1 },
        { ref: "resilience", weight: 1 },
      ],
    });
    const refused = parseEdition(JSON.stringify(joined));
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ path: "$.aggregates[2].children[1].ref", code: "mixed_construct" }],
    });
  });

  test("a root that is exact comes out exact, and has no fraction", () => {
    const edition = requireEdition(read("geometric-mean"));
    const [vector] = edition.file.testVectors ?? [];
    const ratings = vectorRatings(vector ?? expect.fail("no vector"));
    const score = scoreAssessment(edition, { ratings }).nodes.get("D")?.score;
    expect(score?.exact.kind === "decimal" && score.exact.decimal.toString()).toBe("50");
    expect(score && fractionText(score.exact)).toBeNull();
  });
});
