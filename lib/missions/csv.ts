/** The programme of a visit as a table that leaves the product: no consent, no notes, no source. Pure. */
import type { ExportedTable } from "@/lib/export/tables";
import type { MeetingView } from "./page";

const COLUMNS = [
  "number",
  "day",
  "time",
  "institution",
  "institution_name",
  "place",
  "spoken_language",
  "state",
  "cancel_reason",
  "indicators",
  "questions",
  "no_answer_since",
  "language",
] as const;

/** One row for each meeting, in the order of its days. */
export function programmeTable(meetings: readonly MeetingView[]): ExportedTable {
  return {
    columns: COLUMNS,
    rows: meetings.map((meeting) => ({
      number: String(meeting.number),
      day: meeting.heldOn,
      time: meeting.startsAt ?? "",
      institution: meeting.institution ?? "",
      institution_name: meeting.institutionName,
      place: meeting.place ?? "",
      spoken_language: meeting.spokenLanguage ?? "",
      state: meeting.state,
      cancel_reason: meeting.cancelReason ?? "",
      indicators: meeting.indicators.join("|"),
      questions: meeting.questions ?? "",
      no_answer_since: meeting.silentSince ?? "",
      language: meeting.language,
    })),
  };
}
