import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import type { RegisterKey } from "@/db/enums";
import type { Ctx } from "@/lib/core/context";
import { publishFigures } from "@/lib/figures/mutations";
import { runRegisterImport } from "@/lib/import/entries/run";
import { checkEntry } from "@/lib/registers/mutations";
import { test } from "@/tests/support/database";
import { detectionOf, lawOf, makeEntry } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

const later = new Date(TEST_NOW.getTime() + 60_000);
const FIGURES = "country,reporting_body,year,indicator,dimension,sex,age,value,unit,reported_by";
const figure = ({ iso3 }: ScoredCountry, sex: string, value: number) =>
  `${iso3},Ministry of Justice,2008,detected_victims,total,${sex},total,${value},persons,${iso3}`;

/** What an import by somebody answers: the kinds of its problems, or how it ended. */
async function answers(ctx: Ctx, register: RegisterKey, ...lines: readonly string[]) {
  const file = { name: `${register}.csv`, bytes: Buffer.from(lines.join("\n")) };
  const { outcome } = await runRegisterImport(ctx, register, file, { constants: {}, dryRun: true });
  return outcome.status === "problems" ? outcome.problems.map(({ code }) => code) : outcome.status;
}

/** Figures of a country that are published, one of them hidden, and somebody who drafts in another country. */
async function published(db: Database) {
  const made = await makeScoredCountry(db);
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
  const codes: string[] = [];
  for (const [sex, value] of [
    ["total", 60],
    ["male", 3],
    ["female", 57],
  ] as const) {
    const code = await makeEntry(
      made.as(made.assessor),
      "detections",
      detectionOf(made.iso3, 2008, value, { sex }),
    );
    await checkEntry(steward, { register: "detections", code, version: 1, withoutSource: "on" });
    codes.push(code);
  }
  expect((await publishFigures(steward, { register: "detections", iso3: made.iso3 })).ok).toBe(true);
  const other = await makeScoredCountry(db);
  return { made, codes, other, stranger: other.as(other.assessor, 60_000) };
}

describe("an import by somebody who may not read what is there", () => {
  test("says of a hidden count neither that it was guessed nor that it was not", async ({ db }) => {
    const { made, codes, stranger } = await published(db);
    const guess = (value: number) => answers(stranger, "detections", FIGURES, figure(made, "male", value));
    expect(await guess(3)).toEqual(["not_allowed_here"]);
    expect(await guess(4)).toEqual(await guess(3));
    const byCode = (value: number) =>
      answers(stranger, "detections", `code,${FIGURES}`, `${codes[1]},${figure(made, "male", value)}`);
    expect(await byCode(3)).toEqual(["not_allowed_here"]);
    expect(await byCode(4)).toEqual(await byCode(3));
    expect(await answers(made.as(made.assessor), "detections", FIGURES, figure(made, "male", 3))).toBe(
      "dry_run",
    );
  });

  test("takes nothing over from what is there into what the file leaves open", async ({ db }) => {
    const { codes, other, stranger } = await published(db);
    const partly = (code: string) =>
      answers(stranger, "detections", "code,value_status,below", `${code},suppressed,5`);
    expect(await partly(codes[1] ?? "")).toEqual(await partly("XZZ-D-999"));
    const law = await makeEntry(other.as(other.assessor), "laws", lawOf(other.iso3));
    const elsewhere = await makeScoredCountry(db);
    const note = (code: string) =>
      answers(elsewhere.as(elsewhere.assessor), "laws", "code,note", `${code},mine`);
    expect(await note(law)).toEqual(await note("XZZ-L-999"));
  });

  test("does not say that a cell is taken by a figure that is not open to it", async ({ db }) => {
    const { made, stranger } = await published(db);
    await makeEntry(made.as(made.assessor), "detections", detectionOf(made.iso3, 2009, 8));
    const code = `${made.iso3}-D-777`;
    const cell = (year: number) =>
      answers(
        stranger,
        "detections",
        `code,${FIGURES}`,
        `${code},${figure(made, "total", 8).replace("2008", String(year))}`,
      );
    expect(await cell(2009)).toEqual(await cell(2010));
  });
});
