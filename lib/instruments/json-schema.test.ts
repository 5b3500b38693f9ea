import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { instrumentJsonSchema } from "./json-schema";

const published = readFileSync("public/schemas/gpat-instrument-1.json", "utf8");

test("the published JSON Schema is the one the product reads by (else run lib/cli/instrument-schema.ts)", () => {
  expect(JSON.parse(published)).toEqual(JSON.parse(instrumentJsonSchema()));
});

test("a validator of another maker accepts the shipped edition by the published schema", () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const validate = ajv.compile(JSON.parse(published));
  validate(JSON.parse(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8")));
  expect(validate.errors).toBeNull();
});
