import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { registerEntries } from "@/db/schema/register";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { listEntries } from "@/lib/registers/queries";
import { entryFilter } from "@/lib/registers/schema";
import { hasWords } from "@/lib/registers/title-words";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry, routeOver } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";

const later = new Date(TEST_NOW.getTime() + 60_000);

describe("the box of a register", () => {
  test("finds by the words that its table shows, folded, in the languages of the interface, and by other names", async ({
    db,
  }) => {
    const ctx = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
    const more = { dimension: "form_of_exploitation", categoryForm: "sexual_exploitation", reportedBy: null };
    const benin = await makeEntry(ctx, "detections", detectionOf("BEN", 2016, 10, more));
    const ivory = await makeEntry(ctx, "detections", detectionOf("CIV", 2017, 10, { reportedBy: null }));
    const route = await makeEntry(ctx, "routes", { ...routeOver("MMR", "THA"), reportedBy: null });
    const found = async (register: "detections" | "routes", q: string) =>
      (await listEntries(ctx, register, entryFilter(DEFINITIONS[register], { q }))).lines.map(
        ({ code }) => code,
      );
    const cases = [
      ["Bénin", [benin]],
      ["benin SEXUAL exploitation", [benin]],
      ["بنن 2016", [benin]],
      ["استغلال جنسي", [benin]],
      ["benin 2017", []],
      ["2017 cote d’ivoire", [ivory]],
      ["Ivory Coast", [ivory]],
      [`${ivory.slice(0, 5)}-0`, [ivory]],
      ["country", []],
      ["figure_form", []],
      ["%", [benin, ivory]],
      ["· →", [benin, ivory]],
    ] as const;
    for (const [q, codes] of cases) expect(await found("detections", q), q).toEqual(codes);
    for (const q of ["Myanmar → Thailand", "burma thai", "Birmanie"])
      expect(await found("routes", q), q).toEqual([route]);
  });

  test("finds nothing of what its reader may not see", async ({ db }) => {
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
    for (const q of ["Benin", "2016", "Burma"]) {
      expect(
        (await listEntries(reader, "detections", entryFilter(DEFINITIONS.detections, { q }))).total,
        q,
      ).toBe(0);
    }
  });

  test("folds no entry at a question, however short its words are", async ({ db }) => {
    const plan = await db.transaction(async (tx) => {
      const { rows } = await tx.execute(
        sql`explain select 1 from ${registerEntries} where ${hasWords("a be ن")}`,
      );
      return JSON.stringify(rows);
    });
    expect(plan).toContain("folded");
    expect(plan).not.toMatch(/search_entry_words|search_without_tokens|search_tokens/);
  });

  test("is answered by the indexes of words and of tokens", async ({ db }) => {
    const plan = await db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      const { rows } = await tx.execute(
        sql`explain select 1 from ${registerEntries} where ${hasWords("nigeria 2016")}`,
      );
      return JSON.stringify(rows);
    });
    expect(plan).toContain("register_entries_folded_index");
    expect(plan).toContain("register_entries_tokens_index");
  });
});
