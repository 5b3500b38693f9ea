import { describe, expect, test } from "vitest";
import { isCompleteJudgement, judgementProblems, settleJudgement } from "./judgement";
import { ratingFieldsSchema } from "./schema";

const rules = {
  levels: [0, 1, 2, 3, 4],
  notApplicableAllowed: false,
  reasonsAccepted: ["not_reached", "no_answer", "refused"] as const,
};
const nothing = { state: null, level: null, notAssessedReason: null } as const;
const notLowered = { confidenceLoweredTo: null, confidenceLoweredReason: null };

describe("the fields of a save", () => {
  test("an unanswered level is null, never zero", () => {
    expect(ratingFieldsSchema.parse({ level: "" })).toEqual({ level: null });
    expect(ratingFieldsSchema.parse({ level: "  " })).toEqual({ level: null });
    expect(ratingFieldsSchema.parse({ level: null })).toEqual({ level: null });
    expect(ratingFieldsSchema.safeParse({ level: false }).success).toBe(false);
    expect(ratingFieldsSchema.safeParse({ level: [] }).success).toBe(false);
  });

  test("a level comes as number or as its text", () => {
    expect(ratingFieldsSchema.parse({ level: "0" })).toEqual({ level: 0 });
    expect(ratingFieldsSchema.parse({ level: 2.5 })).toEqual({ level: 2.5 });
    expect(ratingFieldsSchema.safeParse({ level: "two" }).success).toBe(false);
  });

  test("blank text is null and untouched fields stay absent", () => {
    expect(ratingFieldsSchema.parse({ rationale: " \n" })).toEqual({ rationale: null });
    expect(ratingFieldsSchema.parse({ rationale: " a\r\nb " })).toEqual({ rationale: "a\nb" });
    expect(ratingFieldsSchema.parse({})).toEqual({});
  });

  test("a column that is nobody's to write is refused", () => {
    for (const field of ["id", "version", "updatedBy", "confidenceStated", "assessmentId", "kind"]) {
      expect(ratingFieldsSchema.safeParse({ [field]: "x" }).success).toBe(false);
    }
  });
});

describe("a judgement", () => {
  test("a level alone says rated and takes a reason away", () => {
    expect(settleJudgement({ level: 0 })).toEqual({ state: "rated", level: 0, notAssessedReason: null });
  });

  test("another state takes the level away", () => {
    expect(settleJudgement({ state: "not_applicable" })).toEqual({
      state: "not_applicable",
      level: null,
      notAssessedReason: null,
    });
    expect(settleJudgement({ notAssessedReason: "refused" })).toMatchObject({
      state: "not_assessed",
      level: null,
    });
  });

  test("texts alone leave it untouched, a cleared level clears it", () => {
    expect(settleJudgement({ rationale: "x" })).toEqual({ rationale: "x" });
    expect(settleJudgement({ level: null })).toEqual(nothing);
  });

  test("is held back while a level or a reason is missing", () => {
    expect(isCompleteJudgement({ state: "rated" })).toBe(false);
    expect(isCompleteJudgement({ state: "not_assessed" })).toBe(false);
    expect(isCompleteJudgement({ state: "rated", level: 0 })).toBe(true);
    expect(isCompleteJudgement({ rationale: "x" })).toBe(true);
  });

  test("off the scale, without the edition's leave or with a reason not accepted is a problem of that field", () => {
    const at = (fields: Parameters<typeof settleJudgement>[0]) => {
      const settled = settleJudgement(fields);
      return judgementProblems(
        settled,
        {
          state: settled.state ?? null,
          level: settled.level ?? null,
          notAssessedReason: settled.notAssessedReason ?? null,
          ...notLowered,
        },
        rules,
      );
    };
    expect(at({ level: 5 })).toEqual({ level: ["level_off_scale"] });
    expect(at({ level: 2.5 })).toEqual({ level: ["level_off_scale"] });
    expect(at({ state: "not_applicable" })).toEqual({ state: ["not_applicable_not_allowed"] });
    expect(at({ notAssessedReason: "does_not_exist" })).toEqual({
      notAssessedReason: ["reason_not_accepted_here"],
    });
    expect(at({ level: 4 })).toEqual({});
  });

  test("confidence is lowered only with a reason", () => {
    const after = { ...nothing, confidenceLoweredTo: "low", confidenceLoweredReason: null };
    expect(judgementProblems({ confidenceLoweredTo: "low" }, after, rules)).toEqual({
      confidenceLoweredReason: ["lowering_needs_reason"],
    });
  });
});
