import { expect, test } from "vitest";
import { missingPoints, pointsOf, SCOPING_POINTS, SCOPING_REQUIRED, type ScopingFacts } from "./rules";
import { saveScopingSchema } from "./schema";

const SETTLED: ScopingFacts = {
  consentReference: "Note verbale 12/2026",
  consentOn: "2026-02-27",
  fileName: null,
  languages: ["en"],
  duties: ["lead", "focal_point"],
  asksSelfAssessment: false,
  wasAskedForSelfAssessment: false,
};

test("drafting needs the consent, a language, a lead and a focal point; a scan and contributors may follow", () => {
  expect(missingPoints(SETTLED)).toEqual([]);
  const nothing = { ...SETTLED, consentReference: null, consentOn: null, languages: [], duties: [] };
  expect(missingPoints({ ...nothing, asksSelfAssessment: true })).toEqual(SCOPING_REQUIRED);
  expect(SCOPING_POINTS.filter((point) => !missingPoints(nothing).includes(point))).toEqual([
    "consent_file",
    "contributors",
    "self_assessment",
  ]);
  expect(missingPoints({ ...SETTLED, duties: ["assessor", "contributor", "lead"] })).toEqual(["focal_point"]);
});

test("where the round asks every State to assess itself, drafting waits for the question and for no answer", () => {
  const asking = { ...SETTLED, asksSelfAssessment: true };
  expect(missingPoints(asking)).toEqual(["self_assessment"]);
  expect(missingPoints({ ...asking, wasAskedForSelfAssessment: true })).toEqual([]);
  expect(pointsOf(asking)).toEqual(SCOPING_POINTS);
  expect(pointsOf(SETTLED)).not.toContain("self_assessment");
});

test("a reference needs its day and a day its reference; languages are each taken once", () => {
  const form = { round: "2026", iso3: "XAA", version: "0" };
  const parsed = saveScopingSchema.parse({
    ...form,
    languages: ["fr", "en"],
    otherLanguages: "sw, fr pt-BR",
  });
  expect(parsed).toMatchObject({
    consentReference: null,
    consentOn: null,
    languages: ["fr", "en", "sw", "pt-BR"],
  });
  const refusedOf = (input: Record<string, string>) =>
    saveScopingSchema.safeParse({ ...form, ...input }).error?.issues.map(({ path }) => path.join("."));
  expect(refusedOf({ consentReference: "Note 1" })).toEqual(["consentOn"]);
  expect(refusedOf({ consentOn: "2026-02-27" })).toEqual(["consentReference"]);
  expect(refusedOf({ languages: "English" })).toEqual(["languages.0"]);
});
