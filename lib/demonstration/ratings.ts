/** Every rating of a State in one round, as the fields of a save with its citations. Pure and always the same. */
import type { RatingFields } from "@/lib/ratings/schema";
import { citationsOf, type DemonstrationCitation } from "./citations";
import { type DemonstrationRound, indicatorsOf, type Mark, markFor } from "./marks";
import { changedSince, rationaleOf, WORDS } from "./rationale";
import { happens, pick } from "./seeded";
import type { DemonstrationSource } from "./sources";
import type { DemonstrationState } from "./state";
import { fill, slotsOf } from "./words";

export type DemonstrationRating = {
  indicator: string;
  fields: RatingFields;
  citations: readonly DemonstrationCitation[];
};

/** In Ilmaria every exposure level carries something left out as not applicable, so each needs its search record. */
const SEARCHED_STATES: readonly string[] = ["XAI"];
/** How many in a hundred ratings carry a note of the team. */
const NOTE_PERCENT = 8;
/** How many in a hundred low levels carry a confidence that the team lowered. */
const LOWERED_PERCENT = 4;

/** The rule under which an indicator was left out as not applicable. */
const RULES: Readonly<Record<string, string>> = {
  "C1.2": "small-state",
  "C1.3": "few-judges",
  "G4.3": "no-collusion",
  "G6.3": "no-earlier-recommendation",
};

function judgement(mark: Mark): RatingFields {
  switch (mark.kind) {
    case "rated":
      return { state: "rated", level: mark.level };
    case "not_assessed":
      return { state: "not_assessed", notAssessedReason: mark.reason };
    case "not_applicable":
      return { state: "not_applicable" };
    case "text_only":
      return {};
  }
}

function search(
  state: DemonstrationState,
  round: DemonstrationRound,
  indicator: string,
  mark: Mark,
): RatingFields {
  const isExposure = /^R[1-3]/.test(indicator);
  const isLow = mark.kind === "rated" && (mark.level === 0 || SEARCHED_STATES.includes(state.iso3));
  if (!isExposure || !isLow) return {};
  return {
    searchSources: fill(WORDS.searchSources, slotsOf(state, round), indicator),
    searchLanguages: "English and the two languages of administration",
    searchFrom: `${round}-05-04`,
    searchTo: `${round}-06-19`,
  };
}

function request(state: DemonstrationState, indicator: string, mark: Mark): RatingFields {
  const asked = state.requests?.[indicator];
  if (mark.kind !== "not_assessed" || !asked) return {};
  return {
    requestWhat: asked.what,
    requestOf: asked.of,
    requestOn: asked.on,
    requestBy: asked.by,
    ...(asked.refusal === undefined ? {} : { requestRefusal: asked.refusal }),
  };
}

function change(state: DemonstrationState, round: DemonstrationRound, indicator: string): RatingFields {
  const cause = state.before[indicator]?.cause;
  return round === "2026" && cause !== undefined && changedSince(state, indicator)
    ? { changeCause: cause }
    : {};
}

function lowered(
  state: DemonstrationState,
  round: DemonstrationRound,
  indicator: string,
  mark: Mark,
  citations: readonly DemonstrationCitation[],
): RatingFields {
  const isFree = mark.kind === "rated" && mark.level <= 2 && mark.level > 0 && citations.length > 1;
  if (!isFree || state.thin || !happens(LOWERED_PERCENT, state.iso3, round, indicator, "lowered")) return {};
  return { confidenceLoweredTo: "low", confidenceLoweredReason: pick(WORDS.lowered, state.iso3, indicator) };
}

function ratingOf(
  state: DemonstrationState,
  round: DemonstrationRound,
  indicator: string,
  mark: Mark,
  sources: readonly DemonstrationSource[],
): DemonstrationRating {
  const slots = slotsOf(state, round);
  const citations = citationsOf(state, round, indicator, mark, sources);
  const rule = WORDS.notApplicable[RULES[indicator] ?? "no-cases"] ?? "";
  return {
    indicator,
    fields: {
      ...judgement(mark),
      rationale: rationaleOf(state, round, indicator, mark),
      language: "en",
      ...(mark.kind === "not_applicable" ? { notApplicableReason: fill(rule, slots, indicator) } : {}),
      ...(happens(NOTE_PERCENT, state.iso3, round, indicator, "note")
        ? { teamNote: pick(WORDS.notes, state.iso3, round, indicator) }
        : {}),
      ...search(state, round, indicator, mark),
      ...request(state, indicator, mark),
      ...change(state, round, indicator),
      ...lowered(state, round, indicator, mark, citations),
      ...(round === "2026" && state.contradiction?.indicator === indicator
        ? { contradictionAnswered: true }
        : {}),
    },
    citations,
  };
}

/** The ratings that a State has in a round, in the order of the instrument. */
export function ratingsOf(
  state: DemonstrationState,
  round: DemonstrationRound,
  sources: readonly DemonstrationSource[],
): readonly DemonstrationRating[] {
  return indicatorsOf(state).flatMap((indicator) => {
    const mark = markFor(state, round, indicator);
    return mark ? [ratingOf(state, round, indicator, mark, sources)] : [];
  });
}
