/** Packs as a spreadsheet program fills them in and saves them. */
import { type CellValue, readXlsx, writeXlsx } from "hucre/xlsx";

/** What is typed into the cells of a pack: by indicator, then by the hidden word of the column. */
export type Typed = Readonly<Record<string, Readonly<Record<string, CellValue | { formula: string }>>>>;

const RATINGS_SHEET = 1;

/** The pack with these cells typed over, and saved again. */
export async function fillPack(bytes: Buffer, typed: Typed): Promise<Buffer> {
  const { sheets } = await readXlsx(bytes);
  const [header = []] = sheets[RATINGS_SHEET]?.rows ?? [];
  const cells = new Map<string, { value?: CellValue; formula?: string; formulaResult?: CellValue }>();
  sheets[RATINGS_SHEET]?.rows.forEach((row, line) => {
    for (const [column, value] of Object.entries(typed[String(row[0])] ?? {})) {
      const index = header.indexOf(column);
      if (index === -1) throw new RangeError(`a pack without ${column}`);
      if (typeof value === "object" && value !== null && "formula" in value) {
        cells.set(`${line},${index}`, { formula: value.formula, formulaResult: 3 });
      } else row[index] = value;
    }
  });
  const again = sheets.map(({ name, rows }, index) => ({
    name,
    rows,
    ...(index === RATINGS_SHEET && cells.size > 0 ? { cells } : {}),
  }));
  return Buffer.from(await writeXlsx({ sheets: again }));
}

/** The cells of a sheet of a pack as text. */
export async function sheetOf(bytes: Buffer, sheet: number): Promise<readonly (readonly string[])[]> {
  const { sheets } = await readXlsx(bytes);
  return (sheets[sheet]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? "")));
}

/** Everything that the sheets of a pack say, hidden ones included. */
export async function allText(bytes: Buffer): Promise<string> {
  const { sheets } = await readXlsx(bytes);
  return JSON.stringify(sheets.map(({ rows }) => rows));
}
