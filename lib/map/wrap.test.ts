import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapText } from "./wrap";

test("no word is lost, and no line of several words is wider than the image", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,12}$/)),
      fc.integer({ min: 60, max: 900 }),
      (words, width) => {
        const lines = wrapText(words.join(" "), width, 12);
        expect(lines.join(" ")).toBe(words.join(" "));
        for (const line of lines.filter((one) => one.includes(" ")))
          expect(line.length * 12 * 0.56).toBeLessThanOrEqual(width);
      },
    ),
  );
});
