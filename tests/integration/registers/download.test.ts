import { buffer } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { revisions } from "@/db/schema/audit";
import { registerEntries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";
import { listRawExports } from "@/lib/export/raw-exports";
import { rawFigures, registerFile } from "@/lib/export/register-file";
import type { ExportFormat } from "@/lib/export/write";
import { publishFigures } from "@/lib/figures/mutations";
import { runRegisterImport } from "@/lib/import/entries/run";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { checkEntry } from "@/lib/registers/mutations";
import { entryFilter } from "@/lib/registers/schema";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry } from "@/tests/support/entries";
import { contextOf, makePerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const definition = DEFINITIONS.detections;

async function rowsOf(ctx: Ctx, query: Record<string, string>): Promise<Record<string, string>[]> {
  const file = await registerFile(
    ctx,
    definition,
    entryFilter(definition, query),
    "json",
    "Detected victims",
  );
  return JSON.parse((await buffer(file.body)).toString()).rows;
}

test("a file holds what the filter shows on all pages, figures behind the mask for everybody", async ({
  db,
}) => {
  const { iso3, as, assessor } = await makeScoredCountry(db);
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
  const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
  const codes: string[] = [];
  for (const [year, value] of [
    [2018, 2],
    [2019, 400],
    [2020, 500],
  ] as const) {
    codes.push(await makeEntry(as(assessor), "detections", detectionOf(iso3, year, value)));
  }
  const query = { country: iso3 };
  expect(await rowsOf(reader, query)).toEqual([]);
  expect(await rowsOf(as(assessor), query)).toEqual([]);
  for (const code of codes.slice(0, 2)) {
    await checkEntry(steward, { register: "detections", code, version: 1, withoutSource: "on" });
  }
  const estimate = detectionOf(iso3, 2021, 900, {
    valueStatus: "estimated",
    estimateLow: 700,
    estimateHigh: 1_200,
    estimateMethod: "Multiple systems estimation over three lists",
  });
  const code = await makeEntry(as(assessor), "detections", estimate);
  await checkEntry(steward, { register: "detections", code, version: 1, withoutSource: "on" });
  await publishFigures(steward, { register: "detections", iso3 });
  const seen = await rowsOf(reader, query);
  expect(seen.map(({ year, value, value_status, status }) => [year, value, value_status, status])).toEqual([
    ["2018", "", "suppressed", "checked"],
    ["2019", "400", "exact", "checked"],
    ["2021", "900", "estimated", "checked"],
  ]);
  expect(await rowsOf(as(assessor), query)).toEqual(seen);
  expect(await rowsOf(reader, { ...query, year: "2019" })).toHaveLength(1);

  const asked = { title: "Detected victims", purpose: "Check against the police's own table" };
  const filter = entryFilter(definition, query);
  await expect(rawFigures(reader, definition, filter, "csv", asked)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  const raw = await rawFigures(as(assessor), definition, filter, "csv", asked);
  const text = (await buffer(raw.body)).toString();
  expect(text.match(/,(2|400|500),,,,,persons,/g)).toHaveLength(3);
  const [kept] = await db.read
    .select({ content: revisions.content })
    .from(revisions)
    .where(eq(revisions.entity, "figure_export"));
  expect(JSON.parse(kept?.content ?? "")).toMatchObject({ purpose: asked.purpose, filter: query });
  const short = { ...asked, purpose: "  a study  " };
  await expect(rawFigures(as(assessor), definition, filter, "csv", short)).rejects.toMatchObject({
    code: "INVALID",
  });
  const manager = contextOf(db, await makePerson(db, "Mona", ["programme_manager"]));
  for (const one of [steward, manager]) {
    expect(await listRawExports(one, "detections")).toMatchObject([{ iso3, purpose: asked.purpose }]);
    expect(await listRawExports(one, "proceedings")).toEqual([]);
  }
  for (const other of [reader, as(assessor)]) expect(await listRawExports(other, "detections")).toBeNull();
});

test.for<ExportFormat>(["csv", "xlsx", "json"])(
  "what a page gives as %s is what the import takes",
  async (format, { db }) => {
    const { iso3, as, assessor } = await makeScoredCountry(db);
    await makeEntry(as(assessor), "institutions", {
      name: '=Office, of the "Prosecutor"',
      country: iso3,
      functions: [
        DEFINITIONS.institutions.fields[2] && "codes" in DEFINITIONS.institutions.fields[2]
          ? DEFINITIONS.institutions.fields[2].codes[0]
          : "",
      ],
      mandate: "-1 line\nand another",
      reportedBy: iso3,
    });
    const filter = entryFilter(DEFINITIONS.institutions, { country: iso3 });
    const file = await registerFile(as(assessor), DEFINITIONS.institutions, filter, format, "Institutions");
    expect(file.source).toMatchObject({
      entries: 1,
      filter: `/institutions?country=${iso3}`,
      figures: "raw",
    });
    const bytes = await buffer(file.body);
    const { outcome } = await runRegisterImport(
      as(assessor),
      "institutions",
      { name: `institutions.${format}`, bytes },
      { constants: {}, dryRun: false },
    );
    expect(outcome).toEqual({ status: "unchanged" });
    expect(
      await db.read.$count(registerEntries, eq(registerEntries.register, "institutions")),
    ).toBeGreaterThan(0);
  },
);
