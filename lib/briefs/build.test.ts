import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { type Text, textsOf } from "@/lib/reports/model";
import { wholeBrief, wholeFacts } from "@/tests/support/whole-brief";
import { buildBrief } from "./build";
import type { BriefFacts } from "./country";

const IMPRINT = { locale: "en", isDemonstration: false, programme: "Programme" } as const;
const briefOf = (changes: Partial<BriefFacts>) => buildBrief({ ...wholeFacts("en"), ...changes }, IMPRINT);
const said = (texts: Iterable<Text>) => [...texts].map(({ text }) => text);
const partOf = (report: ReturnType<typeof briefOf>, id: string) =>
  said(textsOf({ ...report, lead: [], sections: report.sections.filter((section) => section.id === id) }));

describe("a brief", () => {
  test("says progress first, then what to ask for, what is contested, what not to say, and the letters", () => {
    expect(wholeBrief("en").sections.map(({ id }) => id)).toEqual([
      "progress",
      "asks",
      "contested",
      "limits",
      "letters",
    ]);
  });

  test("says for whom it is on every sheet", () => {
    expect(wholeBrief("en").mark?.text).toMatch(/^For the assessment team only\./);
    expect(wholeBrief("en").mark?.text).toContain("Illustrative");
  });

  test("leads from each of its records to the record itself", () => {
    const led = said([...textsOf(wholeBrief("en"))].filter(({ href }) => href !== undefined));
    expect(led.length).toBeGreaterThan(15);
    for (const { href } of textsOf(wholeBrief("en")))
      if (href !== undefined) expect(href).toMatch(/^\/rounds\/2026\/XAA\//);
  });

  test("is the same in the same case", () => {
    expect(wholeBrief("en")).toEqual(wholeBrief("en"));
  });
});

describe("the progress of a brief", () => {
  test("names what rose with its cause, a change of the situation before the others, and counts what fell", () => {
    const texts = partOf(wholeBrief("en"), "progress");
    const levels = texts.filter((text) => text.startsWith("From level"));
    expect(levels).toHaveLength(3);
    expect(levels[0]).toContain("The situation changed");
    expect(texts.some((text) => /^and \d+ more$/.test(text))).toBe(true);
    expect(texts.join("\n")).toMatch(/1 level is lower than in the last round: [A-Z]\d\.\d \([^)]+\)\./);
    expect(texts.some((text) => /from .+ \d+\.\d \(.+–.+\) to /.test(text))).toBe(true);
    expect(texts.some((text) => text.includes("Only where the situation changed"))).toBe(true);
  });

  test("compares nothing with another major version, and nothing where there was no round", () => {
    const { card } = wholeFacts("en");
    expect(partOf(briefOf({ card: { ...card, change: null } }), "progress").join(" ")).toContain(
      "do not compare",
    );
    expect(partOf(briefOf({ card: { ...card, last: null, change: null } }), "progress")).toContain(
      "No earlier round of this country was released.",
    );
  });
});

describe("what a brief asks for", () => {
  test("is three things of three domains, first by the priority of the edition, without its value", () => {
    const { asks } = wholeFacts("en");
    expect(asks).toHaveLength(3);
    expect(asks[0]).toMatchObject({ code: "G2.1", level: 1, next: { level: 2 }, factorReason: "always_one" });
    expect(asks[0]?.gates).toHaveLength(1);
    expect(new Set(asks.map(({ domain }) => domain)).size).toBe(3);
    expect(JSON.stringify(asks)).not.toContain("value");
    const texts = partOf(wholeBrief("en"), "asks");
    expect(texts.some((text) => text.startsWith("From level 1 to level 2: "))).toBe(true);
    expect(texts.some((text) => text.includes("It sorts and is no score."))).toBe(true);
  });
});

describe("what the State contests", () => {
  test("begins with what was not accepted, is cut, and says how many more there are", () => {
    const texts = partOf(wholeBrief("en", { isLong: true }), "contested");
    expect(texts).toContain("Not accepted");
    expect(texts).toContain("and 2 more");
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(180);
    expect(texts.some((text) => text.endsWith("…"))).toBe(true);
  });

  test("says why nothing is contested", () => {
    const nothing = (hearing: BriefFacts["hearing"]) =>
      partOf(briefOf({ contested: [], hearing }), "contested");
    expect(nothing("commented")).toContain("Every comment of the State was accepted.");
    expect(nothing("silent").join(" ")).toContain("No comment came.");
    expect(nothing("not_asked").join(" ")).toContain("has not yet been asked");
  });
});

test("what not to say names drafts, gaps, low confidence, withheld answers and lowered bands", () => {
  const texts = partOf(wholeBrief("en"), "limits").join("\n");
  for (const part of [
    "Nothing of this is released",
    "Low confidence: ",
    "R4.3",
    "Quote the band without a figure",
    "no figure",
  ])
    expect(texts).toContain(part);
});

test.each(LOCALES)("a brief in %s says the same in its own words", (locale) => {
  const report = wholeBrief(locale);
  expect(report.sections.map(({ blocks }) => blocks.length)).toEqual(
    wholeBrief("en").sections.map(({ blocks }) => blocks.length),
  );
  for (const { title } of report.sections) expect(title.language).toBe(locale);
});
