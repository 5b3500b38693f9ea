import { requireEdition } from "@/lib/instruments/parse";

/** Two domains of two indicators; a gate on the first; level 2 of 2 requires medium confidence. */
export const TINY_EDITION = requireEdition(
  JSON.stringify({
    format: "gpat-instrument/1",
    code: "tiny",
    version: "1",
    status: "published_elsewhere",
    language: "en",
    title: "Tiny",
    scale: { min: 0, max: 2, step: 1 },
    normalise: "from_minimum",
    coverage: { final: { atLeast: 0.75 }, provisional: { atLeast: 0.5 } },
    bands: {
      capability: [
        { code: "weak", label: "Weak", from: 0 },
        { code: "fair", label: "Fair", from: 40 },
        { code: "good", label: "Good", from: 60 },
      ],
    },
    gaps: { defaultReason: "open", reasons: [{ code: "open", label: "Open", withheld: false }] },
    confidence: {
      levels: [
        { code: "low", label: "Low", value: 1 },
        { code: "medium", label: "Medium", value: 2 },
      ],
      aggregate: [{ from: "1.5", level: "medium" }],
      primaryTypes: ["law"],
      rules: [{ level: "medium", newestWithinMonths: 48, anyOf: [{ independentTypes: 1, primaryTypes: 1 }] }],
      exclude: { ungraded: true, reliability: [], credibility: [], together: [] },
      contradictionSteps: 1,
    },
    claims: [
      {
        code: "top",
        construct: "capability",
        levels: [2],
        needs: [{ kind: "confidence", atLeast: "medium" }],
      },
    ],
    plausibleRange: { confidence: ["low"], steps: 1 },
    gates: {
      withheldCountsAs: "open",
      needsConfirmation: false,
      list: [{ code: "gate", indicator: "A1", atOrBelow: 0, caps: "whole", maxBand: "weak", label: "Gate" }],
    },
    domains: ["A", "B"].map((code) => ({ code, title: code, construct: "capability" })),
    indicators: [
      { code: "A1", title: "A1", domain: "A", weight: 3 },
      { code: "A2", title: "A2", domain: "A", weight: 1 },
      { code: "B1", title: "B1", domain: "B", weight: 1 },
      { code: "B2", title: "B2", domain: "B", weight: 2 },
    ],
    aggregates: [
      {
        key: "whole",
        construct: "capability",
        children: [
          { ref: "A", weight: 60 },
          { ref: "B", weight: 40 },
        ],
      },
    ],
  }),
);
