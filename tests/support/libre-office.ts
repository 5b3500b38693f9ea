/** Files as LibreOffice reads them, on machines that have it. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where it is; null where it is not installed, so that tests of it are skipped and counted as such. */
export const LIBRE_OFFICE: string | null = (() => {
  try {
    return execFileSync("which", ["soffice"]).toString().trim();
  } catch {
    return null;
  }
})();

/** Every cell as text in quotes, of each sheet a file of its own. */
const AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
const AS_TEXT = "txt:Text (encoded):UTF8";

function converted(name: string, bytes: Uint8Array, filter: string, made: string): string {
  const folder = mkdtempSync(join(tmpdir(), "libre-office-"));
  try {
    writeFileSync(join(folder, name), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const where = ["--outdir", folder, join(folder, name)];
    execFileSync(LIBRE_OFFICE ?? "", [profile, "--headless", "--convert-to", filter, ...where]);
    return readFileSync(join(folder, made), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A sheet of a workbook as CSV. */
export function sheetByLibreOffice(workbook: Uint8Array, sheet: string): string {
  return converted("book.xlsx", workbook, AS_CSV, `book-${sheet}.csv`);
}

/** A document for word processors as plain text. */
export function textByLibreOffice(document: Uint8Array): string {
  return converted("document.docx", document, AS_TEXT, "document.txt");
}
