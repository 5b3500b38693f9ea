/** Holds files of a data package against the releases that they name: the data are made anew and compared byte for byte. */
import "server-only";
import { parse } from "csv-parse/sync";
import { zipSync } from "fflate";
import { streamXlsxRows } from "hucre/xlsx";
import { z } from "zod";
import { sha256 } from "@/lib/audit/canonical";
import type { Ctx } from "@/lib/core/context";
import { readArchive } from "@/lib/files/archive";
import type { DataAnswer } from "@/lib/releases/check-schema";
import { comparedRelease } from "@/lib/releases/compared";
import { parseRelease } from "@/lib/releases/queries";
import { csvOf, dataFiles, releaseFile, tableFile, tablesWithCodeBook, WORKBOOK_FILE } from "./data-files";
import { MANIFEST_FILE, PACKAGE_FORMAT } from "./package";
import type { PackagedRelease } from "./release-columns";
import { unzipped } from "./zip";

/** More releases than these are no round. */
const RELEASES_MAX = 400;
const ZIP = Buffer.from("PK");
const RELEASE_COLUMN = "release";
/** A manifest of as many releases is a quarter of it. */
const MANIFEST_BYTES_MAX = 1_000_000;
/** Sheets of a workbook beside its first one. */
const OTHER_SHEETS = /^xl\/worksheets\/sheet(?!1\.xml$)/;
const OPENS = "<".charCodeAt(0);
/** In an honest workbook an element of its first sheet and its texts takes several times as many bytes. */
const BYTES_OF_ELEMENT = 4;
const ELEMENTS_OF_SMALL = 20_000;
/** A cell right of column ZZ, which the first table is far from, or one that is written in entities. */
const FAR_CELL = /\sr\s*=\s*["'](?:[A-Za-z]{3}|[^"']*&)/;
const TEXTS = "xl/sharedStrings.xml";

const manifestSchema = z.object({
  format: z.literal(PACKAGE_FORMAT),
  releases: z.array(z.object({ code: z.string() })).max(RELEASES_MAX),
  files: z.array(z.object({ file: z.string(), sha256: z.string() })),
});

/**
 * What a file of a data package, or a whole one, holds of what the releases say. Null where it is neither, or names a
 * release that who asks may not read.
 */
export async function checkData(ctx: Ctx, bytes: Buffer): Promise<DataAnswer | null> {
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return checkArchive(ctx, bytes);
  const manifest = manifestOf(bytes);
  if (manifest !== null) {
    return compared(
      ctx,
      manifest.releases.map(({ code }) => code),
      new Map(manifest.files.map(({ file, sha256: hash }) => [file, hash])),
      true,
    );
  }
  return checkTable(ctx, bytes);
}

/** A package or a workbook of one: both are archives. What does not unpack within bounds is neither, and nothing reads on. */
async function checkArchive(ctx: Ctx, bytes: Buffer): Promise<DataAnswer | null> {
  const files = readArchive(bytes) === null ? null : filesIn(bytes);
  if (files === null) return null;
  const manifest = manifestOf(files.get(MANIFEST_FILE));
  if (manifest === null) return checkWorkbook(ctx, bytes, files);
  const own = [...files].filter(([name]) => name !== MANIFEST_FILE && !name.endsWith("/"));
  return compared(
    ctx,
    manifest.releases.map(({ code }) => code),
    new Map(own.map(([name, content]) => [name, sha256(Buffer.from(content))])),
    true,
  );
}

function filesIn(bytes: Buffer): ReadonlyMap<string, Uint8Array> | null {
  try {
    return unzipped(bytes);
  } catch {
    return null;
  }
}

async function checkWorkbook(
  ctx: Ctx,
  bytes: Buffer,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<DataAnswer | null> {
  const first = firstSheet(bytes, files);
  const [head, ...rows] = first === null ? [] : await firstRows(first).catch(() => []);
  if (head?.[0] !== RELEASE_COLUMN || rows.length > RELEASES_MAX) return null;
  return compared(ctx, codesIn(rows), new Map([[WORKBOOK_FILE, sha256(bytes)]]), false);
}

/**
 * A workbook without its other sheets; null where what is left has more elements than its bytes can honestly hold, or
 * cells so far to the right that each makes thousands. They are what takes time and memory to read, and a few kilobytes
 * can hold millions of them.
 */
function firstSheet(bytes: Buffer, files: ReadonlyMap<string, Uint8Array>): Buffer | null {
  const read = [...files].filter(([name]) => !OTHER_SHEETS.test(name));
  const most = Math.max(ELEMENTS_OF_SMALL, bytes.length / BYTES_OF_ELEMENT);
  const decoder = new TextDecoder("latin1");
  if (read.some(([name, content]) => name !== TEXTS && FAR_CELL.test(decoder.decode(content)))) return null;
  if (read.reduce((sum, [, content]) => sum + elementsIn(content), 0) > most) return null;
  return Buffer.from(zipSync(Object.fromEntries(read), { level: 0 }));
}

function elementsIn(content: Uint8Array): number {
  let count = 0;
  for (let at = content.indexOf(OPENS); at !== -1; at = content.indexOf(OPENS, at + 1)) count += 1;
  return count;
}

/**
 * The first cells of the rows of the first table, which names every release once; none where it is another table. No more
 * rows are read than releases are compared.
 */
async function firstRows(workbook: Buffer): Promise<readonly (readonly unknown[])[]> {
  const rows: unknown[][] = [];
  for await (const { values } of streamXlsxRows(workbook, { sheet: 0 })) {
    if (rows.length === 0 && values[0] !== RELEASE_COLUMN) return [];
    rows.push(values.slice(0, 1));
    if (rows.length > RELEASES_MAX + 1) break;
  }
  return rows;
}

async function checkTable(ctx: Ctx, bytes: Buffer): Promise<DataAnswer | null> {
  const rows = rowsOf(bytes);
  const [head, ...lines] = rows ?? [];
  if (head?.[0] !== RELEASE_COLUMN) return null;
  const table = tablesWithCodeBook([]).find(
    ({ columns }) => columns.map(({ name }) => name).join() === head.join(),
  );
  if (table === undefined) return null;
  return compared(ctx, codesIn(lines), new Map([[tableFile(table.name), sha256(bytes)]]), false);
}

function rowsOf(bytes: Buffer): string[][] | null {
  try {
    return parse(bytes, { bom: true, relax_column_count: true });
  } catch {
    return null;
  }
}

function codesIn(rows: readonly (readonly unknown[])[]): readonly string[] {
  return rows.map(([code]) => String(code));
}

function manifestOf(bytes: Uint8Array | undefined) {
  if (bytes === undefined || bytes.length > MANIFEST_BYTES_MAX) return null;
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Holds the hashes of files, or of a whole package, against those of the same releases, made anew. */
async function compared(
  ctx: Ctx,
  named: readonly string[],
  given: ReadonlyMap<string, string>,
  isWhole: boolean,
): Promise<DataAnswer | null> {
  const codes = [...new Set(named)];
  const releases = await releasesOf(ctx, codes);
  if (releases === null) return null;
  const names = [...given.keys()];
  const expected = await expectedHashes(releases, isWhole ? null : names);
  const isChecked = (name: string) => expected.has(name) || isData(name);
  const checked = names.filter(isChecked);
  return {
    codes,
    same: checked.filter((name) => expected.get(name) === given.get(name)),
    different: checked.filter((name) => expected.get(name) !== given.get(name)),
    missing: isWhole ? [...expected.keys()].filter((name) => !given.has(name)) : [],
    unchecked: names.filter((name) => !isChecked(name)),
  };
}

const isData = (name: string): boolean =>
  name === WORKBOOK_FILE || name.startsWith("tables/") || name.startsWith("releases/");

/** The releases of these codes in their order; null where there are none, or one is not open to who asks. */
async function releasesOf(ctx: Ctx, codes: readonly string[]): Promise<readonly PackagedRelease[] | null> {
  if (codes.length === 0 || codes.length > RELEASES_MAX) return null;
  const releases: PackagedRelease[] = [];
  for (const code of codes) {
    const release = await comparedRelease(ctx, { code });
    if (release === null) return null;
    releases.push({ document: parseRelease(release.text), sha256: release.sha256 });
  }
  return releases;
}

/** The hashes of these files of a package, or of all its data. */
async function expectedHashes(
  releases: readonly PackagedRelease[],
  asked: readonly string[] | null,
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map(releases.map(({ document, sha256: hash }) => [releaseFile(document.code), hash]));
  const tables = tablesWithCodeBook(releases);
  if (asked !== null && !asked.includes(WORKBOOK_FILE)) {
    for (const table of tables) {
      const name = tableFile(table.name);
      if (asked.includes(name)) hashes.set(name, sha256(await csvOf(table)));
    }
    return hashes;
  }
  for await (const { name, bytes } of dataFiles(releases, tables))
    hashes.set(name, sha256(Buffer.from(bytes)));
  return hashes;
}
