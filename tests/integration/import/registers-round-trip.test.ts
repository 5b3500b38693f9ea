import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { REGISTERS, type RegisterKey } from "@/db/enums";
import { passages, sources } from "@/db/schema/source";
import { createContext } from "@/lib/core/context";
import { exportRegister } from "@/lib/export/registers";
import { exportSources } from "@/lib/export/tables";
import { EXPORT_FORMATS, type ExportFormat, tableBytes } from "@/lib/export/write";
import { runRegisterImport } from "@/lib/import/entries/run";
import { runSourcesImport } from "@/lib/import/sources-import";
import { citeEntry } from "@/lib/registers/cite";
import { makeDatabase, test } from "@/tests/support/database";
import { makeEntry, makePassage } from "@/tests/support/entries";
import { entryOfEach } from "@/tests/support/every-register";
import { makeCountry, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const system = (db: Database) => createContext(db, { kind: "system", job: "import" }, TEST_NOW);

async function exported(db: Database, register: RegisterKey, format: ExportFormat): Promise<Buffer> {
  return tableBytes(await exportRegister(system(db), register), format);
}

/** A database with an entry of every register, a link of each kind and a citation of each entry. */
async function fill(db: Database): Promise<void> {
  const made = await makeScoredCountry(db);
  await makeCountry(db, "QAA");
  const ctx = made.as(made.assessor);
  const passageId = await makePassage(ctx, made.iso3, { title: "Report" });
  let firstLaw = "";
  for (const { register, input } of entryOfEach(made.iso3, "QAA")) {
    const links = register === "groups" ? { routes: [`${made.iso3}-R-001`] } : {};
    const code = await makeEntry(ctx, register, { ...input, ...links });
    if (register === "laws") firstLaw = code;
    await citeEntry(ctx, { register, code, passageId, shows: "exists", stance: "supports" });
  }
  const amending = entryOfEach(made.iso3, "QAA").find(({ register }) => register === "laws");
  await makeEntry(ctx, "laws", { ...amending?.input, lawTitle: "Amending law", amends: [firstLaw] });
}

test.for(EXPORT_FORMATS)(
  "every register comes back from %s as it was, and a second time changes nothing",
  async (format, { db: _shared }) => {
    const from = await makeDatabase();
    const to = await makeDatabase();
    try {
      await fill(from);
      const places = await exportSources(system(from));
      for (const iso3 of new Set(places.rows.map((row) => row.country_iso3 ?? "")))
        await makeCountry(to, iso3);
      await makeCountry(to, "QAA");
      const sourceFile = { name: "sources.json", bytes: await tableBytes(places, "json") };
      expect((await runSourcesImport(system(to), sourceFile, false)).outcome).toMatchObject({
        status: "done",
      });
      for (const register of REGISTERS) {
        const bytes = await exported(from, register, format);
        const file = { name: `${register}.${format}`, bytes };
        const options = { constants: {}, dryRun: false };
        const { outcome } = await runRegisterImport(system(to), register, file, options);
        expect(outcome, register).toMatchObject({ status: "done", updated: 0 });
        expect((await exported(to, register, "json")).toString(), register).toBe(
          (await exported(from, register, "json")).toString(),
        );
        expect(await runRegisterImport(system(to), register, file, options), register).toMatchObject({
          outcome: { status: "unchanged" },
        });
      }
      const [cited] = await to.read
        .select({ title: sources.title })
        .from(passages)
        .innerJoin(sources, eq(sources.id, passages.sourceId))
        .where(eq(sources.title, "Report"));
      expect(cited).toEqual({ title: "Report" });
    } finally {
      await from.drop();
      await to.drop();
    }
  },
);
