import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { decimalText } from "@/lib/core/exact";
import { requireEdition } from "@/lib/instruments/parse";
import { checkVectors, vectorRatings } from "./check-vectors";
import { effectiveShares } from "./effective-share";
import { capabilityScore, scoreAssessment } from "./engine";
import { priorities } from "./priority";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));

describe("the shipped instrument", () => {
  test("has three pillars, sixteen domains and sixty indicators", () => {
    expect(edition.id).toBe("gpat@1.0.0");
    expect(edition.file.pillars).toHaveLength(3);
    expect(edition.file.domains).toHaveLength(16);
    expect(edition.indicators.size).toBe(60);
  });

  test("comes out as its own test vectors say, to the printed digit", () => {
    expect(edition.file.testVectors?.map((vector) => vector.name)).toEqual([
      "worked-example",
      "thin-evidence",
      "withheld-answer",
    ]);
    expect(checkVectors(edition)).toEqual([]);
  });

  test("shows the effective shares that its authors worked out", () => {
    const share = (key: string, code: string) => {
      const value = effectiveShares(edition, key)?.get(code);
      return value ? decimalText(value, 4) : null;
    };
    expect(share("R.capability", "R5.1")).toBe("20.0000");
    expect(share("overall.capability", "R5.1")).toBe("6.6667");
    expect(share("G.capability", "G2.1")).toBe("5.7143");
    expect(share("overall.capability", "G2.1")).toBe("1.9048");
    expect(share("R.exposure", "R1.1")).toBe("11.4286");
  });

  test("puts the core offence first among the findings of the worked example", () => {
    const [vector] = edition.file.testVectors ?? [];
    const ratings = vectorRatings(vector ?? expect.fail("no vector"));
    const ranked = priorities(scoreAssessment(edition, { ratings }), ratings).flatMap((priority) =>
      priority.kind === "ranked" ? [priority] : [],
    );
    const core = ranked.find((priority) => priority.indicator === "G2.1");
    expect(core).toMatchObject({ band: "urgent", factorReason: "always_one" });
    expect(ranked.find((priority) => priority.indicator === "G3.1")).toMatchObject({ band: "urgent" });
  });

  test("keeps a withheld gate answer from shutting the gate open", () => {
    const [vector] = edition.file.testVectors ?? [];
    const ratings = new Map(vectorRatings(vector ?? expect.fail("no vector")));
    ratings.set("C2.1", { state: "not_assessed", reason: "refused" });
    const node = capabilityScore(scoreAssessment(edition, { ratings }), "C.capability");
    expect(node.status).toBe("final");
    expect(node.gates).toMatchObject([
      { code: "gate-chain", state: "applies", becauseWithheld: true, confirmed: false },
    ]);
    ratings.set("C2.1", { state: "not_assessed", reason: "not_reached" });
    const open = capabilityScore(scoreAssessment(edition, { ratings }), "C.capability");
    expect(open.status).toBe("provisional");
    expect(open.gates).toMatchObject([{ state: "open" }]);
  });
});
