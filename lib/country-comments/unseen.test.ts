import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReleaseDocument } from "@/lib/releases/format";
import { type ReleasedIndicator, releasedIndicator } from "@/tests/support/released-indicator";
import { type SinceTheDraft, unseenPoints } from "./unseen";

type Said = Pick<ReleaseDocument, "scope" | "indicators">;
type Citation = ReleasedIndicator["citations"][number];

const citation = (source: string, values: Partial<Citation> = {}): Citation => ({
  source,
  locator: "Article 3",
  passage: "Whoever recruits",
  language: "en",
  shows: "exists",
  stance: "supports",
  ...values,
});

const indicator = (code: string, values: Partial<ReleasedIndicator> = {}) =>
  releasedIndicator(code, {
    confidence: "medium",
    citations: [citation("BEN-S-001"), citation("BEN-S-002")],
    ...values,
  });

const scope: Said["scope"] = {
  periodFrom: "2024",
  periodTo: "2025",
  territory: "The whole country",
  governmentLevels: "National",
  placesVisited: null,
  institutionsSilent: null,
  limits: null,
  language: "en",
};
const drafted: Said = { scope, indicators: [indicator("G2.1"), indicator("G2.2")] };

const saying = (values: Partial<ReleasedIndicator>, limits: string | null = null): Said => ({
  scope: { ...scope, limits },
  indicators: [indicator("G2.1", values), indicator("G2.2")],
});

const since = (values: Partial<SinceTheDraft> = {}): SinceTheDraft => ({
  written: new Set([null, "G2.1", "G2.2"]),
  gone: new Set(),
  accepted: new Set(),
  ...values,
});

/** The points alone. */
const pointsOf = (...said: Parameters<typeof unseenPoints>) =>
  unseenPoints(...said).map(({ point }) => point);

const CHANGES: readonly (readonly [string, Partial<ReleasedIndicator>])[] = [
  ["a level", { level: 1 }],
  ["a state", { state: "not_assessed", level: null }],
  ["a rationale", { rationale: "Read again." }],
  ["a confidence that rises", { confidence: "high" }],
  ["a confidence that falls", { confidence: "low" }],
  ["a citation more", { citations: [...indicator("").citations, citation("BEN-S-003")] }],
  ["a citation less", { citations: [citation("BEN-S-001")] }],
  ["another passage", { citations: [citation("BEN-S-001"), citation("BEN-S-002", { passage: "Else" })] }],
  ["another sense", { citations: [citation("BEN-S-001"), citation("BEN-S-002", { stance: "contradicts" })] }],
  ["a cause of change", { changeCause: "better_information" }],
];

describe("a point that the team wrote on after the draft", () => {
  test.each(CHANGES)("is unseen with %s", (_, values) => {
    expect(pointsOf(drafted, saying(values), since())).toEqual(["G2.1"]);
  });

  test("says what of it is another", () => {
    const changes = (values: Partial<ReleasedIndicator>) =>
      unseenPoints(drafted, saying(values, "Three provinces."), since());
    const values = { level: 1, rationale: "Read again.", changeCause: "better_information" } as const;
    expect(changes(values)).toEqual([
      { point: null, title: null, changes: ["text"] },
      { point: "G2.1", title: indicator("G2.1").title, changes: ["answer", "text", "change_cause"] },
    ]);
    const citations = [citation("BEN-S-001")];
    expect(changes({ citations, confidence: "low" })[1]?.changes).toEqual(["sources", "confidence"]);
  });

  test("is seen where what was written says again what the draft says, in whatever order it cites", () => {
    const again = saying({ citations: [citation("BEN-S-002"), citation("BEN-S-001")] });
    expect(pointsOf(drafted, again, since())).toEqual([]);
  });

  test("is unseen where scope and limits are others, which stand first", () => {
    expect(pointsOf(drafted, saying({ level: 1 }, "Three provinces."), since())).toEqual([null, "G2.1"]);
  });

  test("may be changed where the State was told that its comment on it is accepted, and only there", () => {
    const now = saying({ level: 1 }, "Three provinces.");
    expect(pointsOf(drafted, now, since({ accepted: new Set(["G2.1"]) }))).toEqual([null]);
    expect(pointsOf(drafted, now, since({ accepted: new Set([null]) }))).toEqual(["G2.1"]);
    expect(pointsOf(drafted, now, since({ accepted: new Set(["G2.2"]) }))).toEqual([null, "G2.1"]);
  });

  test("loses a source that nobody may publish any more, and the confidence with it, but gains none", () => {
    const gone = since({ written: new Set(["G2.1"]), gone: new Set(["BEN-S-002"]) });
    const citations = [citation("BEN-S-001")];
    expect(pointsOf(drafted, saying({ citations, confidence: "low" }), gone)).toEqual([]);
    expect(pointsOf(drafted, saying({ citations, confidence: "high" }), gone)).toEqual(["G2.1"]);
  });
});

