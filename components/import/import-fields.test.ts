import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import { nameFields } from "./import-fields";

test("what an ambiguous name may stand for is offered before all other countries", () => {
  const t = createTranslator({ locale: "en", messages: catalogueOf("en") });
  const countries = ["BEN", "KOR", "PRK", "TGO"].map((iso3) => ({ iso3, name: iso3 }));
  const fields = nameFields(
    t,
    "run",
    [
      { name: "Korea", line: 8, likely: ["KOR", "PRK"] },
      { name: "Utopia", line: 9 },
    ],
    countries,
  );
  const offered = fields.flatMap((field) =>
    field.kind === "select" ? [field.options.map(({ value }) => value)] : [],
  );
  expect(offered).toEqual([
    ["KOR", "PRK", "none", "BEN", "TGO"],
    ["none", "BEN", "KOR", "PRK", "TGO"],
  ]);
});
