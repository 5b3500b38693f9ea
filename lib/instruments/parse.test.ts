import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkVectors } from "@/lib/scoring/check-vectors";
import type { InstrumentFile } from "./format";
import { parseEdition, requireEdition } from "./parse";

const shipped = readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8");

/** The problems of the shipped file after a change, as `path code`. */
function problemsAfter(change: (file: InstrumentFile) => void): readonly string[] {
  const file: InstrumentFile = structuredClone(requireEdition(shipped).file);
  change(file);
  const parsed = parseEdition(JSON.stringify(file));
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`);
}

function at<Item>(list: readonly Item[] | undefined, index: number): Item {
  return list?.[index] ?? expect.fail(`nothing at ${index}`);
}

describe("reading an instrument file", () => {
  test("a file that is not JSON, or of another shape, says where", () => {
    expect(parseEdition("{ no")).toMatchObject({ ok: false, problems: [{ path: "$", code: "not_json" }] });
    const wrong = parseEdition('{"format":"gpat-instrument/1","colour":"red","scale":{"min":"zero"}}');
    const paths = wrong.ok ? [] : wrong.problems.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["$.colour", "$.scale.min", "$.scale.max", "$.indicators"]));
  });

  test("unknown keys do not hide problems of meaning", () => {
    const file = { ...structuredClone(requireEdition(shipped).file), colour: "red" };
    at(file.indicators, 3).domain = "R9";
    const parsed = parseEdition(JSON.stringify(file));
    expect(parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      "$.colour shape",
      "$.indicators[3].domain unknown",
    ]);
  });

  test("a byte order mark does not matter", () => {
    expect(parseEdition(`\uFEFF${shipped}`).ok).toBe(true);
  });

  test("every problem is reported at once, with path and remedy", () => {
    const found = problemsAfter((file) => {
      at(file.indicators, 1).code = "R1.1";
      at(file.indicators, 2).weight = 0;
      at(file.indicators, 3).domain = "R9";
      at(file.gates?.list, 0).maxBand = "splendid";
    });
    expect(found).toEqual(
      expect.arrayContaining([
        "$.indicators[1].code duplicate",
        "$.indicators[2].weight weight",
        "$.indicators[3].domain unknown",
        "$.gates.list[0].maxBand no_band",
      ]),
    );
    const parsed = parseEdition(shipped.replace('"maxBand": "limited"', '"maxBand": "splendid"'));
    expect(parsed.ok ? "" : parsed.problems[0]?.remedy).not.toBe("");
  });

  test("exposure and capability are never joined", () => {
    const found = problemsAfter((file) => {
      at(at(file.aggregates, 1).children, 0).ref = "R1";
      at(file.indicators, 0).construct = "capability";
    });
    expect(found).toContain("$.aggregates[1].children[0].ref mixed_construct");
    expect(found).toContain("$.indicators[0].construct mixed_construct");
  });

  test("aggregates that contain each other are a circle", () => {
    const found = problemsAfter((file) => {
      at(file.aggregates, 1).children.push({ ref: "overall.capability", weight: 1 });
    });
    expect(found).toContain("$.aggregates[1].children circle");
    expect(found).toContain("$.aggregates[4].children circle");
    expect(found).toContain("$.aggregates[1].children weights_total");
  });

  test("levels must lie on the scale and be complete where the file says so", () => {
    const found = problemsAfter((file) => {
      at(at(file.indicators, 0).levels, 4).level = 5;
      at(file.gates?.list, 0).atOrBelow = 0.5;
      at(file.testVectors, 0).answers["R1.1"] = 7;
    });
    expect(found).toEqual([
      "$.indicators[0].levels[4].level off_scale",
      "$.indicators[0].levels level_missing",
      "$.gates.list[0].atOrBelow off_scale",
      '$.testVectors[0].answers["R1.1"] off_scale',
    ]);
  });

  test("a scale that does not come out in whole steps is refused", () => {
    expect(problemsAfter((file) => Object.assign(file.scale, { step: 3 }))).toContain("$.scale scale");
    expect(problemsAfter((file) => Object.assign(file.scale, { min: 4 }))).toContain("$.scale scale");
  });

  test("a gate must stand below the node that it limits, and links of exposure must be exposure", () => {
    const found = problemsAfter((file) => {
      at(file.gates?.list, 0).caps = "G.capability";
      at(file.indicators, 20).answersExposure = ["G1.1"];
    });
    expect(found).toContain("$.gates.list[0].indicator outside_node");
    expect(found).toContain("$.indicators[20].answersExposure[0] wrong_construct");
  });

  test("rules that speak of confidence need a rule of confidence", () => {
    const found = problemsAfter((file) => {
      delete file.confidence;
    });
    expect(found).toContain("$.claims[0].needs[0].atLeast needs_part");
    expect(found).toContain("$.plausibleRange.confidence[0] needs_part");
    expect(found).toContain("$.notApplicableRules[3].check.confidence needs_part");
  });

  test("derivations name elements, lists, roles and treaties that exist", () => {
    const found = problemsAfter((file) => {
      const line = at(at(file.derivations?.rules, 3).levels, 0);
      line.when = [
        { kind: "elements", elements: ["list:nothing", "attempts"], partlyCounts: false, where: "one_law" },
      ];
    });
    expect(found).toEqual([
      "$.derivations.rules[3].levels[0].when[0] unknown",
      "$.derivations.rules[3].levels[0].when[0] unknown",
    ]);
  });
});

test("the example of the documentation is an instrument, and its vector comes out", () => {
  const [, example] = /```json\n([\s\S]*?)```/.exec(readFileSync("public/schemas/FORMAT.md", "utf8")) ?? [];
  const parsed = parseEdition(example ?? "");
  expect(parsed.ok ? checkVectors(parsed.edition) : parsed.problems).toEqual([]);
});
