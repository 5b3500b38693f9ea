/** When two ratings of one indicator must go to a third person. */
import type { Edition } from "@/lib/instruments/edition";
import { appliesAt } from "./gates";
import type { Rating } from "./rating";

export type Disagreement =
  | { readonly code: "levels_apart"; readonly apart: number }
  | { readonly code: "across_gate"; readonly gate: string };

/** Why two ratings of an indicator disagree too far, in the words of the edition; empty where they do not. */
export function disagreements(edition: Edition, code: string, a: Rating, b: Rating): readonly Disagreement[] {
  const rule = edition.file.disagreement;
  if (!rule) return [];
  const found: Disagreement[] = [];
  if (a.state === "rated" && b.state === "rated") {
    const apart = Math.abs(a.level - b.level);
    if (apart >= rule.levelsApart) found.push({ code: "levels_apart", apart });
  }
  if (!rule.acrossGate) return found;
  for (const gate of edition.gates.filter((entry) => entry.indicator === code)) {
    const [one, other] = [appliesAt(edition, gate, a), appliesAt(edition, gate, b)];
    if (one !== null && other !== null && one !== other) found.push({ code: "across_gate", gate: gate.code });
  }
  return found;
}
