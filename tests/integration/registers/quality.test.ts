import pg from "pg";
import { expect, vi } from "vitest";
import { z } from "zod";
import { dismissWarning } from "@/lib/quality/mutations";
import { countOpenWarnings, countriesWithWarnings, countryQuality } from "@/lib/quality/queries";
import { readsRawSomewhere } from "@/lib/registers/country-subject";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { entrySchema } from "@/lib/registers/entry-schema";
import { saveEntry } from "@/lib/registers/mutations";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry, routeOver } from "@/tests/support/entries";
import { contextOf, makeCountry, makePerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

test("a warning is dismissed with a reason, and comes back when a value changes", async ({ db }) => {
  const made = await makeScoredCountry(db);
  const ctx = made.as(made.assessor);
  await makeEntry(ctx, "detections", detectionOf(made.iso3, 2017, 1054));
  const code = await makeEntry(ctx, "detections", detectionOf(made.iso3, 2018, 35));
  const { warnings, registers } = await countryQuality(ctx, made.iso3);
  expect(warnings).toMatchObject([{ rule: "jump", codes: [code, `${made.iso3}-D-001`], dismissed: null }]);
  expect(registers[code]).toBe("detections");
  const { signature = "" } = warnings[0] ?? {};
  const input = { iso3: made.iso3, rule: "jump", signature, reason: "The method changed." } as const;
  expect(await dismissWarning(ctx, { ...input, signature: "else" })).toEqual({ ok: false, reason: "gone" });
  expect(await dismissWarning(ctx, input)).toMatchObject({ ok: true });
  expect(await dismissWarning(ctx, input)).toEqual({ ok: false, reason: "dismissed_already" });
  expect(await countOpenWarnings(ctx, made.iso3)).toBe(0);
  await saveEntry(
    ctx,
    { register: "detections", code, version: 1 },
    entrySchema(DEFINITIONS.detections).parse(detectionOf(made.iso3, 2018, 36)),
  );
  expect(await countOpenWarnings(ctx, made.iso3)).toBe(1);
});

test("routes are compared over their legs, and only the team and stewards see warnings", async ({ db }) => {
  const made = await makeScoredCountry(db);
  await makeCountry(db, "QQA");
  const ctx = made.as(made.assessor);
  await makeEntry(ctx, "routes", routeOver(made.iso3, "QQA"));
  await makeEntry(ctx, "routes", routeOver(made.iso3, "QQA"));
  expect((await countryQuality(ctx, made.iso3)).warnings.map(({ rule }) => rule)).toEqual(["same_route"]);
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
  expect((await countryQuality(steward, made.iso3)).mayDismiss).toBe(true);
  const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
  expect((await countryQuality(manager, made.iso3)).mayDismiss).toBe(false);
  for (const role of ["reader", "observer", "administrator"] as const) {
    const outside = contextOf(db, await makePerson(db, role, [role]));
    await expect(countryQuality(outside, made.iso3)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await countOpenWarnings(outside, made.iso3)).toBeNull();
  }
});

test("the list of all countries holds the open warnings of those whose counts the reader may see", async ({
  db,
}) => {
  const [made, other] = [await makeScoredCountry(db), await makeScoredCountry(db)];
  for (const { as, assessor, iso3 } of [made, other]) {
    await makeEntry(as(assessor), "detections", detectionOf(iso3, 2017, 1054));
    await makeEntry(as(assessor), "detections", detectionOf(iso3, 2018, 35));
  }
  const jump = [{ rule: "jump", count: 1 }];
  const ofMade = { iso3: made.iso3, open: 1, rules: jump };
  const ctx = made.as(made.assessor);
  expect(await countriesWithWarnings(ctx, "en")).toMatchObject([ofMade]);
  expect(await readsRawSomewhere(ctx)).toBe(true);
  const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
  const query = vi.spyOn(pg.Client.prototype, "query");
  const all = await countriesWithWarnings(manager, "en");
  const atOnce = query.mock.calls.flatMap(([asked]) => {
    const { text } = z.object({ text: z.string() }).safeParse(asked).data ?? { text: "" };
    return /"detections"\."country" in \(([^)]*)\)/.exec(text)?.[1]?.split(",").length ?? [];
  });
  query.mockRestore();
  expect(atOnce.length).toBeGreaterThan(5);
  expect(Math.max(...atOnce)).toBe(20); // whatever the registers hold of the others
  expect(all).toEqual(
    expect.arrayContaining([
      expect.objectContaining(ofMade),
      expect.objectContaining({ iso3: other.iso3, open: 1 }),
    ]),
  );
  for (const { iso3, open } of all) expect(await countOpenWarnings(manager, iso3)).toBe(open);
  const [{ signature = "" } = {}] = (await countryQuality(ctx, made.iso3)).warnings;
  await dismissWarning(ctx, { iso3: made.iso3, rule: "jump", signature, reason: "The method changed." });
  expect(await countriesWithWarnings(ctx, "en")).toEqual([]);
  for (const role of ["reader", "observer", "administrator"] as const) {
    const outside = contextOf(db, await makePerson(db, role, [role]));
    await expect(countriesWithWarnings(outside, "en")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await readsRawSomewhere(outside)).toBe(false);
  }
});
