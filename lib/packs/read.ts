/** A pack that came back as rows of parts, each with its place, and everything of it that is not taken. */
import "server-only";
import { isSameSeal } from "@/lib/core/seal";
import { columnLetters, type Sheet } from "@/lib/import/sheet";
import { type FormulaCell, readWorkbook } from "@/lib/import/workbook";
import {
  PACK_COLUMNS,
  PACK_PARTS,
  type PackColumn,
  type PackPart,
  type PackValue,
  packColumns,
  packParts,
} from "./fields";
import { type CellReader, readPart } from "./part-cells";
import type { PackPlace } from "./queries";
import { IDENTITY_SHEET, PACK_FORMAT, type PackIdentity, sealOfPack, sealOfRow } from "./seal";
import type { PackProblem, PackProblemCode } from "./view";

/** One part of a row that can be compared. */
export type ReadPart = {
  part: PackPart;
  value: PackValue;
  /** Fingerprint of what went out. */
  sent: string;
  line: number;
  column: string;
};
/** One rating of a pack. */
export type ReadRow = { indicator: string; version: number; parts: readonly ReadPart[] };

/** A pack as it was read. Without identity nothing of it is taken. */
export type ReadPack = {
  identity: PackIdentity | null;
  sheet: string;
  rows: readonly ReadRow[];
  problems: readonly PackProblem[];
};

const HEADER_LINE = 1;
const NAMES_LINE = 2;

/** Reads the bytes of a pack for its place. Never throws for what the file holds. */
export async function readPack(bytes: Buffer, place: PackPlace): Promise<ReadPack> {
  const workbook = await readWorkbook(bytes);
  if (workbook === null || "refused" in workbook) return refusedWhole("unreadable");
  const identity = identityOf(workbook.sheets);
  const found = workbook.sheets.find(({ lines }) => headerOf(lines[0]?.cells ?? []).has("check"));
  if (identity === null || found === undefined) return refusedWhole("no_pack");
  const wrong = wrongWhole(identity, place);
  if (wrong !== null) return refusedWhole(wrong);
  return readSheet(found, identity.pack, place, workbook.formulas);
}

function refusedWhole(code: PackProblemCode): ReadPack {
  const problem = { sheet: null, line: null, column: null, code, value: "" };
  return { identity: null, sheet: "", rows: [], problems: [problem] };
}

type Sealed = { pack: PackIdentity; check: string };

/** What the hidden sheet says of the file; null where there is none. */
function identityOf(sheets: readonly Sheet[]): Sealed | null {
  const lines = sheets.find(({ name }) => name === IDENTITY_SHEET)?.lines ?? [];
  const values = new Map(lines.map(({ cells }) => [cells[0] ?? "", cells[1] ?? ""]));
  const value = (name: string) => values.get(name) ?? "";
  if (value("format") !== PACK_FORMAT) return null;
  return {
    pack: {
      format: value("format"),
      round: value("round"),
      iso3: value("iso3"),
      kind: value("kind"),
      edition: value("edition"),
      locale: value("locale"),
      sentAt: value("sentAt"),
    },
    check: value("check"),
  };
}

function wrongWhole({ pack, check }: Sealed, { key, assessment }: PackPlace): PackProblemCode | null {
  if (!isSameSeal(check, sealOfPack(pack))) return "pack_changed";
  if (pack.round !== key.round || pack.iso3 !== key.iso3) return "other_assessment";
  if (pack.kind !== key.kind) return "other_kind";
  return pack.edition === assessment.editionSha256 ? null : "other_edition";
}

/** The columns of the sheet of ratings by their hidden words. */
function headerOf(cells: readonly string[]): ReadonlyMap<PackColumn, number> {
  return new Map(
    PACK_COLUMNS.flatMap((column) => {
      const index = cells.indexOf(column);
      return index === -1 ? [] : [[column, index] as const];
    }),
  );
}

function readSheet(
  sheet: Sheet,
  identity: PackIdentity,
  place: PackPlace,
  formulas: readonly FormulaCell[],
): ReadPack {
  const [header, names, ...lines] = sheet.lines;
  const columns = headerOf(header?.cells ?? []);
  const sheetName = sheet.name ?? "";
  const problems: PackProblem[] = [];
  const report = (line: number | null, column: PackColumn | null, code: PackProblemCode, value = "") => {
    const index = column === null ? undefined : columns.get(column);
    const letters =
      index === undefined ? null : `${columnLetters(index)} ${names?.cells[index] ?? ""}`.trim();
    problems.push({ sheet: sheetName, line, column: letters ?? column, code, value });
  };
  const { kind } = place.key;
  const expected = packColumns({ kind, mayReadNotes: place.mayReadNotes });
  for (const column of expected) if (!columns.has(column)) report(HEADER_LINE, column, "column_missing");
  if (problems.length > 0) return { identity, sheet: sheetName, rows: [], problems };
  const isFormula = (line: number, column: PackColumn) =>
    formulas.some(
      (cell) => cell.sheet === sheetName && cell.line === line && cell.column === columns.get(column),
    );
  const rows: ReadRow[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of lines) {
    if (line <= NAMES_LINE || cells.every((cell) => cell === "")) continue;
    const cell = (column: PackColumn) => cells[columns.get(column) ?? -1] ?? "";
    const code = cell("code");
    if (!place.indicators.includes(code)) report(line, "code", "code_unknown", code);
    else if (seen.has(code)) report(line, "code", "code_twice", code);
    else {
      seen.add(code);
      const version = Number(cell("version"));
      const isSealed = isSameSeal(cell("check"), sealOfRow(identity, code, version, cell("sent")));
      if (!isSealed) report(line, "check", "row_changed", code);
      else {
        const reader: CellReader = {
          cell,
          isFormula: (column) => isFormula(line, column),
          report: (column, problem, value) => report(line, column, problem, value),
          letters: (column) => columnLetters(columns.get(column) ?? 0),
        };
        rows.push({ indicator: code, version, parts: partsOf(reader, line, code, place, cell("sent")) });
      }
    }
  }
  const missing = place.indicators.filter((code) => !seen.has(code));
  if (missing.length > 0) report(null, null, "rows_missing", missing.join(", "));
  return { identity, sheet: sheetName, rows, problems };
}

function partsOf(
  reader: CellReader,
  line: number,
  indicator: string,
  { key: { kind }, edition, mayReadNotes }: PackPlace,
  sent: string,
): readonly ReadPart[] {
  const fingerprints = sent.split(" ");
  const carried = packParts({ kind, mayReadNotes });
  return PACK_PARTS.flatMap((part, index) => {
    if (!carried.includes(part)) return [];
    const read = readPart(part, reader, { edition, indicator, kind });
    if (read === null) return [];
    return [{ ...read, part, line, sent: fingerprints[index] ?? "" }];
  });
}