describe("a point that nobody wrote on", () => {
  const untouched = since({ written: new Set() });

  test.each<[string, Partial<ReleasedIndicator>]>([
    ["a source leaves", { citations: [citation("BEN-S-001")], confidence: "low" }],
    ["a source is graded anew", { confidence: "high" }],
    [
      "a passage is erased",
      { rationale: "Read in […].", citations: [citation("BEN-S-001", { passage: "[…]" })] },
    ],
  ])("does not wait for a State when %s", (_, values) => {
    expect(pointsOf(drafted, saying(values), untouched)).toEqual([]);
  });

  test("is unseen where a source came into the open that the draft does not cite", () => {
    const citations = [...indicator("").citations, citation("BEN-S-003")];
    expect(pointsOf(drafted, saying({ citations }), untouched)).toEqual(["G2.1"]);
  });
});

const anyIndicator = fc
  .record({
    level: fc.constantFrom(0, 1, 2, 3),
    rationale: fc.constantFrom("One.", "Two."),
    confidence: fc.constantFrom("low" as const, "medium" as const, "high" as const),
    citations: fc.subarray(["A", "B", "C"]).map((codes) => codes.map((code) => citation(code))),
  })
  .map((values) => (code: string) => indicator(code, values));
const CODES = ["G2.1", "G2.2", "G2.3"];
const anySaid: fc.Arbitrary<Said> = fc
  .tuple(fc.constantFrom(null, "Three provinces."), fc.array(anyIndicator, { minLength: 3, maxLength: 3 }))
  .map(([limits, make]) => ({
    scope: { ...scope, limits },
    indicators: CODES.map((code, index) => make[index]?.(code) ?? indicator(code)),
  }));
const POINTS = [null, ...CODES];
const anySince = fc.record({
  written: fc.subarray(POINTS).map((points) => new Set(points)),
  gone: fc.subarray(["A", "B", "C"]).map((codes) => new Set(codes)),
  accepted: fc.subarray(POINTS).map((points) => new Set(points)),
});

describe("whatever changed", () => {
  test("nothing is unseen of what the draft says to the letter", () => {
    fc.assert(
      fc.property(anySaid, anySince, (said, events) => {
        expect(pointsOf(said, said, { ...events, gone: new Set() })).toEqual([]);
      }),
    );
  });

  test("where every point was written on and no source is gone, what is not listed says what the draft says", () => {
    fc.assert(
      fc.property(anySaid, anySaid, (before, now) => {
        const listed = pointsOf(before, now, since({ written: new Set(POINTS) }));
        const said = ({ scope: own, indicators }: Said) => [
          ...(listed.includes(null) ? [] : [own]),
          ...indicators.filter(({ code }) => !listed.includes(code)),
        ];
        expect(said(now)).toEqual(said(before));
      }),
    );
  });

  test("an accepted comment takes its own point off the list and no other one", () => {
    fc.assert(
      fc.property(anySaid, anySaid, anySince, (before, now, events) => {
        const all = pointsOf(before, now, { ...events, accepted: new Set() });
        const left = pointsOf(before, now, events);
        expect(left).toEqual(all.filter((point) => !events.accepted.has(point)));
      }),
    );
  });
});
