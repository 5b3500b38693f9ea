import { expect, test } from "vitest";
import { DEFINITIONS } from "./definitions";

const fields = Object.values(DEFINITIONS).flatMap(({ key, fields: own, rows }) =>
  [...own, ...rows.flatMap((row) => row.fields)].map((field) => ({ register: key, field })),
);

test("no register asks who a victim is", () => {
  const identity =
    /victim|birth|passport|(?:first|last|given|family|sur|full)_?name|identity|telephone|phone|e_?mail/i;
  expect(fields.filter(({ field }) => identity.test(field.name))).toEqual([]);
});

test("free text is watched but where names of bodies and works belong", () => {
  const names = fields.flatMap(({ register, field }) =>
    field.kind === "text" && field.isName === true ? [`${register}.${field.name}`] : [],
  );
  expect(names.sort()).toEqual([
    "detections.reportingBody",
    "institutions.ministry",
    "institutions.name",
    "laws.englishTitle",
    "laws.lawTitle",
    "laws.number",
    "proceedings.reportingBody",
    "publications.contact",
    "publications.name",
    "publications.publisher",
  ]);
});
