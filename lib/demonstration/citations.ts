/** Which passages stand behind which rating, so that the instrument's claims hold where an assessment was submitted. */
import { z } from "zod";
import type { CitationShows, CitationStance } from "@/db/enums";
import evidenceFile from "./data/evidence.json";
import { type DemonstrationRound, domainOf, type Mark } from "./marks";
import { happens } from "./seeded";
import type { DemonstrationSource } from "./sources";
import type { DemonstrationState } from "./state";

const EVIDENCE = z
  .strictObject({
    /** Kinds of source by indicator, the first ones first. */
    order: z.record(z.string(), z.array(z.string()).min(1)),
    /** Kinds that give low confidence by themselves. */
    weak: z.array(z.string()),
    /** Kinds that the State did not issue. */
    outside: z.array(z.string()),
  })
  .parse(evidenceFile);

/** Indicators whose evidence is still too weak in the draft that is nearly ready. */
export const UNPROVEN: Readonly<Record<string, readonly string[]>> = { XAE: ["C1.2", "C3.3", "R1.2"] };
/** How many in a hundred low capability levels rest on weak evidence only. */
const WEAK_PERCENT = 9;
/** How many in a hundred low levels rest on one source. */
const SINGLE_PERCENT = 45;
/** A citation of this kind contradicts where the State's data has a contradiction. */
const CONTRADICTING_KIND = "ngo2";

/** Where the absence of information is rated: its passage is cited there too. */
const KNOWLEDGE = "R4";
/** Kinds that hold rules and plans, and no word of what came of them. */
export const RULES_ONLY: readonly string[] = ["act", "code", "plan", "depositary", "border"];
const SUPPORTS: CitationStance = "supports";
const ABSENCE_KINDS = ["ngo", "prosecution"] as const;

export type DemonstrationCitation = {
  source: string;
  /** Position of the passage in its source. */
  passage: number;
  shows: CitationShows;
  stance: CitationStance;
};

function isWeak(
  state: DemonstrationState,
  round: DemonstrationRound,
  indicator: string,
  mark: Mark,
): boolean {
  if (mark.kind !== "rated") return true;
  if (round === "2026" && UNPROVEN[state.iso3]?.includes(indicator)) return true;
  const isExposure = /^R[1-3]/.test(indicator);
  const needsMore = isExposure ? mark.level === 0 || mark.level >= 2 : mark.level >= 3 || mark.level === 0;
  if (needsMore || /^(G[12]|R4)/.test(indicator)) return false;
  return state.thin === true || happens(WEAK_PERCENT, state.iso3, round, indicator, "weak");
}

function kindsFor(
  state: DemonstrationState,
  round: DemonstrationRound,
  indicator: string,
  mark: Mark,
): readonly string[] {
  if (mark.kind === "not_assessed") return ABSENCE_KINDS;
  const order = EVIDENCE.order[indicator] ?? [];
  if (isWeak(state, round, indicator, mark)) return [...EVIDENCE.weak, ...order];
  const isFull = mark.kind === "rated" && (mark.level === 4 || mark.level === 0 || /^R[1-3]/.test(indicator));
  return isFull ? [...order, ...EVIDENCE.outside] : order;
}

function howMany(
  state: DemonstrationState,
  round: DemonstrationRound,
  indicator: string,
  mark: Mark,
): number {
  if (mark.kind !== "rated") return 1;
  if (isWeak(state, round, indicator, mark)) return 1;
  if (mark.level === 4 || /^R[1-3]/.test(indicator)) return 3;
  if (mark.level >= 3) return happens(30, state.iso3, round, indicator, "third") ? 3 : 2;
  return happens(SINGLE_PERCENT, state.iso3, round, indicator, "single") ? 1 : 2;
}

/** Rules and plans show that something exists; reports, figures and judgments that it is applied or has results. */
function showsOf(mark: Mark, kind: string): CitationShows {
  if (mark.kind !== "rated" || RULES_ONLY.includes(kind)) return "exists";
  return mark.level >= 3 ? "results" : "applied";
}

/** The citations of one rating; none where nothing was rated but what a missing register must be cited for. */
export function citationsOf(
  state: DemonstrationState,
  round: DemonstrationRound,
  indicator: string,
  mark: Mark,
  sources: readonly DemonstrationSource[],
): readonly DemonstrationCitation[] {
  if (mark.kind === "text_only" || mark.kind === "not_applicable") return [];
  if (mark.kind === "not_assessed" && mark.reason !== "does_not_exist") return [];
  const domain = domainOf(indicator);
  const isAbsence = mark.kind === "not_assessed";
  const found = [...new Set(kindsFor(state, round, indicator, mark))].flatMap((kind) => {
    const source = sources.find((entry) => entry.kind === kind);
    const passage =
      source?.passages.findIndex(
        ({ domains }) => domains.includes(domain) && (!isAbsence || domains.includes(KNOWLEDGE)),
      ) ?? -1;
    return source && passage >= 0
      ? [{ source: source.code, passage, shows: showsOf(mark, kind), stance: SUPPORTS }]
      : [];
  });
  const supporting = found.slice(0, howMany(state, round, indicator, mark));
  if (round !== "2026" || state.contradiction?.indicator !== indicator) return supporting;
  const against = sources.find(({ kind }) => kind === CONTRADICTING_KIND);
  const passage = against?.passages.findIndex(({ domains }) => domains.includes(domain)) ?? -1;
  if (!against || passage < 0) return supporting;
  return [
    ...supporting.filter(({ source }) => source !== against.code),
    { source: against.code, passage, shows: "applied", stance: "contradicts" },
  ];
}
