import Fraction from "fraction.js";
import { NOT_ASSESSED_REASONS, type NotAssessedReason, RATING_STATES, type RatingState } from "@/db/enums";
import { type Problem, problem } from "./problem";
import { repeatedKeys } from "./repeated-keys";
import type { TableRow } from "./table-body";

export const RATING_COLUMNS = {
  required: ["country_iso3", "indicator", "state", "level"],
  optional: ["reason", "rationale", "confidence", "source"],
} as const;

/** What the rows are checked against: an edition's scale and indicators, and the countries that exist. */
export type RatingRowRules = {
  scale: { min: number; max: number; step: number };
  /** Whether *not applicable* is allowed, by indicator code. */
  indicators: ReadonlyMap<string, { notApplicableAllowed: boolean }>;
  countries: ReadonlySet<string>;
};

/** One rating as imported. `level` is decimal text on the scale; `sources` are codes or titles. */
export type ImportedRating = {
  line: number;
  iso3: string;
  indicator: string;
  state: RatingState;
  level: string | null;
  notAssessedReason: NotAssessedReason | null;
  notApplicableReason: string | null;
  rationale: string | null;
  confidenceStated: string | null;
  sources: readonly string[];
};

/** Parses every row and reports every problem; a row with a problem is left out of `ratings`. */
export function parseRatingRows(
  rows: readonly TableRow[],
  rules: RatingRowRules,
): { ratings: readonly ImportedRating[]; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const ratings: ImportedRating[] = [];
  const repeated = repeatedKeys("indicator");
  for (const row of rows) {
    const key = `${row.cells.country_iso3} ${row.cells.indicator}`;
    const found = [...problemsOfRow(row, rules), ...repeated(row.line, key)];
    problems.push(...found);
    if (found.length === 0) ratings.push(ratingOf(row));
  }
  return { ratings, problems };
}

function ratingOf({ line, cells }: TableRow): ImportedRating {
  const state = RATING_STATES.find((known) => known === cells.state) ?? "rated";
  return {
    line,
    iso3: cells.country_iso3 ?? "",
    indicator: cells.indicator ?? "",
    state,
    level: state === "rated" ? new Fraction(cells.level ?? "").toString(3) : null,
    notAssessedReason:
      state === "not_assessed" ? (NOT_ASSESSED_REASONS.find((code) => code === cells.reason) ?? null) : null,
    notApplicableReason: state === "not_applicable" ? (cells.reason ?? null) : null,
    rationale: cells.rationale || null,
    confidenceStated: cells.confidence || null,
    sources: (cells.source ?? "")
      .split("|")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  };
}

function problemsOfRow({ line, cells }: TableRow, rules: RatingRowRules): Problem[] {
  const found: Problem[] = [];
  const report = (code: Parameters<typeof problem>[0], column: string, values = {}) =>
    found.push(problem(code, { line, column }, values));
  const { country_iso3: iso3 = "", indicator = "", state = "", level = "", reason = "" } = cells;
  if (iso3 === "") report("required", "country_iso3");
  else if (!rules.countries.has(iso3)) report("country_unknown", "country_iso3", { value: iso3 });
  const known = rules.indicators.get(indicator);
  if (indicator === "") report("required", "indicator");
  else if (!known) report("indicator_unknown", "indicator", { value: indicator });
  switch (state) {
    case "rated":
      found.push(...levelProblems(level, line, rules.scale));
      if (reason !== "") report("reason_without_state", "reason");
      break;
    case "not_assessed":
      if (level !== "") report("level_without_rated", "level");
      if (reason === "") report("reason_missing", "reason", { expected: NOT_ASSESSED_REASONS.join(", ") });
      else if (!NOT_ASSESSED_REASONS.some((code) => code === reason)) {
        report("reason_unknown", "reason", { value: reason, expected: NOT_ASSESSED_REASONS.join(", ") });
      }
      break;
    case "not_applicable":
      if (level !== "") report("level_without_rated", "level");
      if (reason === "") report("required", "reason");
      if (known && !known.notApplicableAllowed) {
        report("not_applicable_not_allowed", "state", { value: indicator });
      }
      break;
    default:
      report(state === "" ? "required" : "state_unknown", "state", {
        value: state,
        expected: RATING_STATES.join(", "),
      });
  }
  return found;
}

function levelProblems(level: string, line: number, scale: RatingRowRules["scale"]): Problem[] {
  const place = { line, column: "level" };
  if (level === "") return [problem("level_missing", place)];
  if (!/^-?\d+(\.\d+)?$/.test(level)) return [problem("level_not_number", place, { value: level })];
  const value = new Fraction(level);
  const onScale =
    value.gte(scale.min) && value.lte(scale.max) && value.sub(scale.min).div(scale.step).mod(1).equals(0);
  return onScale ? [] : [problem("level_not_on_scale", place, { value: level, ...scale })];
}
