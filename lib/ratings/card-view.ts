/** What one indicator card shows, as plain JSON: the edition's words, the rating, and last round's beside it. Pure. */
import type { NotAssessedReason, RatingState } from "@/db/enums";
import type { CarryState } from "@/lib/instruments/correspondence";
import { type Edition, indicatorOf, levelWord, nodeOf } from "@/lib/instruments/edition";
import type { ClaimNeed } from "@/lib/instruments/format-evidence";
import type { Construct } from "@/lib/instruments/format-values";
import { type StateTreaties, type TreatyStatus, treatyNamed } from "@/lib/treaties/status";
import type { CitedReference } from "./evidence";
import { judgementRules } from "./judgement-rules";
import type { LastRating } from "./last-round";
import type { RatingView } from "./schema";

/** The words of an edition about one indicator, all in the edition's language. */
export type IndicatorWords = {
  code: string;
  title: string;
  construct: Construct;
  /** BCP 47 tag of every text here. */
  language: string;
  question: string | null;
  guidance: string | null;
  evidenceExpected: readonly string[];
  basis: readonly {
    instrument: string;
    ref: string;
    obligation: "mandatory" | "mandatory-qualified" | "discretionary" | "reference";
    confirmed: boolean;
    note: string | null;
    /** How the treaty stands for the State on the cut-off date; null for what is no treaty, and where no State is meant. */
    standing: TreatyStatus | null;
  }[];
  levels: readonly { level: number; word: string | null; sentence: string | null }[];
  reasons: readonly { code: NotAssessedReason; label: string | null; needsRequest: boolean }[];
  /** The condition under which it may be left out; null where it always applies. */
  notApplicable: string | null;
  /** What a level needs before the assessment can be submitted. */
  needs: readonly { levels: readonly number[]; needs: readonly LevelNeed[] }[];
};

/** One need of a level; `what` is a level of confidence, a count or what a citation shows. */
export type LevelNeed = { kind: ClaimNeed["kind"]; what: string };

/** A judgement that stands beside the question. */
export type RatingBeside = {
  state: RatingState;
  level: number | null;
  notAssessedReason: NotAssessedReason | null;
  rationale: string | null;
  language: string;
};

/** A rating of the round before, in the words of the edition that it was rated by. */
export type EarlierRatingView = RatingBeside & {
  indicator: string;
  title: string;
  sentence: string | null;
  editionLanguage: string;
  citations: readonly CitedReference[];
};

/** What the round before says where this indicator goes on. */
export type LastRound = {
  round: string;
  /** The earlier edition; null where it is the same. */
  edition: string | null;
  state: CarryState;
  /** The level that this one is compared with; null where there is none that may be. */
  comparedLevel: number | null;
  ratings: readonly EarlierRatingView[];
};

export type IndicatorCardView = {
  words: IndicatorWords;
  rating: RatingView;
  last: LastRound | null;
  /** The State's own rating once it is certified, for who judges by the evidence. */
  self: RatingBeside | null;
  /** The level that the registers suggest; null where they suggest none. */
  suggested: number | null;
  /** Names of the States whose word the standing of a treaty is, by ISO code, in the reader's language. */
  reporters: Readonly<Record<string, string>>;
};

/**
 * The words of one indicator; with the treaties of a State also what each legal basis is for it. Throws NOT_FOUND where
 * the edition has no such code.
 */
export function indicatorWords(
  edition: Edition,
  code: string,
  treaties: StateTreaties | null = null,
): IndicatorWords {
  const { construct, definition } = indicatorOf(edition, code);
  const rules = judgementRules(edition, code, "assessor");
  const named = edition.file.gaps?.reasons ?? [];
  return {
    code,
    title: definition.title,
    construct,
    language: edition.file.language,
    question: definition.question ?? null,
    guidance: definition.guidance ?? null,
    evidenceExpected: definition.evidenceExpected ?? [],
    basis: (definition.basis ?? []).map(({ instrument, ref, obligation, confirmed, note }) => ({
      instrument,
      ref,
      obligation,
      confirmed,
      note: note ?? null,
      standing: standingOf(treaties, instrument),
    })),
    levels: edition.levels.map((level) => ({
      level,
      word: levelWord(edition, level),
      sentence: definition.levels?.find((entry) => entry.level === level)?.sentence ?? null,
    })),
    reasons: rules.reasonsAccepted.map((reason) => {
      const rule = named.find((entry) => entry.code === reason);
      return { code: reason, label: rule?.label ?? null, needsRequest: rule?.needsRequest ?? false };
    }),
    needs: needsOf(edition, code),
    notApplicable: rules.notApplicableAllowed ? (definition.notApplicable?.condition ?? "") : null,
  };
}

/** The cards of one domain in the order of the edition. Throws NOT_FOUND where the key is no domain. */
export function domainCards(
  edition: Edition,
  domain: string,
  ratings: readonly RatingView[],
  last: ReadonlyMap<string, LastRating>,
  treaties: StateTreaties,
  suggested: ReadonlyMap<string, { level: number }> = new Map(),
  self: ReadonlyMap<string, RatingBeside> = new Map(),
): readonly IndicatorCardView[] {
  return nodeOf(edition, domain).indicators.flatMap((code) => {
    const rating = ratings.find(({ indicator }) => indicator === code);
    return rating
      ? [
          {
            words: indicatorWords(edition, code, treaties),
            rating,
            last: lastRound(last.get(code)),
            self: self.get(code) ?? null,
            suggested: suggested.get(code)?.level ?? null,
            reporters: treaties.reporters,
          },
        ]
      : [];
  });
}

function standingOf(treaties: StateTreaties | null, instrument: string): TreatyStatus | null {
  const treaty = treatyNamed(instrument);
  return treaty === null || treaties === null ? null : treaties.statuses[treaty];
}

function needsOf(edition: Edition, code: string): IndicatorWords["needs"] {
  const { construct, definition } = indicatorOf(edition, code);
  return (edition.file.claims ?? [])
    .filter((claim) => claim.construct === construct && !claim.onlyWhenNotApplicableRestsOnIt)
    .map(({ levels, needs }) => ({
      levels,
      needs: needs.flatMap((need) => levelNeed(need, definition.facet)),
    }));
}

function levelNeed(need: ClaimNeed, facet: string | undefined): readonly LevelNeed[] {
  switch (need.kind) {
    case "confidence":
    case "item_not_issued_by_state":
      return [{ kind: need.kind, what: String(need.atLeast) }];
    case "citation_shows":
      return need.facets && (facet === undefined || !need.facets.includes(facet))
        ? []
        : [{ kind: need.kind, what: need.shows }];
    case "search_record":
      return [{ kind: need.kind, what: "" }];
  }
}

function lastRound(last: LastRating | undefined): LastRound | null {
  if (last === undefined) return null;
  const ratings = last.ratings.flatMap(({ values, ...earlier }): readonly EarlierRatingView[] => {
    const beside = besideOf(values);
    return beside === null ? [] : [{ ...earlier, ...beside }];
  });
  if (ratings.length === 0 && last.state !== "no_equivalent") return null;
  const comparedLevel = last.state === "same" ? (ratings[0]?.level ?? null) : null;
  return { round: last.round, edition: last.edition, state: last.state, comparedLevel, ratings };
}

/** What of a rating stands beside the question of somebody else; null where nothing was judged. */
export function besideOf(
  values: Omit<RatingBeside, "state"> & { state: RatingState | null },
): RatingBeside | null {
  const { state, level, notAssessedReason, rationale, language } = values;
  return state === null ? null : { state, level, notAssessedReason, rationale, language };
}
