/** What a pack holds of a rating: its columns, and the parts of a rating that are compared each by itself. Pure. */
import type { ChangeCause, NotAssessedReason, RatingKind, RatingState } from "@/db/enums";
import { trimmedCell } from "@/lib/import/sheet";
import type { RatingFieldName } from "@/lib/ratings/fields";
import type { FieldValues, RatingFields } from "@/lib/ratings/schema";

/** Columns of the sheet of ratings, by the words of its hidden first row. */
export const PACK_COLUMNS = [
  "code",
  "question",
  "state",
  "level",
  "reason",
  "not_applicable_reason",
  "rationale",
  "team_note",
  "change_cause",
  "version",
  "sent",
  "check",
] as const;
export type PackColumn = (typeof PACK_COLUMNS)[number];
/** Columns that a person fills in. */
export const FILLED_COLUMNS = PACK_COLUMNS.slice(2, 9);

/** Parts of a rating: state, level and reason code are one judgement, every text is one by itself. */
export const PACK_PARTS = [
  "judgement",
  "notApplicableReason",
  "rationale",
  "teamNote",
  "changeCause",
] as const;
export type PackPart = (typeof PACK_PARTS)[number];

/** What a pack is made of depends on whose ratings it holds and who takes it. */
type PackScope = { kind: RatingKind; mayReadNotes: boolean };

/** The columns of a pack. */
export function packColumns(scope: PackScope): readonly PackColumn[] {
  const left = PACK_PARTS.filter((part) => !packParts(scope).includes(part)).map((part) => COLUMN_OF[part]);
  return PACK_COLUMNS.filter((column) => !left.includes(column));
}

/** The parts of a rating that a pack carries: a State has no last round of its own, and nobody else the team's notes. */
export function packParts({ kind, mayReadNotes }: PackScope): readonly PackPart[] {
  return PACK_PARTS.filter(
    (part) => (part !== "teamNote" || mayReadNotes) && (part !== "changeCause" || kind !== "self"),
  );
}

/** The fields of a rating that a part holds. */
export const FIELDS_OF: Readonly<Record<PackPart, readonly RatingFieldName[]>> = {
  judgement: ["state", "level", "notAssessedReason"],
  notApplicableReason: ["notApplicableReason"],
  rationale: ["rationale"],
  teamNote: ["teamNote"],
  changeCause: ["changeCause"],
};

/** The column in which a part stands, the first of them for a judgement. */
export const COLUMN_OF: Readonly<Record<PackPart, PackColumn>> = {
  judgement: "state",
  notApplicableReason: "not_applicable_reason",
  rationale: "rationale",
  teamNote: "team_note",
  changeCause: "change_cause",
};

/** What a part holds, as a pack can carry it. */
export type PackValue =
  | { state: RatingState | null; level: number | null; notAssessedReason: NotAssessedReason | null }
  | string
  | null;

/** A text as it comes back from a cell: without what stands invisibly at its ends, blank is nothing. */
export function cellText(text: string | null): string | null {
  const trimmed = trimmedCell((text ?? "").replaceAll("\r\n", "\n"));
  return trimmed === "" ? null : trimmed;
}

/** What a part of a rating holds. */
export function partOf(part: PackPart, values: FieldValues): PackValue {
  if (part === "judgement") {
    const { state, level, notAssessedReason } = values;
    return { state, level, notAssessedReason };
  }
  return cellText(values[part]);
}

/** The fields that a save of a part touches. */
export function fieldsOf(part: PackPart, value: PackValue): RatingFields {
  if (part === "judgement") {
    return typeof value === "object" && value !== null
      ? { ...value }
      : { state: null, level: null, notAssessedReason: null };
  }
  const text = typeof value === "string" ? value : null;
  if (part === "changeCause") return { changeCause: text as ChangeCause | null };
  return { [part]: text };
}

/** Whether a part holds nothing. */
export function isNothing(value: PackValue): boolean {
  return value === null || (typeof value === "object" && value.state === null);
}
