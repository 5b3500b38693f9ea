import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { sha256 } from "@/lib/audit/canonical";
import { LIBRE_OFFICE, sheetByLibreOffice } from "@/tests/support/libre-office";
import { releasedDocument } from "@/tests/support/release-documents";
import { csvOf, dataFiles, tableFile, tablesWithCodeBook, WORKBOOK_FILE } from "./data-files";
import type { PackagedRelease } from "./release-columns";
import { CELL_LENGTH_MAX, CUT } from "./workbook";
import { unzipped, zipped } from "./zip";

const released = (changes = {}): PackagedRelease => ({
  document: releasedDocument({}, changes),
  sha256: "e".repeat(64),
});

async function filesOf(releases: readonly PackagedRelease[]): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for await (const { name, bytes } of dataFiles(releases, tablesWithCodeBook(releases)))
    files.set(name, Buffer.from(bytes));
  return files;
}

type Line = Readonly<Record<string, string>>;
const linesOf = (file: Buffer | undefined): readonly Line[] =>
  parse(file ?? Buffer.of(), { bom: true, columns: true });

const files = await filesOf([released()]);
const csv = (name: string) => linesOf(files.get(tableFile(name)));
const workbook = await readXlsx(files.get(WORKBOOK_FILE) ?? Buffer.of());
const sheet = (name: string) => {
  const [head = [], ...rows] = workbook.sheets.find((one) => one.name === name)?.rows ?? [];
  return rows.map((row) =>
    Object.fromEntries(head.map((column, index) => [String(column), row[index] ?? null])),
  );
};

