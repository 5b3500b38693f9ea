import { describe, expect, test } from "vitest";
import { type ComparedLevel, farFromMedian } from "./median-rule";

const SCALE = [0, 1, 2, 3, 4];
const of = (levels: readonly number[], confidence: string | null = "medium"): ComparedLevel[] =>
  levels.map((level, index) => ({ iso3: `${confidence ?? "none"}${index}`, level, confidence }));
const far = (compared: readonly ComparedLevel[], scale = SCALE) => [...farFromMedian(scale, compared)];

describe("two levels from the median of at least five with equal confidence", () => {
  test("names the level on either side, with the median and the number behind it", () => {
    expect(far(of([2, 2, 2, 0, 4]))).toEqual([
      ["medium3", { median: 2, assessments: 5 }],
      ["medium4", { median: 2, assessments: 5 }],
    ]);
    expect(far(of([2, 2, 2, 1, 3]))).toEqual([]);
  });

  test("says nothing of four", () => {
    expect(far(of([2, 2, 2, 4]))).toEqual([]);
  });

  test("never counts assessments of another confidence together", () => {
    expect(far([...of([2, 2, 2, 4]), ...of([2, 2], "high")])).toEqual([]);
    expect(far([...of([2, 2, 2, 2, 2]), ...of([4, 4, 4, 4, 4], "high")])).toEqual([]);
    expect(far(of([2, 2, 2, 2, 4], null))).toHaveLength(1);
  });

  test("takes the middle between two of an even number: one and a half steps are not two", () => {
    expect(far(of([2, 2, 2, 3, 3, 3, 1]))).toEqual([]);
    expect(far(of([2, 2, 2, 3, 3, 4]))).toEqual([]);
    expect(far(of([1, 1, 1, 2, 2, 4]))).toEqual([["medium5", { median: 1.5, assessments: 6 }]]);
  });

  test("counts steps of the scale, not points", () => {
    const halves = [1, 1.5, 2, 2.5, 3];
    expect(far(of([1, 1, 1, 1, 2]), halves)).toEqual([["medium4", { median: 1, assessments: 5 }]]);
  });
});
