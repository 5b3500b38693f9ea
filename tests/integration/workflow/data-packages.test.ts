import { unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect } from "vitest";
import { sha256 } from "@/lib/audit/canonical";
import { countPackage, PACKAGES_MAX } from "@/lib/auth/attempts";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { releasePackage, roundPackage } from "@/lib/data-packages/package";
import { unzipped } from "@/lib/data-packages/zip";
import { readArchive } from "@/lib/files/archive";
import { answerOnBytes } from "@/lib/releases/check-file";
import { confirmSeal, proposeSeal } from "@/lib/releases/mutations";
import { getRelease } from "@/lib/releases/queries";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeProgramme, openRound, publish, rateAll } from "@/tests/support/released-country";

type Db = Parameters<typeof contextOf>[0];

/** A round of two countries that were published and one that is in drafting. */
async function publishedRound(db: Db, round: string, countries: readonly string[]) {
  const people = await makeProgramme(db);
  await openRound(db, people, round, countries);
  for (const iso3 of countries.slice(0, 2)) {
    await rateAll(db, people, { round, iso3 }, { "G2.1": { level: 1 } });
    await publish(db, people, { round, iso3 });
  }
  return people;
}

async function packageOf(ctx: Ctx, code: string): Promise<Buffer> {
  const release = await getRelease(ctx, code);
  if (release.seal !== null) throw new Error("sealed");
  return Buffer.concat(await (await releasePackage(ctx, release)).body.toArray());
}

const roundOf = async (ctx: Ctx, round: string): Promise<Buffer> =>
  Buffer.concat(await (await roundPackage(ctx, round)).body.toArray());

const textIn = (archive: Buffer, name: string) => Buffer.from(unzipped(archive).get(name) ?? []).toString();

