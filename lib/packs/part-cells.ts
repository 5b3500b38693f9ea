/** The cells of one part of a rating, checked as the edition says. Pure. */
import {
  CHANGE_CAUSES,
  NOT_ASSESSED_REASONS,
  type NotAssessedReason,
  RATING_STATES,
  type RatingKind,
  type RatingState,
} from "@/db/enums";
import type { Edition } from "@/lib/instruments/edition";
import { LONG_TEXT_MAX } from "@/lib/ratings/fields";
import { judgementProblems } from "@/lib/ratings/judgement";
import { judgementRules } from "@/lib/ratings/judgement-rules";
import { ratingFieldSchemas } from "@/lib/ratings/schema";
import { COLUMN_OF, cellText, type PackColumn, type PackPart, type PackValue } from "./fields";
import type { PackProblemCode } from "./view";
import { codeOf } from "./words";

/** One row of a pack. */
export type CellReader = {
  cell: (column: PackColumn) => string;
  isFormula: (column: PackColumn) => boolean;
  /** Says that a cell is not taken. */
  report: (column: PackColumn, code: PackProblemCode, value?: string) => void;
  /** A column as spreadsheet programs name it. */
  letters: (column: PackColumn) => string;
};

/** So much of a text is said again. */
const SHOWN_MAX = 60;

/** Which rating a line is about. */
type JudgedPlace = { edition: Edition; indicator: string; kind: RatingKind };

/** What the cells of a part hold; null where they are not taken, which was reported. */
export function readPart(
  part: PackPart,
  reader: CellReader,
  about: JudgedPlace,
): { value: PackValue; column: string } | null {
  const columns: readonly PackColumn[] =
    part === "judgement" ? ["state", "level", "reason"] : [COLUMN_OF[part]];
  const formulas = columns.filter(reader.isFormula);
  for (const column of formulas) reader.report(column, "formula");
  if (formulas.length > 0) return null;
  const value = part === "judgement" ? judgementOf(reader, about) : textOf(part, reader);
  return value === undefined ? null : { value, column: reader.letters(COLUMN_OF[part]) };
}

function textOf(part: Exclude<PackPart, "judgement">, reader: CellReader): string | null | undefined {
  const column = COLUMN_OF[part];
  const text = cellText(reader.cell(column));
  if (part === "changeCause" && text !== null) {
    const cause = CHANGE_CAUSES.find((one) => one === codeOf("change_cause", text));
    if (cause === undefined) reader.report(column, "cause_unknown", text.slice(0, SHOWN_MAX));
    return cause;
  }
  if (text !== null && text.length > LONG_TEXT_MAX) {
    reader.report(column, "text_too_long", text.slice(0, SHOWN_MAX));
    return undefined;
  }
  return text;
}

type Judgement = {
  state: RatingState | null;
  level: number | null;
  notAssessedReason: NotAssessedReason | null;
};

function judgementOf(reader: CellReader, about: JudgedPlace): Judgement | undefined {
  const typed = { state: reader.cell("state"), level: reader.cell("level"), reason: reader.cell("reason") };
  const level = ratingFieldSchemas.level.safeParse(typed.level);
  const reason = NOT_ASSESSED_REASONS.find((one) => one === codeOf("reason", typed.reason)) ?? null;
  // A level or a reason alone says what it is.
  const implied = typed.level !== "" ? "rated" : typed.reason !== "" ? "not_assessed" : null;
  const state =
    typed.state === ""
      ? implied
      : (RATING_STATES.find((one) => one === codeOf("state", typed.state)) ?? null);
  const problems: [PackColumn, PackProblemCode, string][] = [];
  if (typed.state !== "" && state === null) problems.push(["state", "state_unknown", typed.state]);
  if (!level.success) problems.push(["level", "level_off_scale", typed.level]);
  if (typed.reason !== "" && reason === null) problems.push(["reason", "reason_unknown", typed.reason]);
  if (typed.level !== "" && state !== "rated") problems.push(["level", "level_without_rated", typed.level]);
  if (typed.reason !== "" && state !== "not_assessed")
    problems.push(["reason", "reason_without_state", typed.reason]);
  const after: Judgement = { state, level: level.data ?? null, notAssessedReason: reason };
  if (problems.length === 0) problems.push(...ruledOut(after, about, typed.level));
  for (const [column, code, value] of problems) reader.report(column, code, value.slice(0, SHOWN_MAX));
  return problems.length === 0 ? after : undefined;
}

const COLUMNS: Readonly<Record<string, PackColumn>> = {
  state: "state",
  level: "level",
  notAssessedReason: "reason",
};

function ruledOut(
  after: Judgement,
  { edition, indicator, kind }: JudgedPlace,
  level: string,
): [PackColumn, PackProblemCode, string][] {
  const found = judgementProblems(
    after,
    { ...after, confidenceLoweredTo: null, confidenceLoweredReason: null },
    judgementRules(edition, indicator, kind),
  );
  return Object.entries(found).flatMap(([field, codes]) =>
    codes.flatMap((code): [PackColumn, PackProblemCode, string][] => {
      const known = RULE_PROBLEMS.find((one) => one === code);
      const column = COLUMNS[field];
      return known === undefined || column === undefined ? [] : [[column, known, level || indicator]];
    }),
  );
}

const RULE_PROBLEMS = [
  "level_missing",
  "level_off_scale",
  "reason_missing",
  "reason_not_accepted_here",
  "not_applicable_not_allowed",
] as const satisfies readonly PackProblemCode[];
