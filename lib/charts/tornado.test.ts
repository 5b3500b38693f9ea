import { expect, test } from "vitest";
import { placeTornado } from "./tornado";

const ROWS = [
  { key: "both", reach: { low: -10, high: 5 } },
  { key: "up", reach: { low: 2, high: 4 } },
  { key: "gone", reach: null },
];

test("bars begin or end at nought, on an axis as long to either side", () => {
  const { rows, ticks, nought } = placeTornado(ROWS, "ltr");
  expect(nought).toBe(50);
  expect(ticks.map(({ value }) => value)).toEqual([-10, -5, 0, 5, 10]);
  expect(rows).toEqual([
    { key: "both", bar: { x: 0, width: 75 } },
    { key: "up", bar: { x: 50, width: 20 } },
    { key: "gone", bar: null },
  ]);
});

test("is mirrored where writing runs to the left", () => {
  const { rows, ticks } = placeTornado(ROWS, "rtl");
  expect(rows[0]?.bar).toEqual({ x: 25, width: 75 });
  expect(ticks[0]).toEqual({ value: -10, x: 100 });
});

test("a figure that hardly moves is not drawn large", () => {
  const [row] = placeTornado([{ key: "one", reach: { low: -0.1, high: 0.1 } }], "ltr").rows;
  expect(row?.bar?.width).toBeLessThan(3);
});
