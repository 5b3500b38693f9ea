/** Documents of releases with something in every part, made by the product's own builder. */
import { readFileSync } from "node:fs";
import { requireEdition } from "@/lib/instruments/parse";
import { buildRelease, type ReleaseSource } from "@/lib/releases/build";
import type { ReleaseDocument } from "@/lib/releases/format";
import type { ReleaseCitation, ReleasedRating } from "@/lib/releases/released-answer";
import { scoreAssessment } from "@/lib/scoring/engine";
import type { Rating } from "@/lib/scoring/rating";

const SCOPE = {
  periodFrom: "2024",
  periodTo: "2026-02",
  territory: "The mainland",
  governmentLevels: "The State",
  placesVisited: "The capital",
  institutionsSilent: "Customs",
  limits: "Few cases",
  language: "en",
};

export const RELEASED_EDITION = requireEdition(
  readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"),
);

/** Levels, gaps and a stage that no case reached, so that every state and a lowered band are there. */
const RATINGS: Readonly<Record<string, Rating>> = {
  "C2.1": { state: "rated", level: 2 },
  "G2.1": { state: "rated", level: 1 },
  "G3.2": { state: "rated", level: 4 },
  "R4.3": { state: "not_assessed", reason: "not_reached" },
  "G4.2": { state: "not_assessed", reason: "refused" },
  "C5.2": { state: "rated", level: 3 },
};

function source(code: string): ReleaseSource {
  return {
    code,
    type: "official_document",
    title: `Act ${code}`,
    publisher: "Official Gazette",
    publishedOn: "2024-05",
    periodFrom: "2024",
    periodTo: "2025-12-31",
    inForceCheckedOn: "2026-01-05",
    language: "en",
    link: `https://example.test/${code}`,
    reliability: "A",
    credibility: "2",
  };
}

function citation(code: string): ReleaseCitation {
  return {
    source: code,
    locator: "article 3",
    passage: "Whoever recruits a person …",
    language: "en",
    shows: "exists",
    stance: "supports",
  };
}

function released(code: string, rating: Rating): ReleasedRating {
  return {
    indicator: code,
    state: rating.state,
    level: rating.state === "rated" ? rating.level : null,
    reason: rating.state === "not_assessed" ? (rating.reason ?? null) : null,
    notApplicableReason: rating.state === "not_applicable" ? "No case came so far." : null,
    rationale: `=SUM(1) What was found on ${code}: “little”, and\nmore.`,
    language: "en",
    changeCause: code === "G2.1" ? "situation_changed" : null,
    citations: code === "G2.1" ? [citation("XAA-S-001"), citation("XAA-S-002")] : [],
  };
}

/** A release of an invented State; `given` stands in place of some ratings, `changes` in place of parts. */
export function releasedDocument(
  given: Readonly<Record<string, Rating>> = {},
  changes: Partial<ReleaseDocument> = {},
): ReleaseDocument {
  const engine = new Map<string, Rating>(
    [...RELEASED_EDITION.indicators.keys()].map((code) => [
      code,
      given[code] ?? RATINGS[code] ?? { state: "rated", level: 2 },
    ]),
  );
  const confidence = new Map(
    [...engine].flatMap(([code, { state }]) => (state === "rated" ? [[code, "medium"] as const] : [])),
  );
  const ratings = new Map([...engine].map(([code, rating]) => [code, released(code, rating)]));
  return {
    ...buildRelease({
      code: "2026-XAA-2",
      number: 2,
      publishedAt: "2026-03-02T09:00:00.000Z",
      purpose: "illustrative",
      country: { iso3: "XAA", name: "Arvenia" },
      round: {
        code: "2026",
        title: "Round 2026",
        startsOn: "2026-01-01",
        endsOn: "2026-12-31",
        cutOffOn: "2026-06-30",
      },
      edition: {
        instrument: "gpat",
        version: "1.0.0",
        title: "GPAT",
        language: "en",
        sha256: "a".repeat(64),
        validated: false,
      },
      scope: SCOPE,
      corrigendum: { text: "C2.1 was read wrongly.", replaces: "2026-XAA-1" },
      audit: { position: 7, head: "b".repeat(64) },
      scored: scoreAssessment(RELEASED_EDITION, {
        ratings: engine,
        confidence,
        confirmedGates: new Set(RELEASED_EDITION.gates.map(({ code }) => code)),
      }),
      confidence,
      ratings,
      sources: [source("XAA-S-001"), source("XAA-S-002")],
      heard: {
        drafts: [
          {
            number: 1,
            kind: "whole",
            sha256: "d".repeat(64),
            sentAt: "2026-01-10T09:00:00.000Z",
            dueOn: "2026-03-01",
            outcome: "commented",
            endedAt: "2026-02-20T09:00:00.000Z",
            indicators: [],
            scope: { ...SCOPE, limits: "No case was read" },
          },
        ],
        comments: [
          {
            draft: 1,
            indicator: "G2.1",
            body: "The law was amended.",
            language: "en",
            files: 1,
            disposition: "partly_accepted",
            reason: "It is not in force yet.",
            reasonLanguage: "en",
          },
          {
            draft: 1,
            indicator: null,
            body: "@cmd Thank you.",
            language: "en",
            files: 0,
            disposition: "accepted",
            reason: "–",
            reasonLanguage: "en",
          },
        ],
      },
      selfAssessed: {
        certifiedAt: "2026-02-02T09:00:00.000Z",
        sha256: "c".repeat(64),
        statement: "Two ministries answered.",
        language: "en",
        ratings: new Map([["G2.1", released("G2.1", { state: "rated", level: 4 })]]),
      },
      unpublished: new Set(),
    }),
    ...changes,
  };
}
