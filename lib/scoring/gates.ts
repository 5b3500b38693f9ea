/** Gates: levels of single indicators that limit a band word and never a figure. */
import type { Edition } from "@/lib/instruments/edition";
import type { Gate } from "@/lib/instruments/format";
import { isWithheld, type Rating, ratingOf, type ScoringInput } from "./rating";
import type { GateState } from "./score";

/** Whether a rating lies on the side of a gate where it applies; null where it does not say. */
export function appliesAt(edition: Edition, gate: Gate, rating: Rating): boolean | null {
  if (rating.state === "rated") return rating.level <= gate.atOrBelow;
  if (rating.state === "not_applicable") return false;
  const counts = edition.file.gates?.withheldCountsAs === "minimum" && isWithheld(edition, rating);
  return counts ? true : null;
}

/** Every gate of the edition as it stands, in the order of the file. */
export function gateStates(edition: Edition, input: ScoringInput): readonly GateState[] {
  return edition.gates.map((gate) => {
    const rating = ratingOf(input.ratings, gate.indicator);
    const applies = appliesAt(edition, gate, rating);
    return {
      code: gate.code,
      indicator: gate.indicator,
      caps: gate.caps,
      maxBand: gate.maxBand,
      label: gate.label,
      state: applies === null ? "open" : applies ? "applies" : "does_not_apply",
      becauseWithheld: applies === true && rating.state === "not_assessed",
      confirmed:
        applies === true && edition.file.gates?.needsConfirmation === true
          ? (input.confirmedGates?.has(gate.code) ?? false)
          : null,
    };
  });
}

/** Gates that apply and still wait for a second person: until then the assessment cannot leave internal review. */
export function gatesToConfirm(edition: Edition, input: ScoringInput): readonly GateState[] {
  return gateStates(edition, input).filter((gate) => gate.state === "applies" && gate.confirmed === false);
}
