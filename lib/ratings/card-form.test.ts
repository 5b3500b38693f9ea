import { describe, expect, test } from "vitest";
import { changedInForm, judgementChoice, touchedFields } from "./card-form";

const reading = (values: Record<string, string>) => (name: string) => values[name] ?? null;
const was = {
  state: "rated",
  level: 2,
  notAssessedReason: null,
  rationale: "as it was",
  teamNote: null,
  language: "en",
  contradictionAnswered: false,
} as const;

describe("a touched control", () => {
  test("settles the whole judgement, and level 0 is a level", () => {
    expect(touchedFields("judgement", reading({ judgement: "0" }), "en", "en")).toEqual({
      state: "rated",
      level: 0,
      notAssessedReason: null,
    });
    const gap = reading({ judgement: "not_assessed", notAssessedReason: "" });
    expect(touchedFields("notAssessedReason", gap, "en", "en")).toEqual({
      state: "not_assessed",
      level: null,
      notAssessedReason: null,
    });
    expect(judgementChoice({ state: "rated", level: 0 })).toBe("0");
  });

  test("gives the first text the language of the page, and leaves a chosen one alone", () => {
    expect(touchedFields("rationale", reading({ rationale: "نص" }), "ar", "und")).toEqual({
      rationale: "نص",
      language: "ar",
    });
    expect(touchedFields("rationale", reading({ rationale: "x" }), "ar", "fr")).toEqual({ rationale: "x" });
    expect(touchedFields("searchSources", reading({ searchSources: " " }), "ar", "und")).toEqual({
      searchSources: null,
    });
  });
});

describe("a plain form", () => {
  const send = (values: Record<string, string>) =>
    changedInForm(reading(values), (name) => name in values, was, "en");

  test("sends nothing that was not touched, whatever the line ends", () => {
    expect(send({ judgement: "2", rationale: "as it was\r\n", teamNote: "" })).toEqual({});
  });

  test("takes the language that it only shows for no choice", () => {
    const empty = { ...was, language: "und" };
    const sent = (language: string) =>
      changedInForm(reading({ judgement: "2", language }), (name) => name === "language", empty, "ar");
    expect(sent("ar")).toEqual({});
    expect(sent("fr")).toEqual({ language: "fr" });
  });

  test("sends what differs", () => {
    expect(send({ judgement: "3", rationale: "new" })).toEqual({
      state: "rated",
      level: 3,
      notAssessedReason: null,
      rationale: "new",
    });
  });

  test("loses its judgement by the button that clears it, and nothing that was typed", () => {
    expect(send({ judgement: "2", clear: "judgement", rationale: "new" })).toEqual({
      state: null,
      level: null,
      notAssessedReason: null,
      rationale: "new",
    });
  });

  test("a box without a tick is a change where there was one", () => {
    const ticked = { ...was, contradictionAnswered: true };
    expect(changedInForm(reading({ judgement: "2" }), () => false, ticked, "en")).toEqual({
      contradictionAnswered: false,
    });
  });
});
