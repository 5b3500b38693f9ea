/** What a page of a register shows, as a file: all pages of the filter, with what it is and where it comes from. */
import "server-only";
import { Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";
import { writeXlsx } from "hucre/xlsx";
import { canonicalJson } from "@/lib/audit/canonical";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { xmlText } from "@/lib/core/storable";
import { holdsFigures } from "@/lib/figures/schema";
import { registerColumns, STATUS_COLUMN } from "@/lib/import/entries/columns";
import { CODE_BOOK_COLUMNS, codeBookLines } from "@/lib/import/entries/template";
import { countryEntrySubject } from "@/lib/registers/country-subject";
import { countOfEntries, entriesOf } from "@/lib/registers/every-entry";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { type EntryFilter, filterParameters } from "@/lib/registers/schema";
import { programmeDay } from "@/lib/settings/programme-day";
import { getSettings } from "@/lib/settings/queries";
import { linesOf } from "./entry-lines";
import { guardedCell } from "./formula-guard";
import { EXPORT_ENTITY } from "./raw-exports";
import { type ExportFormat, tableBytes } from "./write";

/** More entries than these are no workbook: it is built whole, and nobody's page waits for it. */
export const WORKBOOK_ENTRIES_MAX = 20_000;
const BOM = "\uFEFF";
/** So many characters a purpose has at least. */
export const PURPOSE_MIN = 10;

/** What a file is and where it comes from, for its head, its second sheet, or the page beside it. */
export type FileSource = {
  programme: string;
  register: string;
  /** The day of the file in the programme's zone, YYYY-MM-DD. */
  day: string;
  /** The address of the page, without language, that shows the same. */
  filter: string;
  entries: number;
  /** Whether figures stand as entered, or as they were published. */
  figures: "published" | "raw";
};

export type RegisterFile = { body: Readable; source: FileSource };
type Line = Readonly<Record<string, string>>;

/** One sentence by which to cite a file. */
export function citationOf({ programme, register, day, filter, figures }: FileSource): string {
  const raw = figures === "raw" ? "; figures as entered, not for publication" : "";
  return `${programme}, register “${register}”, as of ${day}, ${filter}${raw}`;
}

/**
 * The file of a register as its readers may have it. Figures stand as they were published, for everybody. Throws
 * INVALID for a workbook of more entries than are one.
 */
export async function registerFile(
  ctx: Ctx,
  definition: RegisterDefinition,
  filter: EntryFilter,
  format: ExportFormat,
  title: string,
): Promise<RegisterFile> {
  return fileOf(ctx, definition, filter, format, title, holdsFigures(definition.key) ? "published" : "raw");
}

/**
 * The figures of one country as they were entered, for whom may read them so; who took them, when and for what purpose
 * is kept in the chain. Throws NOT_FOUND for other registers and without a country,
 * INVALID for a purpose that says next to nothing, FORBIDDEN.
 */
export async function rawFigures(
  ctx: Ctx,
  definition: RegisterDefinition,
  filter: EntryFilter,
  format: ExportFormat,
  { title, purpose }: { title: string; purpose: string },
): Promise<RegisterFile> {
  const { key } = definition;
  const { country } = filter;
  if (!holdsFigures(key) || country === null) throw new AppError("NOT_FOUND", "raw figures");
  const after = { register: key, filter: filterParameters(filter), format, purpose };
  await mutate(
    ctx,
    "entry.read_raw",
    (inside) => countryEntrySubject(inside, country),
    async (inside) => {
      if (purpose.trim().length < PURPOSE_MIN) throw new AppError("INVALID", "purpose");
      return changed(null, {
        entity: EXPORT_ENTITY,
        entityId: newId(inside.now),
        version: 1,
        before: null,
        after,
      });
    },
  );
  return fileOf(ctx, definition, filter, format, title, "raw");
}

async function fileOf(
  ctx: Ctx,
  definition: RegisterDefinition,
  filter: EntryFilter,
  format: ExportFormat,
  title: string,
  figures: "published" | "raw",
): Promise<RegisterFile> {
  const { key } = definition;
  const entries = await countOfEntries(ctx, key, filter, figures);
  if (format === "xlsx" && entries > WORKBOOK_ENTRIES_MAX)
    throw new AppError("INVALID", "too many for a workbook");
  const parameters = new URLSearchParams(filterParameters(filter)).toString();
  const source: FileSource = {
    programme: (await getSettings(ctx)).programmeName,
    register: title,
    day: await programmeDay(ctx),
    filter: parameters === "" ? `/${key}` : `/${key}?${parameters}`,
    entries,
    figures,
  };
  const columns = [...registerColumns(definition), STATUS_COLUMN];
  const lines = linesByChunk(ctx, definition, filter, figures);
  switch (format) {
    case "csv":
      return { body: Readable.from(csvOf(columns, lines)), source };
    case "json":
      return { body: Readable.from(jsonOf(source, lines)), source };
    case "xlsx":
      return { body: Readable.from([await workbookOf(columns, lines, source)]), source };
  }
}

async function* linesByChunk(
  ctx: Ctx,
  definition: RegisterDefinition,
  filter: EntryFilter,
  figures: "published" | "raw",
): AsyncGenerator<readonly Line[]> {
  for await (const entries of entriesOf(ctx, definition.key, filter, figures)) {
    yield entries.flatMap((entry) =>
      linesOf(definition, entry).map((line, index) => ({
        ...line,
        [STATUS_COLUMN]: index === 0 ? entry.status : "",
      })),
    );
  }
}

async function* csvOf(columns: readonly string[], chunks: AsyncIterable<readonly Line[]>) {
  yield Buffer.from(BOM + stringify([[...columns]]));
  for await (const lines of chunks) {
    yield Buffer.from(stringify([...lines], { columns: [...columns], cast: { string: guardedCell } }));
  }
}

async function* jsonOf(source: FileSource, chunks: AsyncIterable<readonly Line[]>) {
  yield Buffer.from(`{"about":${canonicalJson({ ...source, citation: citationOf(source) })},"rows":[`);
  let isFirst = true;
  for await (const lines of chunks) {
    if (lines.length === 0) continue;
    yield Buffer.from((isFirst ? "" : ",") + lines.map((line) => canonicalJson(line)).join(","));
    isFirst = false;
  }
  yield Buffer.from("]}\n");
}

async function workbookOf(
  columns: readonly string[],
  chunks: AsyncIterable<readonly Line[]>,
  source: FileSource,
): Promise<Buffer> {
  const rows: string[][] = [[...columns]];
  for await (const lines of chunks)
    rows.push(...lines.map((line) => columns.map((name) => xmlText(line[name] ?? ""))));
  const about = [
    ["citation", citationOf(source)],
    ...Object.entries(source).map(([name, value]) => [name, String(value)]),
  ];
  return Buffer.from(
    await writeXlsx({
      sheets: [
        { name: "Entries", rows },
        { name: "About", rows: about },
      ],
    }),
  );
}

/** The code book of a register as CSV. */
export function codeBookFile(definition: RegisterDefinition): Promise<Buffer> {
  return tableBytes({ columns: CODE_BOOK_COLUMNS, rows: codeBookLines(definition) }, "csv");
}
