/** An import cites no source anew to which consent has ended, as nothing else does. */
import { describe, expect } from "vitest";
import { runRatingsImport } from "@/lib/import/run";
import { getRating } from "@/lib/ratings/queries";
import { getEntry } from "@/lib/registers/entry-queries";
import { saveSource } from "@/lib/sources/mutations";
import { test } from "@/tests/support/database";
import { run } from "@/tests/support/register-files";
import { makeScoredCountry } from "@/tests/support/scored-country";
import { added, interview, passageOf } from "@/tests/support/source-records";

type Db = Parameters<typeof makeScoredCountry>[0];

const WITHDRAWN = { consent: "withdrawn", consentWithdrawnOn: "2026-03-01" };
const ROUTE =
  "code,forms,first_year_seen,last_year_seen,trend,confidence,traveller_sex,traveller_age,legs.from_country,legs.to_country,legs.phase,legs.transport,legs.crossing,legs.smuggling_overlap,source";

/** A country with an interview whose person agreed, that one indicator cites. */
async function withInterview(db: Db) {
  const country = await makeScoredCountry(db);
  const ctx = country.as(country.assessor);
  const title = `An interview in ${country.iso3}`;
  const code = await added(ctx, { ...interview(country), title });
  await passageOf(ctx, code, "They came by bus.", { country, indicators: ["C4.1"] });
  const end = async () => {
    const saved = await saveSource(ctx, { ...interview(country, WITHDRAWN), title, code, version: 1 });
    expect(saved).toMatchObject({ ok: true });
  };
  const ratings = async (...lines: readonly string[]) => {
    const text = ["country_iso3,indicator,state,level,reason,rationale,confidence,source", ...lines].join(
      "\n",
    );
    const file = { name: "ratings.csv", bytes: Buffer.from(text, "utf8") };
    const target = { round: country.round, createRound: false, edition: null };
    return (await runRatingsImport(ctx, file, target, false)).outcome;
  };
  const route = (...lines: readonly [code: string, trend: string, source: string][]) =>
    run(ctx, "routes", [
      ROUTE,
      ...lines.map(
        ([entry, trend, source]) =>
          `${entry},forced_labour,2019,2021,${trend},low,mixed,adults,${country.iso3},TGO,transit,road_public,irregular,unknown,${source}`,
      ),
    ]);
  return { country, ctx, code, title, end, ratings, route };
}

describe("ratings", () => {
  test("cite an interview as long as consent holds, and name the line after that, by code and by title", async ({
    db,
  }) => {
    const { country, ctx, code, title, end, ratings } = await withInterview(db);
    const { iso3 } = country;
    expect(await ratings(`${iso3},G2.1,rated,2,,As said.,,${code}`)).toMatchObject({ status: "done" });
    await end();
    const refused = await ratings(
      `${iso3},G2.1,rated,3,,As said.,,${code}`,
      `${iso3},G2.2,rated,2,,As said.,,${code}`,
      `${iso3},G2.3,rated,2,,As said.,,${title}|Field report`,
    );
    expect(refused).toMatchObject({
      status: "problems",
      problems: [
        { line: 3, column: "source", code: "source_consent_ended", values: { value: code } },
        { line: 4, column: "source", code: "source_consent_ended", values: { value: title } },
      ],
    });
    const level = async (indicator: string) =>
      (await getRating(ctx, { ...country, indicator, kind: "assessor" })).level;
    // Nothing of the file was written.
    expect([await level("G2.1"), await level("G2.2")]).toEqual([2, null]);
  });

  test("keep a citation that was there before, and add nothing to its source", async ({ db }) => {
    const { country, ctx, code, end, ratings } = await withInterview(db);
    await end();
    expect(await ratings(`${country.iso3},C4.1,rated,3,,As said.,,${code}`)).toMatchObject({
      status: "done",
    });
    const { citations } = await getRating(ctx, { ...country, indicator: "C4.1", kind: "assessor" });
    expect(citations).toHaveLength(1);
  });
});

describe("entries of a register", () => {
  test("cite an interview as long as consent holds, and name the line after that", async ({ db }) => {
    const { country, ctx, code, title, end, route } = await withInterview(db);
    const { iso3 } = country;
    expect(await route(["", "rising", code])).toMatchObject({ status: "done", created: 1 });
    await end();
    const entry = `${iso3}-R-001`;
    for (const name of [code, title])
      expect(await route(["", "stable", name])).toMatchObject({
        status: "problems",
        problems: [{ line: 2, column: "source", code: "source_consent_ended", values: { value: name } }],
      });
    // What it cites already stays, whatever else of it changes.
    expect(await route([entry, "falling", code])).toMatchObject({ status: "done", updated: 1 });
    expect((await getEntry(ctx, "routes", entry)).citations).toHaveLength(1);
  });
});
