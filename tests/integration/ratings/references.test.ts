import { expect } from "vitest";
import type { RegisterKey } from "@/db/enums";
import { interviews } from "@/db/schema/source";
import { getAssessment } from "@/lib/assessments/queries";
import type { Ctx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { publishFigures } from "@/lib/figures/mutations";
import { saveRating } from "@/lib/ratings/mutations";
import { referencesIn } from "@/lib/references/in-texts";
import { checkEntry } from "@/lib/registers/mutations";
import { unpublishedEntries } from "@/lib/registers/referenced";
import { hiddenReferences } from "@/lib/releases/hidden-references";
import { previewRelease } from "@/lib/releases/queries";
import { addSource } from "@/lib/sources/mutations";
import { addSourceSchema } from "@/lib/sources/schema";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry, makeSource, routeOver } from "@/tests/support/entries";
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

test("texts may hold more references than a statement takes parameters", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const reader = country.as(country.assessor);
  const source = await makeSource(reader, country.iso3, {});
  const kinds = ["source", "entry", "figure", "country", "indicator"];
  const tokens = Array.from({ length: 70_000 }, (_, number) =>
    kinds.map((kind) => `[[${kind}:none-${number}]]`),
  );
  const text = [`[[source:${source}]]`, "[[country:BEN]]", ...tokens.flat()].join(" ");
  const found = await referencesIn(reader, "en", EDITION, text);
  expect(Object.keys(found).toSorted()).toEqual(["country:BEN", `source:${source}`]);
  expect(
    await unpublishedEntries(
      reader,
      Array.from({ length: 70_000 }, (_, number) => `none-${number}`),
    ),
  ).toHaveLength(70_000);
});

test("entries are named and figures stand with the value that their reader may see", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const { iso3 } = country;
  const drafter = country.as(country.assessor);
  const steward = country.as(await makePerson(db, "steward", ["data_steward"]), 1_000);
  const enter = async (register: RegisterKey, input: object) => {
    const code = await makeEntry(drafter, register, input);
    await checkEntry(steward, { register, code, version: 1, withoutSource: "on" });
    return code;
  };
  const route = await enter("routes", routeOver(iso3, "BEN"));
  const small = await enter("detections", detectionOf(iso3, 2021, 3));
  const large = await enter("detections", detectionOf(iso3, 2022, 120));
  const draft = await makeEntry(drafter, "detections", detectionOf(iso3, 2023, 77));
  expect((await publishFigures(steward, { register: "detections", iso3 })).ok).toBe(true);
  const text = [`[[entry:${route}]]`, ...[small, large, draft].map((code) => `[[figure:${code}]]`)].join(" ");
  const readBy = async (ctx: Ctx, masked = false) => {
    const found = await referencesIn(ctx, "en", EDITION, text, { masked });
    return [route, small, large, draft].map((code) => {
      const { figure, href } = found[`figure:${code}`] ?? found[`entry:${code}`] ?? {};
      return figure === undefined ? href : [figure.status, figure.value, figure.isRaw];
    });
  };
  expect(await readBy(drafter)).toEqual([
    `/routes/${route}`,
    ["exact", 3, true],
    ["exact", 120, true],
    ["exact", 77, true],
  ]);
  const published = [undefined, ["suppressed", null, false], ["exact", 120, false], undefined];
  expect(await readBy(country.as(await makePerson(db, "reader", ["reader"])))).toEqual(published);
  expect(await readBy(drafter, true)).toEqual(published);
  expect(await unpublishedEntries(drafter, [route, small, large, draft, "ZZZ-D-001"])).toEqual([
    route,
    draft,
    "ZZZ-D-001",
  ]);
});

test("what readers will not see is named with its place, and one that is nowhere looks like a hidden one", async ({
  db,
}) => {
  const country = await makeScoredCountry(db);
  const { round, iso3 } = country;
  const ctx = country.as(country.assessor);
  const open = await makeSource(ctx, iso3, { accessClass: "public" });
  const restricted = await makeSource(ctx, iso3, { accessClass: "restricted" });
  const draft = await makeEntry(ctx, "detections", detectionOf(iso3, 2023, 77));
  const { assessment } = await getAssessment(ctx, { round, iso3 });
  const rate = (rationale: string, baseVersion: number) =>
    saveRating(ctx, {
      round,
      iso3,
      indicator: "G2.1",
      kind: "assessor",
      baseVersion,
      mutationId: newId(ctx.now),
      fields: { state: "rated", level: 2, rationale },
    });
  await rate(`By [[source:${open}]] and [[country:BEN]].`, 0);
  expect(await hiddenReferences(ctx, assessment)).toEqual([]);
  const tokens = [`source:${open}`, `source:${restricted}`, "source:ZZZ-S-999", `figure:${draft}`];
  await rate(`By ${tokens.map((token) => `[[${token}]]`).join(", ")}.`, 1);
  const place = { indicator: "G2.1", domain: "G2" };
  expect(await hiddenReferences(ctx, assessment)).toEqual([
    { code: restricted, becomes: "nothing", place },
    { code: "ZZZ-S-999", becomes: "nothing", place },
    { code: draft, becomes: "words", place },
  ]);
  const { indicators } = await previewRelease(ctx, { round, iso3 });
  expect(indicators.find(({ code }) => code === "G2.1")?.rationale).toBe(
    `By [[source:${open}]],,, [not published].`,
  );
});

test("a text without references asks the database nothing", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const ctx = country.as(country.assessor);
  const silent = { ...ctx, read: new Proxy(ctx.read, { get: () => expect.unreachable("a statement ran") }) };
  expect(
    await referencesIn(silent, "en", EDITION, { a: "no [[ token", b: [interviews.consent.name] }),
  ).toEqual({});
});
