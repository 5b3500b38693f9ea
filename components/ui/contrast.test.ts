import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** The tokens' colours, `[light, dark]` by name. */
const TOKENS = new Map(
  [
    ...readFileSync("app/styles/tokens.css", "utf8").matchAll(
      /--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g,
    ),
  ].map(([, name = "", light = "", dark = ""]) => [name, [light, dark] as const]),
);

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two tokens, in the theme where it is worse. */
function contrast(one: string, other: string): number {
  const ratios = [0, 1].map((theme) => {
    const [a, b] = [one, other].map((name) => luminance(TOKENS.get(name)?.[theme] ?? "#000000"));
    return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05);
  });
  return Math.min(...ratios);
}

const GROUNDS = ["ground", "panel", "panel-strong"];
const RANKS = [1, 2, 3, 4, 5];

describe("in both themes", () => {
  test.each(["ink", "ink-soft", "accent", "danger"])("%s can be read on every ground", (token) => {
    for (const ground of GROUNDS) expect(contrast(token, ground), ground).toBeGreaterThanOrEqual(4.5);
  });

  test.each(["danger", "warning", "good"])("%s can be read on its own ground", (token) => {
    expect(contrast(token, `${token}-ground`)).toBeGreaterThanOrEqual(4.5);
    expect(contrast("ink", `${token}-ground`)).toBeGreaterThanOrEqual(4.5);
  });

  test("the text of a primary button can be read, also under the pointer", () => {
    expect(contrast("accent-ink", "accent")).toBeGreaterThanOrEqual(4.5);
    expect(contrast("accent-ink", "accent-strong")).toBeGreaterThanOrEqual(4.5);
    expect(contrast("accent-strong", "accent-ground")).toBeGreaterThanOrEqual(4.5);
  });

  test("the border of a control stands out from what is around it", () => {
    for (const ground of ["ground", "panel"])
      expect(contrast("control-line", ground)).toBeGreaterThanOrEqual(3);
  });

  test.each(["capability", "exposure"])("the words on every step of %s can be read", (scale) => {
    for (const rank of RANKS) {
      const ink = `${scale}-ink-${rank <= 3 ? "low" : "high"}`;
      expect(contrast(ink, `${scale}-${rank}`), `${scale}-${rank}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});
