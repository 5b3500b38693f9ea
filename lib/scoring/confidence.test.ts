import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { requireEdition } from "@/lib/instruments/parse";
import type { Citation, CitedSource } from "./citation";
import { unmetClaims } from "./claims";
import { computeConfidence, effectiveConfidence } from "./confidence";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
const cutOff = "2026-06-30";

let made = 0;
function cite(source: Partial<CitedSource> = {}, citation: Partial<Citation> = {}): Citation {
  made += 1;
  return {
    stance: "supports",
    shows: "exists",
    ...citation,
    source: {
      code: `S-${made}`,
      type: "official_document",
      publisher: `Publisher ${made}`,
      reliability: "B",
      credibility: "2",
      issuedByState: true,
      publishedOn: "2026-01-15",
      ...source,
    },
  };
}
const confidence = (citations: Citation[], contradictionAnswered = false) =>
  computeConfidence(edition, { citations, cutOff, contradictionAnswered });

describe("confidence of a rating", () => {
  test("one primary item gives medium, two independent types with one primary give high", () => {
    expect(confidence([cite()])?.level).toBe("medium");
    expect(confidence([cite(), cite({ type: "ngo_report" })])?.level).toBe("high");
    expect(confidence([cite({ type: "media" })])?.level).toBe("low");
    expect(confidence([cite({ type: "media" }), cite({ type: "ngo_report" })])?.level).toBe("medium");
    expect(confidence([])).toMatchObject({ level: "low", rule: null, newest: null });
  });

  test("two items of one type, of one ministry or from one origin count once", () => {
    expect(confidence([cite(), cite()])?.level).toBe("medium");
    const police = { type: "official_statistics", publisher: "Police", ministry: "Ministry of the Interior" };
    expect(confidence([cite({ publisher: "ministry of the  interior" }), cite(police)])?.level).toBe(
      "medium",
    );
    const report = cite({ code: "REPORT", type: "ngo_report" });
    expect(confidence([cite({ code: "LAW", origin: "report" }), report])?.level).toBe("medium");
    const chain = [
      cite({ origin: "PRESS" }),
      cite({ code: "PRESS", type: "media", origin: "REPORT" }),
      report,
    ];
    expect(confidence(chain)?.level).toBe("medium");
  });

  test("age runs to the cut-off date, from the last check, the period or the publication, in this order", () => {
    expect(confidence([cite({ publishedOn: "2022-06-30" })])?.level).toBe("medium");
    expect(confidence([cite({ publishedOn: "2022-06-29" })])?.level).toBe("low");
    expect(confidence([cite({ periodEnd: "2020-12-31" })])?.level).toBe("low");
    expect(confidence([cite({ periodEnd: "2020-12-31", inForceCheckedOn: "2026-05-01" })])?.level).toBe(
      "medium",
    );
    const pair = (day: string) => [cite({ publishedOn: day }), cite({ type: "media", publishedOn: day })];
    expect(confidence(pair("2024-06-30"))?.level).toBe("high");
    expect(confidence(pair("2024-06-29"))?.level).toBe("medium");
    expect(confidence([cite({ publishedOn: null })])?.level).toBe("low");
  });

  test.each([
    [{ publishedOn: "2026-06-30" }, null],
    [{ publishedOn: "2026-07-01" }, "after_cut_off"],
    [{ publishedOn: "2026-12-31", publishedFrom: "2026-01-01" }, null],
    [{ publishedOn: "2026-07-31", publishedFrom: "2026-07-01" }, "after_cut_off"],
    [{ publishedOn: "2026-09-01", periodEnd: "2025-12-31" }, null],
    [{ publishedOn: "2026-01-01", periodEnd: "2026-12-31", periodEndFrom: "2026-12-01" }, "after_cut_off"],
    [{ inForceCheckedOn: "2026-08-01" }, null],
    [{ inForceCheckedOn: "2026-08-01", publishedOn: "2026-07-01" }, "after_cut_off"],
    [{ inForceCheckedOn: "2026-08-01", publishedOn: null }, "after_cut_off"],
    [{ publishedOn: null }, null],
  ] as const)("information after the cut-off date does not count: %o", (days, reason) => {
    const citation = cite(days);
    const { code: source } = citation.source;
    expect(confidence([citation])?.excluded).toEqual(reason === null ? [] : [{ source, reason }]);
    if (reason !== null) expect(confidence([citation])?.level).toBe("low");
  });

  test("a check of being in force after the cut-off date makes a source no younger", () => {
    const old = { publishedOn: "2020-01-01", inForceCheckedOn: "2026-08-01" };
    expect(confidence([cite(old)])).toMatchObject({ level: "low", newest: "2020-01-01" });
  });

  test("a contradiction from after the cut-off date takes nothing off", () => {
    const late = cite({ publishedOn: "2026-07-01" }, { stance: "contradicts" });
    expect(confidence([cite(), late])).toMatchObject({ level: "medium", openContradictions: [] });
  });

  test.each([
    [{ reliability: null }, "ungraded"],
    [{ reliability: "E" }, "reliability"],
    [{ credibility: "5" }, "credibility"],
    [{ reliability: "F", credibility: "6" }, "cannot_be_judged"],
  ] as const)("a source graded %o does not count", (grades, reason) => {
    const citation = cite(grades);
    expect(confidence([citation])).toMatchObject({
      level: "low",
      counted: [],
      excluded: [{ source: citation.source.code, reason }],
    });
  });

  test("a source with one grade that cannot be judged counts", () => {
    expect(confidence([cite({ reliability: "F", credibility: "2" })])?.level).toBe("medium");
  });

  test("an unanswered contradiction takes one step off, an answered one none, a discarded source none", () => {
    const two = [cite(), cite({ type: "ngo_report" })];
    const against = cite({ code: "AGAINST" }, { stance: "contradicts" });
    expect(confidence([...two, against])).toMatchObject({ level: "medium", fromEvidence: "high" });
    expect(confidence([...two, against], true)?.level).toBe("high");
    expect(confidence([...two, cite({ reliability: "E" }, { stance: "contradicts" })])?.level).toBe("high");
    expect(confidence([cite({ type: "media" }), against])?.level).toBe("low");
  });

  test("a person may lower it and never raise it", () => {
    expect(effectiveConfidence(edition, "high", "low")).toBe("low");
    expect(effectiveConfidence(edition, "low", "high")).toBe("low");
    expect(effectiveConfidence(edition, "medium", null)).toBe("medium");
    expect(() => effectiveConfidence(edition, "medium", "certain")).toThrow();
  });
});

