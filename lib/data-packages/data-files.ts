/** The files of a data package that hold data. The same releases give the same bytes, whoever asks and whenever. */
import "server-only";
import { tableBytes } from "@/lib/export/write";
import { codeBookOf } from "./code-book";
import type { PackagedRelease } from "./release-columns";
import type { PackageTable } from "./table";
import { packageTables } from "./tables";
import { workbookOf } from "./workbook";
import type { ArchivedFile } from "./zip";

export const WORKBOOK_FILE = "data.xlsx";
const TABLE_FOLDER = "tables";

/** Where the exact text of a release stands in a package. */
export const releaseFile = (code: string): string => `releases/${code}.json`;

/** Where a table stands in a package. */
export const tableFile = (name: string): string => `${TABLE_FOLDER}/${name}.csv`;

/** Every table with the code book of all. */
export function tablesWithCodeBook(releases: readonly PackagedRelease[]): readonly PackageTable[] {
  const tables = packageTables(releases);
  return [...tables, codeBookOf(tables)];
}

/** A table as CSV, safe against formulas. */
export function csvOf({ columns, rows }: PackageTable): Promise<Buffer> {
  const names = columns.map(({ name }) => name);
  const records = rows.map((row) => Object.fromEntries(row.map((cell, index) => [names[index], cell ?? ""])));
  return tableBytes({ columns: names, rows: records }, "csv");
}

/** The tables of these releases (`tablesWithCodeBook`) as CSV and as one workbook. */
export async function* dataFiles(
  releases: readonly PackagedRelease[],
  tables: readonly PackageTable[],
): AsyncGenerator<ArchivedFile> {
  for (const table of tables) yield { name: tableFile(table.name), bytes: await csvOf(table) };
  const latest = releases
    .map(({ document }) => document.publishedAt)
    .toSorted()
    .at(-1);
  yield { name: WORKBOOK_FILE, bytes: await workbookOf(tables, new Date(latest ?? 0)) };
}
