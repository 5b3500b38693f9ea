import { readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { sheetImage } from "@/lib/map/sheet";
import { placeStrips } from "./cell-strip";
import { placeDotPlot } from "./dot-plot";
import { CHART_WIDTH, dotPlotDrawing, stripDrawing } from "./drawings";
import { INK_ON, RAMPS } from "./paint";
import { pngOf } from "./png";

const LABELS = new Map([
  ["C1", { name: "C1 Early joint work & more", figure: "62.5" }],
  ["C2", { name: "C2 Courts", figure: "Not assessed" }],
]);

function chart(direction: "ltr" | "rtl", title = "Arvenia · Round 2026: Domains"): string {
  const plot = placeDotPlot(
    {
      domain: [0, 100],
      bands: [
        { from: 0, rank: 1, label: "Nascent" },
        { from: 50, rank: 5, label: "Advanced" },
      ],
      ticks: [0, 100],
      rows: [
        { key: "C1", value: 62.5, range: { low: 50, high: 75 }, last: 40 },
        { key: "C2", value: null, range: null, last: null },
      ],
    },
    direction,
  );
  return sheetImage({
    language: direction === "rtl" ? "ar" : "en",
    direction,
    width: CHART_WIDTH,
    title,
    lines: ["Illustrative."],
    drawing: dotPlotDrawing(plot, LABELS, "capability", ["0", "100"], { direction, edition: "ltr" }),
    keyTitle: null,
    key: [],
    foot: ["Source: ratings of the assessment team."],
  });
}

describe("a chart that is taken away", () => {
  test("holds title, source and caveats, fetches nothing and escapes what it says", () => {
    const svg = chart("ltr");
    for (const text of [
      "Arvenia · Round 2026: Domains",
      "Illustrative.",
      "Source: ratings",
      "work &amp; more",
    ])
      expect(svg).toContain(text);
    expect(svg).not.toMatch(/(href|src)="(?!#)|@import|url\((?!#)|<style|<script/);
  });

  test("leaves out what XML cannot hold", async () => {
    const svg = chart("ltr", "Arvenia\u0001\ufffe\uffff <script>");
    expect(svg).toContain("Arvenia &lt;script&gt;");
    expect((await pngOf(svg)).length).toBeGreaterThan(0);
  });

  test("has the dot where the page has it, mirrored where writing runs to the left", () => {
    const dotOf = (svg: string) => Number(/cx="([\d.]+)" cy="[\d.]+" r="6" fill="#17202b"/.exec(svg)?.[1]);
    const inner = CHART_WIDTH - 24;
    expect(dotOf(chart("ltr"))).toBeCloseTo(12 + inner * 0.625);
    expect(dotOf(chart("rtl"))).toBeCloseTo(12 + inner * 0.375);
  });

  test("draws each level with its digit, and a pattern where there is none", () => {
    const strips = placeStrips(
      [
        {
          key: "a",
          cells: [
            { rank: 5 as const, text: "4" },
            { rank: null, text: "" },
          ],
        },
      ],
      "ltr",
    );
    const { content } = stripDrawing(strips, new Map([["a", "Law"]]), { direction: "ltr", edition: "ltr" });
    expect(content).toContain(RAMPS.capability[5]);
    expect(content).toContain(">4</text>");
    expect(content).toContain("url(#hatch)");
  });

  test("has the tints of the light theme", () => {
    const tokens = readFileSync("app/styles/tokens.css", "utf8");
    const light = (name: string) => new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6})`).exec(tokens)?.[1];
    for (const construct of ["capability", "exposure"] as const)
      for (const [rank, tint] of Object.entries(RAMPS[construct]))
        expect(tint).toBe(light(`${construct}-${rank}`));
    expect(INK_ON).toEqual({ low: light("capability-ink-low"), high: light("capability-ink-high") });
  });

  test("is a picture of twice its size, whose letters are drawn in every script", async () => {
    const inkOf = async (svg: string) => {
      const { data, info } = await sharp(await pngOf(svg))
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect(info.width).toBe(2 * CHART_WIDTH);
      return data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0);
    };
    // Letters that a font lacks are boxes, all alike: two words of as many letters then have the same ink.
    for (const [one, other] of [
      ["illlli", "mwmwmw"],
      ["ااااا", "ششششش"],
    ] as const)
      expect(await inkOf(chart("rtl", one))).not.toBe(await inkOf(chart("rtl", other)));
  });
});
