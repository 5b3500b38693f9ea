import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { auditEvents } from "@/db/schema/audit";
import { detections } from "@/db/schema/detection";
import { routeLegs } from "@/db/schema/route";
import { decideCountryName } from "@/lib/countries/name-mutations";
import { undoBatch } from "@/lib/import/undo";
import { getEntry } from "@/lib/registers/entry-queries";
import { test } from "@/tests/support/database";
import { contextOf, makeCountry, makePerson } from "@/tests/support/programme";
import { batchOf, countOf, FIGURES, figure, run } from "@/tests/support/register-files";
import { makeScoredCountry } from "@/tests/support/scored-country";

describe("figures", () => {
  test("every problem is said with line and column, and nothing is written until the file is mended", async ({
    db,
  }) => {
    const { iso3, as, assessor } = await makeScoredCountry(db);
    const before = await countOf(db, "detections");
    const broken = await run(as(assessor), "detections", [
      FIGURES,
      figure(iso3, 2019, "1,269").replace("1,269", '"1,269"'),
      figure(iso3, "twenty", 4),
      figure(iso3, 2021, "-99"),
      figure("Atlantis", 2021, 4),
      `${iso3},,2021,detected,total,total,total,4,persons`,
      figure(iso3, 2019, 7),
    ]);
    expect(broken).toMatchObject({ status: "problems" });
    const found = broken.status === "problems" ? broken.problems : [];
    expect(found.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, "year", "year_unreadable"],
      [4, "value", "mark_unclear"],
      [5, "country", "country_name_unknown"],
      [6, "reporting_body", "required"],
      [6, "indicator", "value_unknown"],
      [7, "country", "row_twice"],
    ]);
    expect(await countOf(db, "detections")).toBe(before);
    const events = await db.read.$count(auditEvents);
    const mended = [
      FIGURES,
      `${iso3},Police,2019.0,detected_victims,total,total,total,"1,269",persons`,
      figure(iso3, 2020, "<5"),
      figure(iso3, 2021, ".."),
    ];
    const dry = await run(as(assessor), "detections", mended, {}, true);
    expect(dry).toEqual({ status: "dry_run", rows: 3, created: 3, updated: 0, unchanged: 0 });
    expect(await run(as(assessor), "detections", mended)).toMatchObject({ created: 3, updated: 0 });
    expect(await db.read.$count(auditEvents)).toBe(events + 1);
    const rows = await db.read
      .select({
        year: detections.year,
        status: detections.valueStatus,
        value: detections.value,
        below: detections.below,
      })
      .from(detections)
      .where(eq(detections.country, iso3))
      .orderBy(detections.year);
    expect(rows).toEqual([
      { year: 2019, status: "exact", value: 1269, below: null },
      { year: 2020, status: "suppressed", value: null, below: 5 },
      { year: 2021, status: "not_available", value: null, below: null },
    ]);
    expect(await run(as(assessor), "detections", mended)).toEqual({ status: "unchanged" });
  });

  test("who drafts in one country imports for that one only, and who drafts nowhere not at all", async ({
    db,
  }) => {
    const { iso3, as, assessor, reviewer } = await makeScoredCountry(db);
    const other = await makeScoredCountry(db);
    await run(other.as(other.assessor), "detections", [FIGURES, figure(other.iso3, 2018, 3)]);
    const outcome = await run(as(assessor), "detections", [
      FIGURES,
      figure(iso3, 2019, 10),
      figure(other.iso3, 2019, 10),
      figure(other.iso3, 2018, 4),
    ]);
    expect(outcome).toMatchObject({
      problems: [
        { line: 3, code: "not_allowed_here" },
        { line: 4, code: "not_allowed_here" },
      ],
    });
    await expect(
      run(contextOf(db, reviewer), "detections", [FIGURES, figure(iso3, 2019, 1)]),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("a missing column is one problem, and an unknown one is not passed over in silence", async ({
    db,
  }) => {
    const { iso3, as, assessor } = await makeScoredCountry(db);
    const outcome = await run(as(assessor), "detections", [
      "country,reporting_body,indicator,dimension,sex,age,value,unit,victims",
      `${iso3},Police,detected_victims,total,total,total,4,persons,4`,
      `${iso3},Police,detected_victims,total,female,total,4,persons,4`,
    ]);
    expect(outcome).toMatchObject({
      problems: [
        { column: "year", code: "column_missing" },
        { line: 1, column: "victims", code: "column_not_read" },
      ],
    });
    const given = await run(
      as(assessor),
      "detections",
      [FIGURES.replace("year,", ""), figure(iso3, 2019, 4).replace("2019,", "")],
      { year: "2019" },
    );
    expect(given).toMatchObject({ status: "done", created: 1 });
  });

  test("five thousand come in with as many statements as their chunks need", async ({ db }) => {
    const { iso3, as, assessor } = await makeScoredCountry(db);
    const years = Array.from({ length: 50 }, (_, index) => 1950 + index);
    const lines = years.flatMap((year) =>
      Array.from(
        { length: 100 },
        (_, body) => `${iso3},Body ${body},${year},detected_victims,total,total,total,${body},persons`,
      ),
    );
    expect(await run(as(assessor), "detections", [FIGURES, ...lines])).toMatchObject({ created: 5_000 });
    expect(await run(as(assessor), "detections", [FIGURES, ...lines])).toEqual({ status: "unchanged" });
  });
});

const ROUTE =
  "code,forms,first_year_seen,last_year_seen,trend,confidence,traveller_sex,traveller_age,legs.from_country,legs.to_country,legs.phase,legs.transport,legs.crossing,legs.smuggling_overlap,source";
const leg = (from: string, to: string) => `${from},${to},transit,road_public,irregular,unknown`;

describe("entries with rows", () => {
  test("lines below that hold rows only belong to the entry above, and names of countries are asked once", async ({
    db,
  }) => {
    const { iso3, as, assessor } = await makeScoredCountry(db);
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    await makeCountry(db, "QAB");
    const lines = [
      ROUTE,
      `,forced_labour|sexual_exploitation,2019,2021,rising,low,mixed,adults,${leg(iso3, "Ivory Coast")},Field report`,
      `,,,,,,,,${leg("Côte d'Ivoire", "Absurdistan")},`,
    ];
    expect(await run(as(assessor), "routes", lines)).toMatchObject({
      problems: [{ line: 3, column: "legs.to_country", code: "country_name_unknown" }],
    });
    await decideCountryName(manager, { name: "Absurdistan", iso3: "QAB", version: 0 });
    const done = await run(as(assessor), "routes", lines);
    expect(done).toMatchObject({ status: "done", created: 1 });
    const code = `${iso3}-R-001`;
    const entry = await getEntry(as(assessor), "routes", code);
    expect(entry).toMatchObject({
      status: "draft",
      accessClass: "restricted",
      rows: {
        legs: [
          { fromCountry: iso3, toCountry: "CIV" },
          { fromCountry: "CIV", toCountry: "QAB" },
        ],
      },
      citations: [{ source: { visible: true, title: "Field report" } }],
    });
    expect(await run(as(assessor), "routes", lines)).toEqual({ status: "unchanged" });
    expect(
      await run(as(assessor), "routes", ["code,trend", `${code},falling`, `${code},stable`]),
    ).toMatchObject({ problems: [{ line: 3, column: "code", code: "row_twice" }] });
    expect(await run(as(assessor), "routes", ["code,trend", `${code},falling`])).toMatchObject({
      updated: 1,
    });
    expect(await getEntry(as(assessor), "routes", code)).toMatchObject({
      values: { trend: "falling", firstYearSeen: 2019 },
      rows: { legs: [{}, {}] },
    });
    expect(await undoBatch(as(assessor), batchOf(done))).toEqual({
      ok: false,
      reason: "nothing_taken_back",
      entry: code,
    });
    expect(await db.read.$count(routeLegs)).toBe(2);
  });

  test("links and sources that are none, codes of another register and what differs between lines are problems", async ({
    db,
  }) => {
    const { iso3, as, assessor } = await makeScoredCountry(db);
    const group = (code: string, routes: string, source: string) =>
      `${code},A group,${iso3},hierarchy,small,national,recruiter,forced_labour,none,none,none,${routes},2019,2021,low,${source}`;
    const outcome = await run(as(assessor), "groups", [
      "code,label,base_country,structure,size,reach,roles,forms,legal_business,violence,corruption,routes,first_year_seen,last_year_seen,confidence,source",
      group("", `${iso3}-R-999`, ""),
      group(`${iso3}-R-001`, "", ""),
      group("", "", `${iso3}-S-999`),
    ]);
    const found = outcome.status === "problems" ? outcome.problems : [];
    expect(
      found
        .filter(({ code }) => code !== "value_unknown")
        .map(({ line, column, code }) => [line, column, code]),
    ).toEqual(expect.arrayContaining([[3, "code", "entry_code_form"]]));
    const lines = await run(as(assessor), "routes", [
      ROUTE,
      `${iso3}-R-900,forced_labour,2019,2021,rising,low,mixed,adults,${leg(iso3, "TGO")},`,
      `${iso3}-R-900,,2018,,,,,,${leg("TGO", "BEN")},${iso3}-S-999`,
    ]);
    expect(lines).toMatchObject({
      problems: [
        { line: 3, column: "first_year_seen", code: "row_differs" },
        { line: 3, column: "source", code: "row_differs" },
      ],
    });
    const cited = await run(as(assessor), "routes", [
      ROUTE,
      `,forced_labour,2019,2021,rising,low,mixed,adults,${leg(iso3, "TGO")},${iso3}-S-999`,
    ]);
    expect(cited).toMatchObject({ problems: [{ line: 2, column: "source", code: "source_unknown" }] });
    const rule = await run(as(assessor), "routes", [
      ROUTE,
      `,forced_labour,2021,2019,rising,low,mixed,adults,${leg(iso3, "TGO")},`,
    ]);
    expect(rule).toMatchObject({
      problems: [{ line: 2, column: "last_year_seen", code: "rule", values: { rule: "years_backwards" } }],
    });
  });
});

test("a hidden count with the status of a known one is one problem, which says what to write", async ({
  db,
}) => {
  const { iso3, as, assessor } = await makeScoredCountry(db);
  const line = `${iso3},Police,2019,detected_victims,total,total,total,<5,exact,persons`;
  const header = FIGURES.replace("value,", "value,value_status,");
  expect(await run(as(assessor), "detections", [header, line])).toMatchObject({
    status: "problems",
    problems: [
      {
        line: 2,
        column: "value",
        code: "figure_contradicts",
        values: { value: "<5", status: "exact", below: 5 },
      },
    ],
  });
  const mended = line.replace("exact", "suppressed");
  expect(await run(as(assessor), "detections", [header, mended])).toMatchObject({
    status: "done",
    created: 1,
  });
});
