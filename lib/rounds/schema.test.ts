import { expect, test } from "vitest";
import { addRoundCountriesSchema } from "./schema";

test("country codes are taken in any case and with any separator", () => {
  const read = addRoundCountriesSchema.parse({ code: "2026", countries: "ben, Nga;TGO" });
  expect(read.countries).toEqual(["BEN", "NGA", "TGO"]);
});

test("countries that were ticked and others by their code are one list, each once", () => {
  const read = addRoundCountriesSchema.parse({
    code: "2026",
    countries: ["BEN", "NGA"],
    otherCountries: "nga TGO",
  });
  expect(read).toEqual({ code: "2026", countries: ["BEN", "NGA", "TGO"] });
  expect(addRoundCountriesSchema.safeParse({ code: "2026", otherCountries: " " }).success).toBe(false);
});
