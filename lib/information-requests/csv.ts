/** The requests of an assessment as a table that leaves the product. Pure. */
import type { ExportedTable } from "@/lib/export/tables";
import type { RequestView } from "./page";

const COLUMNS = [
  "number",
  "what",
  "institution",
  "institution_name",
  "indicators",
  "asked_on",
  "due_on",
  "reminded_on",
  "answered_on",
  "refused_on",
  "refusal_reason",
  "language",
  "state",
] as const;

/** One row for each request, its state as it follows on the day of the export. */
export function requestTable(requests: readonly RequestView[]): ExportedTable {
  return {
    columns: COLUMNS,
    rows: requests.map((request) => ({
      number: String(request.number),
      what: request.what,
      institution: request.institution ?? "",
      institution_name: request.institutionName,
      indicators: request.indicators.join("|"),
      asked_on: request.askedOn,
      due_on: request.dueOn,
      reminded_on: request.remindedOn ?? "",
      answered_on: request.answeredOn ?? "",
      refused_on: request.refusedOn ?? "",
      refusal_reason: request.refusalReason ?? "",
      language: request.language,
      state: request.state,
    })),
  };
}
