import { describe, expect, test } from "vitest";
import { formatInstant, formatPartialDate, languageName } from "@/lib/i18n/format";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { codeWord } from "@/lib/registers/reader-words";
import { figureText } from "@/lib/releases/figure-text";
import { wholeInput, wholeReport } from "@/tests/support/whole-report";
import { buildReport } from "./build";
import { textsOf } from "./model";
import { wordsFor } from "./words";

/** Every filled field of a value: its path without the places in lists, and what stands there. */
function* leavesOf(value: unknown, path = ""): Generator<readonly [string, string | number | boolean]> {
  if (value === null || value === undefined || value === "") return;
  if (Array.isArray(value)) for (const one of value) yield* leavesOf(one, `${path}[]`);
  else if (typeof value === "object")
    for (const [name, held] of Object.entries(value))
      yield* leavesOf(held, path === "" ? name : `${path}.${name}`);
  else yield [path, value as string | number | boolean];
}

/** Says how a field stands in a report; null for what is no text of its own: a key, or a code that words stand for. */
function shownAs(path: string, value: string | number | boolean, locale: Locale): string | null {
  const { t } = wordsFor(locale, "en", {});
  const zone = "Europe/Vienna";
  const name = path.split(".").at(-1) ?? "";
  if (KEYS.some((key) => key.test(path))) return null;
  if (/(At)$/.test(name)) return formatInstant(locale, String(value), zone, { show: "day" });
  if (name === "purpose") return t("common.banner.illustrative");
  if (name === "author") return t("report.author");
  if (path === "statements.stateComment.code") return t("report.stateComment.commented");
  if (path === "statements.unpublishedSources") return t("common.unpublishedSources");
  if (path === "edition.validated") return value === true ? null : t("release.proposal");
  if (path === "number")
    return t("report.publishedBy", { number: Number(value), day: "" }).split("2")[0] ?? "";
  if (name === "confidence") return t(`release.confidences.${value as "medium"}`);
  if (name === "state") return value === "rated" ? null : t(`release.states.${value as "not_assessed"}`);
  if (name === "level") return t("release.level", { level: Number(value) });
  if (name === "disposition") return t(`countryComments.dispositions.${value as "accepted"}`);
  if (name === "shows") return t(`sources.shows.${value as "applied"}`);
  if (name === "stance") return t(`sources.stance.${value as "supports"}`);
  if (name === "changeCause") return t(`rating.changeCause.${value as "situation_changed"}`);
  if (name === "files")
    return value === 0 ? null : t("countryComments.filesHandedIn", { count: Number(value) });
  if (name === "method") return t(`release.methods.${value as "arithmetic_mean"}`);
  if (name === "construct") return t(`method.constructDirection.${value as "capability"}`);
  if (path === "sources[].type") return t(`sources.types.${value as "media"}`);
  if (path === "sources[].language") return languageName(locale, String(value));
  if (path === "sources[].reliability") return t("sources.reliability.A");
  if (path === "sources[].credibility") return t("sources.credibility.2");
  if (name === "decimal") return numberAs(path, String(value), locale);
  if (/On$|^period/.test(name)) return formatPartialDate(t, locale, String(value));
  return String(value);
}

/** Figures, bounds and ranges stand rounded; weights, shares and coverage have tests of their own words. */
function numberAs(path: string, value: string, locale: Locale): string | null {
  if (!/(score|low|high|plausibleLow|plausibleHigh)\.decimal$/.test(path)) return null;
  return figureText(locale, { exact: null, decimal: value }) ?? null;
}

