/**
 * The rule of the consistency desk: a level that stands two or more steps of the scale from the median of at least five
 * assessments whose rating of the indicator has the same confidence. Pure.
 */

/** A level of one assessment with the confidence that it has. */
export type ComparedLevel = {
  readonly iso3: string;
  readonly level: number;
  readonly confidence: string | null;
};

/** A level far from the others, with the median and how many assessments stand behind it. */
export type FarFromMedian = { readonly median: number; readonly assessments: number };

/** So many steps of the scale are far. */
export const STEPS_FROM_MEDIAN = 2;
/** Of fewer assessments a median says nothing. */
export const ASSESSMENTS_MIN = 5;

/**
 * The levels that are far from the median of their equals, by country. The median is worked out over the levels of the
 * assessments with that confidence, the one in question among them; of an even number it lies in the middle between two.
 */
export function farFromMedian(
  scale: readonly number[],
  compared: readonly ComparedLevel[],
): ReadonlyMap<string, FarFromMedian> {
  const found = new Map<string, FarFromMedian>();
  for (const equals of Map.groupBy(compared, ({ confidence }) => confidence).values()) {
    if (equals.length < ASSESSMENTS_MIN) continue;
    const steps = equals.map(({ level }) => scale.indexOf(level));
    const middle = medianOf(steps);
    for (const { iso3, level } of equals) {
      if (Math.abs(scale.indexOf(level) - middle) < STEPS_FROM_MEDIAN) continue;
      found.set(iso3, { median: levelAt(scale, middle), assessments: equals.length });
    }
  }
  return found;
}

function medianOf(values: readonly number[]): number {
  const ordered = values.toSorted((a, b) => a - b);
  const half = Math.floor(ordered.length / 2);
  const upper = ordered[half] ?? 0;
  return ordered.length % 2 === 1 ? upper : ((ordered[half - 1] ?? upper) + upper) / 2;
}

/** The level at a step of the scale, or in the middle between two. */
function levelAt(scale: readonly number[], step: number): number {
  const [low = 0, high = low] = [scale[Math.floor(step)], scale[Math.ceil(step)]];
  return (low + high) / 2;
}
