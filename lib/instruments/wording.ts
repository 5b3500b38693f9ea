/** What an indicator says to who rates it, and whether two editions say the same. Pure, and safe in the browser. */
import type { Edition } from "./edition";
import type { IndicatorDefinition } from "./format";

/** The parts of an indicator that a level is judged by; the others move weights, places and lists. */
export const WORDING_PARTS = [
  "title",
  "question",
  "guidance",
  "levels",
  "notApplicable",
  "notCountedHere",
] as const satisfies readonly (keyof IndicatorDefinition)[];
export type WordingPart = (typeof WORDING_PARTS)[number];

/** Whether two values of an instrument file say the same, in whatever order their keys stand. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [first, second] = [definedOf(a), definedOf(b)];
  return (
    first.size === second.size && [...first].every(([key, value]) => saysTheSame(value, second.get(key)))
  );
}

function definedOf(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).filter(([, entry]) => entry !== undefined));
}

/** The parts by which an indicator is judged that two editions word otherwise; none where one of them lacks it. */
export function wordingParts(earlier: Edition, later: Edition, code: string): readonly WordingPart[] {
  const [before, now] = [earlier.indicators.get(code), later.indicators.get(code)];
  if (!before || !now) return [];
  return WORDING_PARTS.filter(
    (part) => !saysTheSame(judgedBy(before.definition, part), judgedBy(now.definition, part)),
  );
}

/** A part as it bears on a level. Where a fact is counted instead is another indicator's matter; that it is not here counts. */
function judgedBy(definition: IndicatorDefinition, part: WordingPart): unknown {
  return part === "notCountedHere"
    ? [...new Set(definition.notCountedHere?.map(({ fact }) => fact))]
    : definition[part];
}

/** Whether a level of an indicator is the same thing in two editions: one scale, one way to read it, one construct. */
export function isSameReading(earlier: Edition, later: Edition, code: string): boolean {
  const [before, now] = [earlier.indicators.get(code), later.indicators.get(code)];
  return (
    before !== undefined &&
    before.construct === now?.construct &&
    saysTheSame(earlier.file.scale, later.file.scale) &&
    earlier.file.normalise === later.file.normalise &&
    earlier.file.language === later.file.language
  );
}