describe("claims", () => {
  const evidence = (citations: Citation[], found: string | null) => ({
    confidence: found,
    citations,
    cutOff,
    hasSearchRecord: false,
    notApplicableRestsOnIt: false,
  });
  const codes = (indicator: string, level: number, given: ReturnType<typeof evidence>) =>
    unmetClaims(edition, indicator, { state: "rated", level }, given).map(({ code }) => code);

  test("level 4 of a practice needs high confidence, an item of another hand and results", () => {
    expect(codes("C2.1", 4, evidence([cite()], "medium"))).toEqual([
      "confidence",
      "item_not_issued_by_state",
      "citation_shows",
    ]);
    const enough = [cite(), cite({ type: "ngo_report", issuedByState: false }, { shows: "results" })];
    expect(codes("C2.1", 4, evidence(enough, "high"))).toEqual([]);
    const ungraded = [cite(), cite({ issuedByState: false, reliability: null }, { shows: "results" })];
    expect(codes("C2.1", 4, evidence(ungraded, "high"))).toEqual([
      "item_not_issued_by_state",
      "citation_shows",
    ]);
  });

  test("level 4 of law and institutions needs no results", () => {
    expect(codes("G2.1", 4, evidence([cite({ issuedByState: false })], "high"))).toEqual([]);
  });

  test("level 3 needs medium confidence, level 2 nothing", () => {
    expect(unmetClaims(edition, "G2.2", { state: "rated", level: 3 }, evidence([], "low"))).toEqual([
      { claim: "capability-3", code: "confidence", params: { needed: "medium", has: "low" } },
    ]);
    expect(codes("G2.2", 2, evidence([], null))).toEqual([]);
  });

  test("exposure 0 needs a search record; 1 only where something not applicable rests on it", () => {
    expect(codes("R1.1", 0, evidence([], null))).toEqual(["search_record"]);
    expect(codes("R1.1", 1, evidence([], null))).toEqual([]);
    expect(codes("R1.1", 1, { ...evidence([], null), notApplicableRestsOnIt: true })).toEqual([
      "search_record",
    ]);
    expect(codes("R1.1", 4, evidence([], "low"))).toEqual(["confidence"]);
  });
});