describe("the tables of a data package", () => {
  test("hold what the release says, one row a thing", () => {
    const { document } = released();
    expect(csv("ratings")).toHaveLength(document.indicators.length);
    expect(csv("figures")).toHaveLength(document.capability.length);
    expect(csv("exposure")).toHaveLength(document.exposure.length);
    expect(csv("citations").map(({ source }) => source)).toEqual(["XAA-S-001", "XAA-S-002"]);
    expect(csv("comments")[0]).toMatchObject({ indicator: "G2.1", disposition: "partly_accepted" });
    expect(csv("self-assessments").find(({ indicator }) => indicator === "G2.1")?.level).toBe("4");
    for (const name of ["releases", "ratings", "figures", "sources", "drafts"])
      for (const line of csv(name))
        expect(line).toMatchObject({ release: document.code, country_iso3: "XAA" });
  });

  test("give no level of an exposure, and no figure whose band something lowered", () => {
    const ratings = csv("ratings");
    for (const line of ratings.filter(({ construct }) => construct === "exposure"))
      expect(line.level).toBe("");
    expect(ratings.find(({ indicator }) => indicator === "C2.1")?.level).toBe("2");
    const lowered = csv("figures").filter(({ lowered_by: by }) => by !== "");
    expect(lowered.map(({ key }) => key)).toContain("G.capability");
    for (const line of lowered) expect(line).toMatchObject({ figure_in: "why", score: "", score_exact: "" });
  });

  test("have figures that plain arithmetic on their own levels confirms", () => {
    const instrument = JSON.parse(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
    const weights = new Map<string, number>(
      instrument.indicators.map((one: { code: string; weight: number }) => [one.code, one.weight]),
    );
    const domains = csv("figures").filter(
      ({ kind, figure_in: where }) => kind === "domain" && where === "table",
    );
    expect(domains.length).toBeGreaterThan(5);
    for (const { key, score, low, high } of domains) {
      const own = csv("ratings").filter(({ domain, state }) => domain === key && state !== "not_applicable");
      const weighted = (gap: number | null) => {
        const counted = own.filter(({ level }) => level !== "" || gap !== null);
        const sum = (of: (line: Line) => number) => counted.reduce((total, line) => total + of(line), 0);
        const weightOf = ({ indicator = "" }: Line) => weights.get(indicator) ?? Number.NaN;
        const percent = ({ level }: Line) => (level === "" ? (gap ?? 0) : Number(level)) * 25;
        return sum((line) => weightOf(line) * percent(line)) / sum(weightOf);
      };
      expect(Number(score), key).toBeCloseTo(weighted(null), 9);
      expect(Number(low), key).toBeCloseTo(weighted(0), 9);
      expect(Number(high), key).toBeCloseTo(weighted(4), 9);
    }
    for (const { score = "", score_exact: exact = "" } of domains) {
      const [above, below = "1"] = exact.split("/");
      expect(Number(above) / Number(below)).toBeCloseTo(Number(score), 9);
    }
  });

  test("explain every column and every code that they hold", () => {
    const book = csv("code-book");
    for (const { name, columns, rows } of tablesWithCodeBook([released()])) {
      if (name === "code-book") continue;
      for (const [index, { name: column, codes }] of columns.entries()) {
        const own = book.filter((line) => line.table === name && line.column === column);
        expect(own[0]?.meaning, `${name}.${column}`).toBeTruthy();
        if (codes === undefined) continue;
        const known = own.map(({ code }) => code);
        for (const row of rows) if (row[index]) expect(known, `${name}.${column}`).toContain(row[index]);
      }
    }
  });

  test("are safe against formulas", async () => {
    const rationale = csv("ratings")[0]?.rationale;
    expect(rationale).toMatch(/^'=SUM\(1\)/);
    for (const [name, file] of files) {
      if (!name.endsWith(".csv")) continue;
      const cells: string[][] = parse(file, { bom: true });
      for (const cell of cells.flat()) expect(cell, name).not.toMatch(/^[=+\-@\t\r]/);
    }
    const sheets = unzipped(files.get(WORKBOOK_FILE) ?? Buffer.of());
    for (const [name, part] of sheets)
      if (name.includes("worksheets")) expect(Buffer.from(part).toString()).not.toContain("<f>");
    expect(sheet("ratings")[0]?.rationale).toMatch(/^=SUM\(1\)/);
  });
});

describe("the workbook of a data package", () => {
  test("has numbers that are numbers and days that are days, under a head that stays", () => {
    const [release] = sheet("releases");
    expect(release?.cut_off_on).toEqual(new Date("2026-06-30T00:00:00.000Z"));
    expect(release?.published_at).toEqual(new Date("2026-03-02T09:00:00.000Z"));
    expect(release?.number).toBe(2);
    expect(sheet("ratings").find(({ indicator }) => indicator === "C2.1")?.level).toBe(2);
    for (const line of sheet("figures"))
      expect(line.score === null || typeof line.score === "number", String(line.key)).toBe(true);
    expect(sheet("figures").find(({ key }) => key === "C2")?.score).toBeCloseTo(
      Number(csv("figures").find(({ key }) => key === "C2")?.score),
    );
    const [part] = [...unzipped(files.get(WORKBOOK_FILE) ?? Buffer.of())].filter(([name]) =>
      name.endsWith("sheet1.xml"),
    );
    expect(Buffer.from(part?.[1] ?? []).toString()).toContain('state="frozen"');
  });

  test("cuts a text that no cell holds, and says so", async () => {
    const long = released();
    const [first] = long.document.indicators;
    if (first) first.rationale = "x".repeat(CELL_LENGTH_MAX + 1);
    const made = await filesOf([long]);
    const { sheets } = await readXlsx(made.get(WORKBOOK_FILE) ?? Buffer.of());
    const cell = sheets
      .find(({ name }) => name === "ratings")
      ?.rows[1]?.find((one) => String(one).endsWith(CUT));
    expect(String(cell)).toHaveLength(CELL_LENGTH_MAX);
    expect(linesOf(made.get(tableFile("ratings")))[0]?.rationale).toHaveLength(CELL_LENGTH_MAX + 1);
  });

  test("leaves out what XML cannot hold, which no program would open", async () => {
    const odd = released();
    const [first] = odd.document.indicators;
    if (first) first.rationale = "Two\ufffe signs\uffff";
    const made = await filesOf([odd]);
    const { sheets } = await readXlsx(made.get(WORKBOOK_FILE) ?? Buffer.of());
    expect(sheets.find(({ name }) => name === "ratings")?.rows[1]).toContain("Two signs");
  });

  test.skipIf(LIBRE_OFFICE === null)(
    "is opened by LibreOffice, where it is installed, with the same content",
    () => {
      const read = linesOf(
        Buffer.from(sheetByLibreOffice(files.get(WORKBOOK_FILE) ?? Buffer.of(), "ratings")),
      );
      expect(read.map(({ indicator, level }) => [indicator, level])).toEqual(
        csv("ratings").map(({ indicator, level }) => [indicator, level]),
      );
    },
  );
});

describe("the bytes of a data package", () => {
  test("follow from its content alone", async () => {
    const again = await filesOf([released()]);
    for (const [name, bytes] of files) expect(sha256(again.get(name) ?? ""), name).toBe(sha256(bytes));
    const other = await filesOf([released({ number: 3 })]);
    expect(sha256(other.get(WORKBOOK_FILE) ?? "")).not.toBe(sha256(files.get(WORKBOOK_FILE) ?? ""));
  });

  test("are those of an archive that says no time, whatever the zone", async () => {
    async function* content() {
      yield { name: "a.txt", bytes: Buffer.from("a".repeat(1_000)) };
      yield { name: "b/c.txt", bytes: Buffer.from("b") };
    }
    const archive = Buffer.concat(await Array.fromAsync(zipped(content())));
    expect(
      [...unzipped(archive)].map(([name, bytes]) => [name, Buffer.from(bytes).toString().length]),
    ).toEqual([
      ["a.txt", 1_000],
      ["b/c.txt", 1],
    ]);
    expect(sha256(archive)).toMatchInlineSnapshot(
      `"03659e2bd07da0c55cf9a389e9fed949c30818f4070716274c3f93fad8789ea3"`,
    );
  });

  test("hold a table of several releases, each row with its release", async () => {
    const two = await filesOf([released(), released({ code: "2026-XAB-1" })]);
    const codes = new Set(linesOf(two.get(tableFile("ratings"))).map(({ release }) => release));
    expect([...codes]).toEqual(["2026-XAA-2", "2026-XAB-1"]);
    const [table] = tablesWithCodeBook([released()]);
    expect(table && (await csvOf(table)).subarray(0, 3)).toEqual(Buffer.from("\uFEFF"));
  });
});
