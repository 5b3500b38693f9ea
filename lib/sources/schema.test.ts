import { expect, test } from "vitest";
import { parseInput } from "@/lib/core/form";
import { addSourceSchema } from "./schema";

const problemsOf = (input: Record<string, unknown>) => {
  const parsed = parseInput(addSourceSchema, input);
  return parsed.ok ? {} : parsed.fields;
};

test("an interview without title and consent names both in one answer", () => {
  const missing = ["errors.field.missing"];
  expect(
    problemsOf({
      type: "interview_official",
      title: "",
      accessClass: "confidential",
      countries: ["XAA"],
      personCode: "P-01",
      consent: "withdrawn",
      attribution: "not_attributed",
    }),
  ).toMatchObject({ title: missing, consentOn: missing, consentWithdrawnOn: missing, deleteOn: missing });
});

test.each([
  ["before consent", { consentOn: "2027-03-01" }, ["sources.problems.erasure_too_early"]],
  ["before the interview", { heldOn: "2028" }, ["sources.problems.erasure_too_early"]],
  [
    "on the day of consent, within the year of the interview",
    { consentOn: "2025-06-30", heldOn: "2025" },
    undefined,
  ],
  ["after an interview that has no day that can be read", { heldOn: "soon" }, undefined],
])("an interview erased %s", (_, more, problems) => {
  const agreed = {
    type: "interview_official",
    title: "An interview",
    consentOn: "2025-01-01",
    deleteOn: "2025-06-30",
  };
  expect(problemsOf({ ...agreed, ...more }).deleteOn).toEqual(problems);
});

test("a period that ends before it begins is said beside a missing title", () => {
  expect(
    problemsOf({
      type: "ngo_report",
      title: "",
      issuedByState: "false",
      accessClass: "public",
      countries: ["XAA"],
      periodFrom: "2025",
      periodTo: "2024",
    }),
  ).toEqual({ title: ["errors.field.missing"], periodTo: ["sources.problems.period_backwards"] });
});

test("whether the State issued a document and who may see it are never guessed", () => {
  const missing = ["errors.field.missing"];
  expect(problemsOf({ type: "ngo_report", title: "A report", countries: ["XAA"] })).toEqual({
    issuedByState: missing,
    accessClass: missing,
  });
});

test("what is no source is refused and breaks nothing", () => {
  for (const input of [null, [], "text", {}, { type: "interview_official", periodFrom: 7, periodTo: {} }])
    expect(parseInput(addSourceSchema, input).ok).toBe(false);
});
