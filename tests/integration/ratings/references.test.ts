import { expect } from "vitest";
import { interviews } from "@/db/schema/source";
import { addSource } from "@/lib/sources/mutations";
import { addSourceSchema } from "@/lib/sources/schema";
import { referencesIn } from "@/lib/text/references";
import { test } from "@/tests/support/database";
import { makePerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const EDITION = "gpat@1.0.0";

test("references lead to what their reader may know of, and hidden is as absent", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const add = async (accessClass: string) => {
    const input = addSourceSchema.parse({
      type: "ngo_report",
      title: `A ${accessClass} report`,
      issuedByState: false,
      accessClass,
      countries: [country.iso3],
    });
    const result = await addSource(country.as(country.assessor), input);
    return result.ok ? result.value.code : "";
  };
  const [open, restricted, confidential] = [
    await add("public"),
    await add("restricted"),
    await add("confidential"),
  ];
  const text = [open, restricted, confidential, "ZZZ-S-999"].map((code) => `[[source:${code}]]`).join(" ");
  const seenBy = async (actor: Parameters<typeof country.as>[0]) =>
    Object.keys(await referencesIn(country.as(actor), "en", EDITION, { text }));
  const keys = (...codes: string[]) => codes.map((code) => `source:${code}`).sort();
  expect((await seenBy(country.lead)).sort()).toEqual(keys(open, restricted, confidential));
  expect((await seenBy(country.reviewer)).sort()).toEqual(keys(open, restricted));
  expect(await seenBy(await makePerson(db, "reader", ["reader"]))).toEqual(keys(open));
  expect(await seenBy(await makePerson(db, "admin", ["administrator"]))).toEqual([]);
});

test("countries and indicators are named in words, with their addresses", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const text = "[[indicator:C2.1]] in [[country:BEN]], not [[indicator:Z9]], [[country:QQQ]] or [[sex:male]]";
  const ctx = country.as(country.assessor);
  const found = await referencesIn(ctx, "en", EDITION, [text]);
  expect(Object.keys(found)).toEqual(["country:BEN", "indicator:C2.1"]);
  expect(found["country:BEN"]).toMatchObject({ href: "/countries/BEN", code: "BEN", title: "Benin" });
  expect(found["indicator:C2.1"]).toMatchObject({ href: "/instruments/gpat/1.0.0#C2.1", language: "en" });
  expect(await referencesIn(ctx, "ar", null, "[[indicator:C2.1]]")).toEqual({});
});

test("a text without references asks the database nothing", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const ctx = country.as(country.assessor);
  const silent = { ...ctx, read: new Proxy(ctx.read, { get: () => expect.unreachable("a statement ran") }) };
  expect(
    await referencesIn(silent, "en", EDITION, { a: "no [[ token", b: [interviews.consent.name] }),
  ).toEqual({});
});
