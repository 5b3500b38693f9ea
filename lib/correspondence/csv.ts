/** The letters of an assessment as a table that leaves the product. Pure. */
import type { ExportedTable } from "@/lib/export/tables";
import type { LetterView } from "./page";

const COLUMNS = [
  "number",
  "direction",
  "reference",
  "written_on",
  "passed_on",
  "institution",
  "institution_name",
  "subject",
  "language",
  "file_name",
  "withdrawal_reason",
] as const;

/** One row for each letter that its reader may know; nobody is named who noted it. */
export function letterTable(letters: readonly LetterView[]): ExportedTable {
  return {
    columns: COLUMNS,
    rows: letters.map((letter) => ({
      number: String(letter.number),
      direction: letter.direction,
      reference: letter.reference,
      written_on: letter.writtenOn,
      passed_on: letter.passedOn,
      institution: letter.institution ?? "",
      institution_name: letter.institutionName,
      subject: letter.subject,
      language: letter.language,
      file_name: letter.fileName ?? "",
      withdrawal_reason: letter.withdrawalReason ?? "",
    })),
  };
}