/** What names something else in the file, and codes whose words stand beside them. */
const KEYS = [
  /^format$/,
  /\.exact$/,
  /language$|Language$/,
  /^country\./,
  /^domains\[\]\.key$/,
  /^exposure\[\]\.(indicator|group|code|reason\.code)$/,
  /^capability\[\]\.(key|kind|pillar|status|band\.(code|position|of))$/,
  /loweredBy\[\]\.(code|kind|becauseWithheld)$/,
  /bandOfFigure\.(code|position|of)$/,
  /^capability\[\]\.why\.bandOfFigure\.label$/,
  /tree.*\.(kind|key|withheld)$/,
  /^indicators\[\]\.domain$/,
  /reason\.code$/,
  /^countryComments\.drafts\[\]\.(kind|outcome)$/,
  /^countryComments\.comments\[\]\.(draft|indicator)$/,
  /^selfAssessment\.answers\[\]\.indicator$/,
  /^statements\.stateComment\.text$/,
];

describe.each(LOCALES)("the report of a release in %s", (locale) => {
  const input = wholeInput(locale);
  const report = buildReport(input);
  const text = [...textsOf(report), report.author, report.mark, report.foot]
    .flatMap((one) => (one === null ? [] : [one.text]))
    .join("\n");

  test("holds every filled field of the release", () => {
    const leaves = [...leavesOf(input.document)];
    expect(leaves.length).toBeGreaterThan(2_000);
    const missing = leaves.flatMap(([path, value]) => {
      const shown = shownAs(path, value, locale);
      return shown === null || text.includes(shown) ? [] : [`${path}: ${shown}`];
    });
    expect([...new Set(missing)]).toEqual([]);
  });

  test("holds every field of the entries of the evidence base, and figures as they are published", () => {
    for (const shown of [
      "Port Arven",
      "Lower Belmar",
      "By ferry to the mainland.",
      "Seen in court files only.",
    ])
      expect(text).toContain(shown);
    expect(text).toContain("40,217");
    expect(text).toContain(codeWord(wordsFor(locale, "en", {}).t, "value_status", "suppressed"));
  });

  test("gives exposure in words and never a figure, a rank or a digit of its own", () => {
    const exposure = input.document.domains.filter(({ construct }) => construct === "exposure");
    for (const { key } of exposure) {
      const section = report.sections.find(({ id }) => id === `domain-${key}`);
      expect(section?.blocks.some(({ kind }) => kind === "table")).toBe(false);
    }
    expect(text).not.toContain("overall");
  });

  test("has one name for each section, headings that skip no level, and no section without content", () => {
    const ids = report.sections.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, blocks } of report.sections) {
      expect(blocks.length, id).toBeGreaterThan(0);
      const levels = blocks.flatMap((block) => (block.kind === "heading" ? [block.level] : []));
      for (const [place, level] of levels.entries())
        if (level === 4) expect(levels.slice(0, place), id).toContain(3);
    }
    for (const { text: said } of textsOf(report)) expect(said.trim()).not.toBe("");
  });

  test("is the same for the same input", () => {
    expect(JSON.stringify(buildReport(wholeInput(locale)))).toBe(JSON.stringify(report));
  });
});

test("a report says what the reader's references lead to, and leaves what is not open as it was typed", () => {
  const input = wholeInput("en", {
    corrigendum: { text: "See [[source:XAA-S-001]] and [[source:XAA-S-009]].", replaces: "2026-XAA-1" },
  });
  const references = {
    "source:XAA-S-001": { href: "/sources/XAA-S-001", code: "XAA-S-001", title: "The Act", language: "en" },
  };
  const text = [...textsOf(buildReport({ ...input, references }))].map((one) => one.text).join("\n");
  expect(text).toContain("See XAA-S-001 The Act and [[source:XAA-S-009]].");
});

test("nothing stands where nothing is: neither State nor last round nor figures", () => {
  const input = wholeInput("en", { heard: null, selfAssessed: null });
  const ids = buildReport({ ...input, last: null, figures: [] }).sections.map(({ id }) => id);
  for (const absent of ["state", "change", "detections", "laws"]) expect(ids).not.toContain(absent);
  expect(wholeReport("en").sections.map(({ id }) => id)).toEqual(expect.arrayContaining(["state", "change"]));
});