describe("data packages", () => {
  test("hold each release as published, its tables, and the hash of every file", async ({ db }) => {
    const { manager, observer } = await publishedRound(db, "K-1", ["XCA", "XCB", "XCC"]);
    const ctx = contextOf(db, manager);
    const archive = await packageOf(ctx, "K-1-XCA-1");
    expect(readArchive(archive)?.names).toContain("manifest.json");
    const release = await getRelease(ctx, "K-1-XCA-1");
    expect(sha256(textIn(archive, "releases/K-1-XCA-1.json"))).toBe(release.sha256);
    const manifest = JSON.parse(textIn(archive, "manifest.json"));
    const files = [...unzipped(archive)].filter(([name]) => name !== "manifest.json");
    expect(manifest.files.map((one: { file: string }) => one.file)).toEqual(files.map(([name]) => name));
    for (const { file, sha256: hash } of manifest.files)
      expect(sha256(Buffer.from(unzipped(archive).get(file) ?? [])), file).toBe(hash);
    for (const name of ["README.en.txt", "README.ar.txt", "LICENCE.en.txt", "CITATION.txt"])
      expect(textIn(archive, name), name).not.toBe("");
    expect(textIn(archive, "CITATION.txt")).toContain(release.sha256);

    const round = await roundOf(ctx, "K-1");
    expect(JSON.parse(textIn(round, "manifest.json")).releases).toHaveLength(2);
    // Whoever asks and whenever: the same content is the same bytes.
    const later = contextOf(db, observer, new Date(TEST_NOW.getTime() + 86_400_000 * 40));
    expect(sha256(await packageOf(later, "K-1-XCA-1"))).toBe(sha256(archive));
    expect(sha256(await roundOf(later, "K-1"))).toBe(sha256(round));
    for (const name of ["Lead", "Reviewer", "Approver", "stays in the team"])
      for (const [file, bytes] of unzipped(round))
        if (!file.endsWith(".xlsx")) expect(Buffer.from(bytes).toString(), file).not.toContain(`${name} `);
  });

  test("are of what their reader may read, and name what was sealed", async ({ db }) => {
    const { manager } = await publishedRound(db, "K-2", ["XCD", "XCE"]);
    const ctx = contextOf(db, manager);
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
    await expect(roundPackage(reader, "K-2")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(roundPackage(ctx, "K-9")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getRelease(reader, "K-2-XCD-1")).rejects.toMatchObject({ code: "NOT_FOUND" });

    const other = contextOf(db, await makePerson(db, "Other manager", ["programme_manager"]));
    await proposeSeal(ctx, { code: "K-2-XCE-1", reason: "A witness could be recognised" });
    await confirmSeal(other, { code: "K-2-XCE-1" });
    const archive = await roundOf(ctx, "K-2");
    const { sha256: hash } = await getRelease(ctx, "K-2-XCE-1");
    const manifest = JSON.parse(textIn(archive, "manifest.json"));
    expect(manifest.releases.map((one: { code: string }) => one.code)).toEqual(["K-2-XCD-1"]);
    expect(manifest.sealed).toEqual([{ code: "K-2-XCE-1", on: expect.any(String), sha256: hash }]);
    expect(textIn(archive, "README.en.txt")).toContain(hash);
    expect(textIn(archive, "tables/ratings.csv")).not.toContain("XCE");
    expect(JSON.stringify(manifest)).not.toContain("witness");
  });

  test("are known again, whole or file by file, and told apart where a cell was changed", async ({ db }) => {
    const { manager } = await publishedRound(db, "K-3", ["XCF", "XCG"]);
    const ctx = contextOf(db, manager);
    const archive = await roundOf(ctx, "K-3");
    const codes = ["K-3-XCF-1", "K-3-XCG-1"];
    const whole = await answerOnBytes(ctx, archive);
    expect(whole).toMatchObject({ kind: "data", codes, different: [], missing: [] });
    if (whole.kind !== "data") return;
    expect(whole.unchecked).toEqual([
      "README.en.txt",
      "README.ar.txt",
      "LICENCE.en.txt",
      "LICENCE.ar.txt",
      "CITATION.txt",
    ]);
    const part = (name: string) => Buffer.from(unzipped(archive).get(name) ?? []);
    for (const name of ["tables/ratings.csv", "data.xlsx"])
      expect(await answerOnBytes(ctx, part(name)), name).toMatchObject({ kind: "data", codes, same: [name] });
    expect(await answerOnBytes(ctx, part("manifest.json"))).toMatchObject({ different: [], missing: [] });

    const changed = part("tables/ratings.csv").toString().replace(",rated,1,", ",rated,3,");
    expect(await answerOnBytes(ctx, Buffer.from(changed))).toMatchObject({
      kind: "data",
      different: ["tables/ratings.csv"],
    });
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
    for (const bytes of [archive, part("tables/ratings.csv"), part("data.xlsx"), part("manifest.json")])
      expect((await answerOnBytes(reader, bytes)).kind).toBe("unknown");
    for (const bytes of [archive.subarray(0, 5_000), Buffer.from("PK"), Buffer.from("release,\nx")])
      expect((await answerOnBytes(ctx, bytes)).kind).toBe("unknown");
  });

  test("that say something many times, or unpack to more than they are, cost no more than honest ones", async ({
    db,
  }) => {
    const { manager } = await publishedRound(db, "K-4", ["XCH"]);
    const ctx = contextOf(db, manager);
    const codes = ["K-4-XCH-1"];
    const releases = Array(400).fill({ code: codes[0] });
    const manifest = Buffer.from(JSON.stringify({ format: "gpat-package/1", releases, files: [] }));
    expect(await answerOnBytes(ctx, manifest)).toMatchObject({ kind: "data", codes });

    // A workbook of a few hundred kilobytes whose cells would take seconds and hundreds of megabytes to read.
    const workbook = Buffer.from(unzipped(await packageOf(ctx, "K-4-XCH-1")).get("data.xlsx") ?? []);
    const cells = Buffer.from("<row><c/></row>".repeat(2_500_000));
    const noise = Buffer.from(Array.from({ length: 20_000 }, (_, at) => sha256(String(at))).join(""));
    const padding = Buffer.concat([cells, noise]);
    const bomb = Buffer.from(zipSync({ ...unzipSync(workbook), "xl/worksheets/sheet1.xml": padding }));
    expect(readArchive(bomb)).not.toBeNull();
    expect(() => unzipped(bomb)).toThrow("more than a package holds");
    expect((await answerOnBytes(ctx, bomb)).kind).toBe("unknown");

    // Few bytes in as many elements as a bound on size lets through.
    const texts = Buffer.from(`<sst>${"<si><t/></si>".repeat(15_000)}</sst>`);
    const many = Buffer.from(zipSync({ ...unzipSync(workbook), "xl/sharedStrings.xml": texts }));
    expect(unzipped(many).size).toBeGreaterThan(1);
    expect((await answerOnBytes(ctx, many)).kind).toBe("unknown");

    // A cell so far to the right makes its row as long as that.
    const wide = Buffer.from(
      `<worksheet><sheetData>${Array.from({ length: 1_200 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"/></row>`).join("")}</sheetData></worksheet>`,
    );
    const far = Buffer.from(zipSync({ ...unzipSync(workbook), "xl/worksheets/sheet1.xml": wide }));
    expect((await answerOnBytes(ctx, far)).kind).toBe("unknown");

    const rows = Array(500).fill([codes[0]]);
    const long = await writeXlsx({ sheets: [{ name: "releases", rows: [["release"], ...rows] }] });
    expect((await answerOnBytes(ctx, Buffer.from(long))).kind).toBe("unknown");
  });

  test("are taken so often and then not for a time", async ({ db }) => {
    const ctx = contextOf(db, await makePerson(db, "Reader", ["reader"]));
    const take = () => countPackage(db.pool, personOf(ctx));
    for (let taken = 0; taken < PACKAGES_MAX; taken += 1) await take();
    expect(await codeOf(take())).toBe("TOO_MANY");
  });
});
