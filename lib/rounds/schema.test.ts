import { expect, test } from "vitest";
import { addRoundCountriesSchema } from "./schema";

test("country codes are taken in any case and with any separator", () => {
  const read = addRoundCountriesSchema.parse({ code: "2026", countries: "ben, Nga;TGO" });
  expect(read.countries).toEqual(["BEN", "NGA", "TGO"]);
});
