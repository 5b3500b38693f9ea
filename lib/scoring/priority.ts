/** Order of findings for technical cooperation: a list for the team, never a score. */
import {
  compare,
  divide,
  type ExactNumber,
  exact,
  isAtLeast,
  multiply,
  ONE,
  subtract,
} from "@/lib/core/exact";
import type { Edition, Indicator } from "@/lib/instruments/edition";
import type { InstrumentFile } from "@/lib/instruments/format";
import { exactArithmetic } from "./arithmetic";
import { bandCodeAt, bandIndexOf } from "./bands";
import { exposureScore, type ScoredAssessment } from "./engine";
import { evaluate } from "./evaluate";
import { isWithheld, type Ratings, ratingOf } from "./rating";
import { gapsAt } from "./readings";

/** Why the exposure factor is what it is. */
export type FactorReason =
  | "always_one"
  | "gate_applies"
  | "link_not_assessed"
  | "no_exposure_figure"
  | "linked_exposure"
  | "exposure_figure";

/** The priority of one indicator. A withheld answer has none and becomes a finding of the type data gap. */
export type Priority =
  | {
      readonly indicator: string;
      readonly kind: "ranked";
      readonly value: ExactNumber;
      /** Its working: weight times distance to the top of the scale times factor. */
      readonly weight: ExactNumber;
      readonly distance: ExactNumber;
      readonly band: string | null;
      readonly factor: ExactNumber;
      readonly factorReason: FactorReason;
    }
  | { readonly indicator: string; readonly kind: "data_gap" };

type FactorRule = NonNullable<InstrumentFile["priority"]>["exposureFactor"];

/**
 * Priorities of every capability indicator that has a level or a withheld answer, in file order; empty where the
 * edition has no rule.
 */
export function priorities(scored: ScoredAssessment, ratings: Ratings): readonly Priority[] {
  const { edition } = scored;
  const rule = edition.file.priority;
  if (!rule) return [];
  const { scale } = edition.file;
  const range = subtract(exact(scale.max), exact(scale.min));
  return [...edition.indicators.values()].flatMap((indicator): readonly Priority[] => {
    if (indicator.construct !== "capability") return [];
    const rating = ratingOf(ratings, indicator.code);
    if (isWithheld(edition, rating)) return [{ indicator: indicator.code, kind: "data_gap" }];
    if (rating.state !== "rated") return [];
    const distance = divide(subtract(exact(scale.max), exact(rating.level)), range);
    const { factor, reason } = exposureFactor(scored, ratings, indicator, rule.exposureFactor);
    const value = multiply(multiply(indicator.weight, distance), factor);
    const bands = [...rule.bands].sort((a, b) => compare(exact(a.from), exact(b.from)));
    const band = bandCodeAt(bands, bandIndexOf(bands, value));
    return [
      {
        indicator: indicator.code,
        kind: "ranked",
        value,
        weight: indicator.weight,
        distance,
        band,
        factor,
        factorReason: reason,
      },
    ];
  });
}

function exposureFactor(
  scored: ScoredAssessment,
  ratings: Ratings,
  indicator: Indicator,
  rule: FactorRule,
): { factor: ExactNumber; reason: FactorReason } {
  const one = (reason: FactorReason) => ({ factor: ONE, reason });
  if (rule.oneFor.includes(indicator.code)) return one("always_one");
  const gateApplies = scored.gates.some(
    (gate) => gate.indicator === indicator.code && gate.state === "applies",
  );
  if (rule.oneWhenGateApplies && gateApplies) return one("gate_applies");
  const floor = exact(rule.floor);
  const atLeastFloor = (value: ExactNumber) => (isAtLeast(value, floor) ? value : floor);
  const links = (indicator.definition.answersExposure ?? []).map((code) => ratingOf(ratings, code));
  if (rule.oneWhenLinkNotAssessed && links.some((rating) => rating.state === "not_assessed"))
    return one("link_not_assessed");
  const levels = links.flatMap((rating) => (rating.state === "rated" ? [rating.level] : []));
  if (levels.length > 0)
    return {
      factor: atLeastFloor(shareOfScale(scored.edition, Math.max(...levels))),
      reason: "linked_exposure",
    };
  const share = shareOfRange(scored, rule.withoutLinks);
  if (share) return { factor: atLeastFloor(share), reason: "exposure_figure" };
  return rule.oneWhenNoFigure ? one("no_exposure_figure") : { factor: floor, reason: "no_exposure_figure" };
}

function shareOfScale({ file: { scale } }: Edition, level: number): ExactNumber {
  return divide(subtract(exact(level), exact(scale.min)), subtract(exact(scale.max), exact(scale.min)));
}

/** Where the figure of an exposure lies between the least and the most it could be, 0 to 1; null without a figure. */
function shareOfRange(scored: ScoredAssessment, key: string): ExactNumber | null {
  const figure = exposureScore(scored, key).score;
  if (!figure) return null;
  const { edition } = scored;
  const at = (level: number) =>
    evaluate(edition, exactArithmetic, gapsAt(new Map(), level)).nodes.get(key)?.value;
  const [least, most] = [at(edition.file.scale.min), at(edition.file.scale.max)];
  return least && most ? divide(subtract(figure.exact, least), subtract(most, least)) : null;
}
