/** The ways in which one set of ratings is read: as it stands, for bounds, for the band and for the plausible range. */
import type { Edition } from "@/lib/instruments/edition";
import type { ReadIndicator } from "./evaluate";
import { isWithheld, type Rating, type Ratings, ratingOf, type ScoringInput } from "./rating";

type Gap = "gap" | { readonly level: number };

function reading(rating: Rating, gap: Gap): ReturnType<ReadIndicator> {
  if (rating.state === "rated") return { kind: "level", level: rating.level };
  if (rating.state === "not_applicable") return { kind: "absent" };
  return gap === "gap" ? { kind: "gap" } : { kind: "level", level: gap.level };
}

/** What was rated; gaps stay gaps. */
export function asRated(ratings: Ratings): ReadIndicator {
  return (code) => reading(ratingOf(ratings, code), "gap");
}

/** Every gap, whatever its reason, at one level: the low bound with the lowest, the high bound with the highest. */
export function gapsAt(ratings: Ratings, level: number): ReadIndicator {
  return (code) => reading(ratingOf(ratings, code), { level });
}

/** For the band: withheld answers at the lowest level where the edition says so, other gaps left out. */
export function withheldAtMinimum(edition: Edition, ratings: Ratings): ReadIndicator {
  const constructs = edition.file.gaps?.withheldBandAt?.constructs ?? [];
  const lowest: Gap = { level: edition.file.scale.min };
  return (code) => {
    const rating = ratingOf(ratings, code);
    const construct = edition.indicators.get(code)?.construct;
    const moved = construct !== undefined && constructs.includes(construct) && isWithheld(edition, rating);
    return reading(rating, moved ? lowest : "gap");
  };
}

/** Ratings of low confidence moved by the steps of the edition towards one end, gaps at that end. */
export function plausible(edition: Edition, input: ScoringInput, end: "low" | "high"): ReadIndicator {
  const rule = edition.file.plausibleRange;
  const { min, max, step } = edition.file.scale;
  const gapLevel = end === "low" ? min : max;
  const shift = (rule?.steps ?? 0) * step * (end === "low" ? -1 : 1);
  const shifted = (level: number) => Math.min(max, Math.max(min, Math.round((level + shift) * 1000) / 1000));
  return (code) => {
    const rating = ratingOf(input.ratings, code);
    const read = reading(rating, { level: gapLevel });
    const confidence = input.confidence?.get(code);
    if (rating.state !== "rated" || confidence === undefined || !rule?.confidence.includes(confidence))
      return read;
    return { kind: "level", level: shifted(rating.level) };
  };
}
