import { expect } from "vitest";
import { runRatingsImport } from "@/lib/import/run";
import { importableKinds, listBatches } from "@/lib/import/runs/queries";
import { runSourcesImport } from "@/lib/import/sources-import";
import { undoBatch } from "@/lib/import/undo";
import { test } from "@/tests/support/database";
import { contextOf, makePerson } from "@/tests/support/programme";
import { FIGURES, figure, run } from "@/tests/support/register-files";
import { makeScoredCountry } from "@/tests/support/scored-country";

test("names of files are for who imported them; of other organisations' ratings for who may import those too", async ({
  db,
}) => {
  const { iso3, round, as, assessor, lead } = await makeScoredCountry(db);
  const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
  const other = contextOf(db, await makePerson(db, "Other manager", ["programme_manager"]));
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
  expect(await importableKinds(manager)).toEqual(["ratings"]);
  const sources = {
    name: "interview with a survivor.csv",
    bytes: Buffer.from(`code,country_iso3,type,title\n${iso3}-S-901,${iso3},official_document,Act`),
  };
  await runSourcesImport(as(assessor), sources, false);
  await run(as(assessor), "detections", [FIGURES, figure(iso3, 2018, 10)]);
  const ratings = (rated: string, name: string) => ({
    name,
    bytes: Buffer.from(
      `country_iso3,indicator,state,level,reason,rationale,confidence,source\n${iso3},${rated},rated,2,,,,`,
    ),
  });
  const into = (code: string, createRound: boolean) => ({
    round: code,
    createRound,
    edition: createRound ? "gpat@1.0.0" : null,
  });
  await runRatingsImport(as(assessor), ratings("G2.1", "draft.csv"), into(round, false), false);
  await runRatingsImport(manager, ratings("G2.1", "index.csv"), into("INDEX", true), false);

  const own = await listBatches(as(assessor));
  expect(Object.fromEntries(own.map(({ kind, mayUndo }) => [kind, mayUndo]))).toEqual({
    ratings: true,
    detections: true,
    sources: true,
  });
  for (const { id } of own)
    for (const stranger of [manager, as(lead), steward])
      await expect(undoBatch(stranger, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  for (const reads of [manager, other])
    expect(await listBatches(reads)).toMatchObject([{ fileName: "index.csv", mayUndo: true }]);
  for (const stranger of [as(lead), steward]) expect(await listBatches(stranger)).toEqual([]);
  await expect(listBatches(contextOf(db, await makePerson(db, "Reader", ["reader"])))).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
