import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { detections } from "@/db/schema/detection";
import { proceedings } from "@/db/schema/proceedings";
import { registerEntries } from "@/db/schema/register";
import { treatyActions } from "@/db/schema/treaty-action";
import { runRegisterImport } from "@/lib/import/entries/run";
import { noticeLines } from "@/lib/import/report";
import { test } from "@/tests/support/database";
import { countOf, run, system } from "@/tests/support/register-files";

describe("layouts of others", () => {
  test("UNODC's open table is read below its two lines, and its regions are left out", async ({ db }) => {
    const lines = [
      "Trafficking in persons",
      "Extracted on 30 May 2023",
      "Iso3_code,Country,Region,Subregion,Indicator,Dimension,Category,Sex,Age,Year,Unit of measurement,VALUE,Source",
      'NGA,Nigeria,Africa,Sub-Saharan Africa,Detected trafficking victims,Total,Total,Total,Total,2008,Counts,"1,269",GLOTIP',
      "NGA,Nigeria,Africa,Sub-Saharan Africa,Detected trafficking victims,by citizenship,Benin,Total,Total,2008,Counts,<5,GLOTIP",
      "NGA,Nigeria,Africa,Sub-Saharan Africa,Detected trafficking victims,by form of exploitation,Forced labour,Female,0 to 17 years,2008,Counts,12,GLOTIP",
      "EEU,Eastern Europe,Europe,,Detected trafficking victims,Total,Total,Total,Total,2008,Counts,12,GLOTIP",
    ];
    expect(await run(system(db), "detections", lines)).toMatchObject({ status: "done", created: 3 });
    const rows = await db.read
      .select({
        dimension: detections.dimension,
        country: detections.categoryCountry,
        form: detections.categoryForm,
        value: detections.value,
        below: detections.below,
        reportedBy: registerEntries.reportedBy,
      })
      .from(detections)
      .innerJoin(registerEntries, eq(registerEntries.id, detections.entryId))
      .where(and(eq(detections.country, "NGA"), eq(detections.year, 2008)))
      .orderBy(registerEntries.code);
    expect(rows).toEqual([
      { dimension: "total", country: null, form: null, value: 1269, below: null, reportedBy: "NGA" },
      { dimension: "citizenship", country: "BEN", form: null, value: null, below: 5, reportedBy: "NGA" },
      {
        dimension: "form_of_exploitation",
        country: null,
        form: "forced_labour",
        value: 12,
        below: null,
        reportedBy: "NGA",
      },
    ]);
    expect(await run(system(db), "detections", lines)).toEqual({ status: "unchanged" });
  });

  test("one file of UNODC fills two registers: each takes its own rows and says of the others where they go", async ({
    db,
  }) => {
    const row = (indicator: string, dimension: string, category: string, value: string) =>
      `NGA,Nigeria,Africa,Sub-Saharan Africa,${indicator},${dimension},${category},Total,Total,2012,Counts,${value},GLOTIP`;
    const lines = [
      "Iso3_code,Country,Region,Subregion,Indicator,Dimension,Category,Sex,Age,Year,Unit of measurement,VALUE,Source",
      row("Detected trafficking victims", "Total", "Total", "480"),
      row("Persons prosecuted", "Total", "Total", "117"),
      row("Persons convicted", "Total", "Total", "25"),
      row("Persons convicted", "by citizenship", "Benin", "<5"),
      row("Persons convicted", "by citizenship", "Western Africa", "3"),
      row("Offences of trafficking in persons", "Total", "Total", "NA"),
      row("Persons convicted", "by form of exploitation", "Forced labour", "9"),
    ];
    const read = async (register: "detections" | "proceedings") => {
      const file = { name: "data.csv", bytes: Buffer.from(lines.join("\n")) };
      return runRegisterImport(system(db), register, file, { constants: {}, dryRun: false });
    };
    const victims = await read("detections");
    expect(victims.outcome).toMatchObject({ status: "done", created: 1 });
    const left = victims.notices.filter(({ first }) => first.code === "left_out_other");
    expect(left.map(({ first: { values }, count }) => [values.value, values.register, count])).toEqual([
      ["Persons prosecuted", "proceedings", 1],
      ["Persons convicted", "proceedings", 4],
      ["Offences of trafficking in persons", "proceedings", 1],
    ]);
    expect(noticeLines("en", "data.csv", left)[1]).toBe(
      "data.csv, line 4, column Indicator: 4 rows say “Persons convicted”, which does not belong to this register, and are left out. To import them, choose “Proceedings” as what is imported, with the same file.",
    );

    const cases = await read("proceedings");
    expect(cases.outcome).toMatchObject({ status: "done", created: 4 });
    const rows = await db.read
      .select({
        stage: proceedings.stage,
        unit: proceedings.countingUnit,
        country: proceedings.categoryCountry,
        status: proceedings.valueStatus,
        value: proceedings.value,
      })
      .from(proceedings)
      .innerJoin(registerEntries, eq(registerEntries.id, proceedings.entryId))
      .where(and(eq(proceedings.country, "NGA"), eq(proceedings.year, 2012)))
      .orderBy(registerEntries.code);
    expect(rows).toEqual([
      { stage: "prosecuted", unit: "persons", country: null, status: "exact", value: 117 },
      { stage: "convicted", unit: "persons", country: null, status: "exact", value: 25 },
      { stage: "convicted", unit: "persons", country: "BEN", status: "suppressed", value: null },
      { stage: "offence_recorded", unit: "offences", country: null, status: "not_available", value: null },
    ]);
    expect(cases.notices.map(({ first: { code, values }, count }) => [code, values.value, count])).toEqual(
      expect.arrayContaining([
        ["left_out_other", "Detected trafficking victims", 1],
        ["left_out_other", "by form of exploitation", 1],
        ["left_out_region", "Western Africa", 1],
      ]),
    );
  });

  test("the Treaty Collection's table gives signature and deposit, and what the installation has is not doubled", async ({
    db,
  }) => {
    const before = await countOf(db, "treaties");
    const lines = [
      'Participant,Signature,"Ratification, Acceptance(A), Approval(AA), Accession(a), Succession(d)"',
      "Albania,12 Dec 2000,21 Aug 2002",
      "European Union,12 Dec 2000,21 May 2004 AA",
      "Tuvalu,,1 Feb 2024 a",
    ];
    const outcome = await run(system(db), "treaties", lines, { treaty: "tip_protocol" });
    expect(outcome).toMatchObject({ status: "done", created: 1, updated: 0, unchanged: 2 });
    expect(await countOf(db, "treaties")).toBe(before + 1);
    const [tuvalu] = await db.read
      .select({ action: treatyActions.action, on: treatyActions.happenedOn })
      .from(treatyActions)
      .where(and(eq(treatyActions.country, "TUV"), eq(treatyActions.happenedOn, "2024-02-01")));
    expect(tuvalu).toEqual({ action: "accession", on: "2024-02-01" });
  });
});
