import { expect } from "vitest";
import { reformEventsOf } from "@/lib/laws/queries";
import { withdrawEntry } from "@/lib/registers/mutations";
import { test } from "@/tests/support/database";
import { lawOf, makeEntry } from "@/tests/support/entries";
import { makePerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

test("the time line holds what happened to every law of the country that the reader may see", async ({
  db,
}) => {
  const made = await makeScoredCountry(db);
  const ctx = made.as(made.assessor);
  const first = await makeEntry(
    ctx,
    "laws",
    lawOf(made.iso3, {}, { events: [{ kind: "bill", happenedOn: "2008-03", remark: "By the ministry" }] }),
  );
  const second = await makeEntry(
    ctx,
    "laws",
    lawOf(made.iso3, {}, { adoptedOn: "2009", inForceOn: "2011-01-01", lawTitle: "Second act" }),
  );
  expect(
    (await reformEventsOf(ctx, made.iso3)).map(({ code, kind, happenedOn }) => [code, kind, happenedOn]),
  ).toEqual([
    [first, "bill", "2008-03"],
    [second, "adopted", "2009"],
    [first, "adopted", "2010"],
    [first, "in_force", "2010-06-01"],
    [second, "in_force", "2011-01-01"],
  ]);
  await withdrawEntry(ctx, { register: "laws", code: second, version: 1, reason: "Entered twice" });
  expect(new Set((await reformEventsOf(ctx, made.iso3)).map(({ code }) => code))).toEqual(new Set([first]));
  const stranger = made.as(await makePerson(db, "Stranger", ["reader"]));
  expect(await reformEventsOf(stranger, made.iso3)).toEqual([]);
});
