/** What releases are built from in tests: one assessed country, a draft of it that was heard, a certified answer. */
import { readFileSync } from "node:fs";
import { requireEdition } from "@/lib/instruments/parse";
import { buildRelease, type HeardState, type ReleaseInput, type SelfAssessed } from "@/lib/releases/build";
import type { ReleasedRating } from "@/lib/releases/released-answer";
import { scoreAssessment } from "@/lib/scoring/engine";
import type { Rating } from "@/lib/scoring/rating";

/** The edition that the release is about. */
export const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));

/** Everything rated 2 but for these ratings, with these changes. */
export function releaseInput(
  levels: Readonly<Record<string, Rating>> = {},
  changes: Partial<ReleaseInput> = {},
): ReleaseInput {
  const engine = new Map<string, Rating>(
    [...edition.indicators.keys()].map((code) => [code, levels[code] ?? { state: "rated", level: 2 }]),
  );
  const confidence = new Map(
    [...engine].flatMap(([code, { state }]) => (state === "rated" ? [[code, "low"]] : [])),
  );
  const released = [...engine].map(([code, rating]): [string, ReleasedRating] => [
    code,
    {
      indicator: code,
      state: rating.state,
      level: rating.state === "rated" ? rating.level : null,
      reason: rating.state === "not_assessed" ? (rating.reason ?? null) : null,
      notApplicableReason: null,
      rationale: "See [[source:XAA-S-001]] and [[source:XAA-S-002]].",
      language: "en",
      changeCause: code === "G2.1" || code === "R1.1" ? "situation_changed" : null,
      citations: [],
    },
  ]);
  return {
    code: "2026-XAA-1",
    number: 1,
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
      title: "t",
      language: "en",
      sha256: "a".repeat(64),
      validated: false,
    },
    scope: {
      periodFrom: "2024",
      periodTo: "2026-02",
      territory: null,
      governmentLevels: null,
      placesVisited: null,
      institutionsSilent: null,
      limits: "[[source:XAA-S-002]]",
      language: "en",
    },
    corrigendum: null,
    audit: { position: 7, head: "b".repeat(64) },
    scored: scoreAssessment(edition, {
      ratings: engine,
      confidence,
      confirmedGates: new Set(edition.gates.map(({ code }) => code)),
    }),
    confidence,
    ratings: new Map(released),
    sources: [],
    heard: null,
    selfAssessed: null,
    unpublished: new Set(["source:XAA-S-002", "figure:XAA-D-002"]),
    ...changes,
  };
}

const SCOPE = releaseInput().scope;
const draft = (number: number, limits: string | null): HeardState["drafts"][number] => ({
  number,
  kind: number === 1 ? "whole" : "changes",
  sha256: "d".repeat(64),
  sentAt: "2026-01-02T09:00:00.000Z",
  dueOn: "2026-02-27",
  outcome: "commented",
  endedAt: "2026-02-02T09:00:00.000Z",
  scope: { ...SCOPE, limits },
  indicators: buildRelease(releaseInput()).indicators,
});
/** A comment on the text as a whole in each of two drafts, and one on an indicator. */
export const heardOn = (...limits: readonly (string | null)[]): HeardState => ({
  drafts: limits.map((limit, index) => draft(index + 1, limit)),
  comments: limits.flatMap((_, index) =>
    [null, "G2.1"].map((indicator) => ({
      draft: index + 1,
      indicator,
      body: "Not so.",
      language: "en",
      files: 0,
      disposition: "accepted" as const,
      reason: "Read again.",
      reasonLanguage: "en",
    })),
  ),
});

/** What a State certified: nothing but one answer. */
export const SELF_ASSESSED: SelfAssessed = {
  certifiedAt: "2026-02-02T09:00:00.000Z",
  sha256: "c".repeat(64),
  statement: "Two ministries answered.",
  language: "en",
  ratings: new Map([
    [
      "G2.1",
      {
        indicator: "G2.1",
        state: "rated",
        level: 4,
        reason: null,
        notApplicableReason: null,
        rationale: "The law was amended.",
        language: "en",
        changeCause: null,
        citations: [],
      },
    ],
  ]),
};
