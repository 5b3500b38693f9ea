/** The rationale of each rating: the facts of the level, the State's own remark, and what changed since the last round. */
import { z } from "zod";
import capabilityC from "./data/rationales/c.json";
import capabilityG from "./data/rationales/g.json";
import pillarR from "./data/rationales/r.json";
import wordsFile from "./data/words.json";
import { type DemonstrationRound, levelFor, type Mark, wasAssessedBefore } from "./marks";
import { hashOf, pick } from "./seeded";
import type { DemonstrationState } from "./state";
import { fill, slotsOf } from "./words";

const templates = z
  .record(z.string(), z.record(z.string().regex(/^[0-4]$/), z.array(z.string()).min(1)))
  .parse({ ...pillarR, ...capabilityC, ...capabilityG });

/** Sentences for gaps, not applicable indicators, search records, team notes and lowered confidence. */
export const WORDS = z
  .strictObject({
    gaps: z.record(z.string(), z.array(z.string()).min(1)),
    notApplicable: z.record(z.string(), z.string()),
    searchSources: z.string(),
    notes: z.array(z.string()).min(1),
    lowered: z.array(z.string()).min(1),
  })
  .parse(wordsFile);

/** Whether a State has a level in both rounds and they differ. */
export function changedSince(state: DemonstrationState, indicator: string): boolean {
  const now = levelFor(state, "2026", indicator);
  return now !== null && wasAssessedBefore(state) && levelFor(state, "2023", indicator) !== now;
}

/** The facts of the level. The two rounds take different sentences where there is more than one. */
function facts(
  state: DemonstrationState,
  round: DemonstrationRound,
  indicator: string,
  level: number,
): string {
  const variants = templates[indicator]?.[String(level)] ?? [];
  const turn = hashOf(state.iso3, indicator) + (round === "2023" ? 1 : 0);
  const template = variants[turn % Math.max(1, variants.length)];
  if (template === undefined) throw new RangeError(`no sentence for ${indicator} at level ${level}`);
  return fill(template, slotsOf(state, round), `${state.iso3} ${round} ${indicator}`);
}

/**
 * The rationale of a mark, written for that State and indicator. Throws RangeError where no sentence
 * was written for the level.
 */
export function rationaleOf(
  state: DemonstrationState,
  round: DemonstrationRound,
  indicator: string,
  mark: Mark,
): string {
  if (mark.kind === "text_only")
    return fill(
      "Notes from the first meetings in {capital}: to be read again together with the tables of the {interior} before a level is given.",
      slotsOf(state, round),
      indicator,
    );
  if (mark.kind === "not_applicable")
    return fill(
      "This could not be rated, because nothing that it asks about took place or exists in {S}. The reason stands beside it.",
      slotsOf(state, round),
      indicator,
    );
  const remark = round === "2026" ? state.remarks[indicator] : undefined;
  if (mark.kind === "not_assessed") {
    const gap = fill(
      pick(WORDS.gaps[mark.reason] ?? [], state.iso3, indicator),
      slotsOf(state, round),
      indicator,
    );
    return [gap, remark].filter((part) => part !== undefined).join(" ");
  }
  const earlier = state.before[indicator];
  const change =
    round === "2026" && changedSince(state, indicator) && earlier?.note !== undefined
      ? `The level was ${earlier.level} in the round of 2023: ${earlier.note}.`
      : undefined;
  const answer =
    round === "2026" && state.contradiction?.indicator === indicator ? state.contradiction.text : undefined;
  const own = round === "2026" ? state.texts?.[indicator] : undefined;
  return [own ?? facts(state, round, indicator, mark.level), remark, answer, change]
    .filter((part) => part !== undefined)
    .join(" ");
}
