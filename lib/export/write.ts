import "server-only";
import { stringify } from "csv-stringify/sync";
import { writeXlsx } from "hucre/xlsx";
import { canonicalJson } from "@/lib/audit/canonical";
import { xmlText } from "@/lib/core/storable";
import { guardedCell } from "./formula-guard";
import type { ExportedTable } from "./tables";

export const EXPORT_FORMATS = ["csv", "xlsx", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A byte order mark, so that spreadsheet programs read the file as UTF-8. */
const BOM = "\uFEFF";

/** The bytes of a table. CSV is safe against formulas, and the import reads it back as it was; JSON is canonical (RFC 8785). */
export async function tableBytes(table: ExportedTable, format: ExportFormat): Promise<Buffer> {
  const { columns, rows } = table;
  switch (format) {
    case "csv":
      return Buffer.from(
        BOM + stringify([...rows], { header: true, columns: [...columns], cast: { string: guardedCell } }),
      );
    case "json":
      return Buffer.from(`${canonicalJson(rows)}\n`);
    case "xlsx":
      return Buffer.from(
        await writeXlsx({
          sheets: [
            {
              name: "Export",
              rows: [[...columns], ...rows.map((row) => columns.map((name) => xmlText(row[name] ?? "")))],
            },
          ],
        }),
      );
  }
}
