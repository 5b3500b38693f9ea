/** Figures of an assessment: written with the rating that moves them, and compared with a fresh computation by night. */
import "server-only";
import { and, asc, eq, getTableColumns, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { WritableDatabase } from "@/db/client";
import { FIGURE_STATUSES } from "@/db/enums";
import { prepared, valueFor } from "@/db/prepared";
import { assessments } from "@/db/schema/assessment";
import { instrumentEditions } from "@/db/schema/instrument";
import { assessmentFigures, ratingCitations, ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import { passages } from "@/db/schema/source";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { decimalText, type ExactNumber, fractionText } from "@/lib/core/exact";
import { editionByHash } from "@/lib/editions/queries";
import type { Edition } from "@/lib/instruments/edition";
import { scoreAssessment } from "@/lib/scoring/engine";
import type { AnyNodeScore } from "@/lib/scoring/score";
import { asConfidence } from "./confidence";
import { EFFECTIVE_KINDS } from "./effective";
import { readScoredRatings } from "./effective-ratings";
import { scoringInput } from "./scoring-input";

/** Decimal places of stored figures; the exact fraction stands beside them. */
const PLACES = 20;

type FigureRow = typeof assessmentFigures.$inferInsert;
/** What figures are computed of. */
export type FigureTarget = Pick<AssessmentRecord, "id" | "editionId" | "cutOffOn">;

/** The effective ratings, their confidence and the confirmed gates of an assessment, as the engine reads them. */
export async function readScoringInput(ctx: Ctx, { id, cutOffOn }: FigureTarget, edition: Edition) {
  return scoringInput(edition, await readScoredRatings(ctx, id), cutOffOn);
}

/**
 * Computes every figure of an assessment and writes those that moved. Taken after the locks on assessment and ratings
 * and before the audit chain's: an advisory lock lets one recomputation at a time read what all committed before it.
 */
export async function recomputeFigures(
  ctx: MutationCtx,
  target: FigureTarget,
  edition: Edition,
): Promise<void> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`figures:${target.id}`}, 0))`);
  const rows = figureRows(target, edition, await readScoringInput(ctx, target, edition), ctx.now);
  if (rows.length === 0) return;
  await writeFigures(ctx.tx, { assessmentId: target.id, rows: JSON.stringify(rows) });
}

/** The same for several assessments, in one order for everybody, so that no two such writes wait for each other. */
export async function recomputeEach(
  ctx: MutationCtx,
  targets: readonly (FigureTarget & { editionSha256: string })[],
): Promise<void> {
  for (const target of targets.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    await recomputeFigures(ctx, target, await editionByHash(ctx, target.editionSha256));
  }
}

/** The same for every assessment that cites one of these sources, after the sources themselves changed. */
export async function recomputeCiting(ctx: MutationCtx, sourceIds: readonly string[]): Promise<void> {
  const targets = await ctx.read
    .selectDistinct(TARGET)
    .from(ratingCitations)
    .innerJoin(passages, eq(passages.id, ratingCitations.passageId))
    .innerJoin(ratings, eq(ratings.id, ratingCitations.ratingId))
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(and(inArray(passages.sourceId, [...sourceIds]), isNull(ratingCitations.removedAt)));
  await recomputeEach(ctx, targets);
}

const TARGET = {
  id: assessments.id,
  editionId: assessments.editionId,
  cutOffOn: rounds.cutOffOn,
  round: rounds.code,
  editionSha256: instrumentEditions.sha256,
};

/** What is stored of a figure beside its key and the instant; `excluded` is the row that was computed now. */
const MOVING = {
  kind: sql`excluded.kind`,
  status: sql`excluded.status`,
  score: sql`excluded.score`,
  exact: sql`excluded.exact`,
  coverage: sql`excluded.coverage`,
  low: sql`excluded.low`,
  high: sql`excluded.high`,
  plausibleLow: sql`excluded.plausible_low`,
  plausibleHigh: sql`excluded.plausible_high`,
  band: sql`excluded.band`,
  caps: sql`excluded.caps`,
  confidence: sql`excluded.confidence`,
  withheld: sql`excluded.withheld`,
} as const satisfies Partial<Record<keyof FigureRow, SQL>>;

/** The given rows as JSON, whatever their number, so that one text serves every edition. */
const writeFigures = prepared((tx: WritableDatabase) => {
  const columns = Object.entries(getTableColumns(assessmentFigures));
  const names = columns.map(([name]) => sql.identifier(name));
  const typed = columns.map(([name, column]) => sql`${sql.identifier(name)} ${sql.raw(column.getSQLType())}`);
  const fresh = sql`json_to_recordset(${sql.placeholder("rows")}::json) as fresh(${sql.join(typed, sql`, `)})`;
  const leftOver = and(
    eq(assessmentFigures.assessmentId, valueFor(assessmentFigures.assessmentId, "assessmentId")),
    sql`${assessmentFigures.key} not in (select key from ${fresh})`,
  );
  const removed = tx
    .$with("removed")
    .as(tx.delete(assessmentFigures).where(leftOver).returning({ key: assessmentFigures.key }));
  const before = Object.keys(MOVING).map(
    (name) => getTableColumns(assessmentFigures)[name as keyof typeof MOVING],
  );
  return tx
    .with(removed)
    .insert(assessmentFigures)
    .select(sql`select ${sql.join(names, sql`, `)} from ${fresh}`)
    .onConflictDoUpdate({
      target: [assessmentFigures.assessmentId, assessmentFigures.key],
      set: { ...MOVING, computedAt: sql`excluded.computed_at` },
      setWhere: sql`(${sql.join(before, sql`, `)}) is distinct from (${sql.join(Object.values(MOVING), sql`, `)})`,
    });
});

/** The rows that an assessment's figures are stored as. */
export function figureRows(
  target: FigureTarget,
  edition: Edition,
  input: Parameters<typeof scoreAssessment>[1],
  now: Date,
): FigureRow[] {
  const scored = scoreAssessment(edition, input);
  return [...scored.nodes.values()].map((node) => figureRow(target, node, now));
}

function figureRow(target: FigureTarget, node: AnyNodeScore, now: Date): FigureRow {
  return {
    assessmentId: target.id,
    editionId: target.editionId,
    key: node.key,
    kind: node.kind,
    status: FIGURE_STATUSES.find((status) => status === node.status) ?? statusWithoutRule(node),
    score: decimal(node.score?.exact),
    exact: node.score ? fractionText(node.score.exact) : null,
    coverage: decimal(node.coverage),
    low: decimal(node.low?.exact),
    high: decimal(node.high?.exact),
    plausibleLow: decimal(node.plausible?.low.exact),
    plausibleHigh: decimal(node.plausible?.high.exact),
    band: node.band,
    caps: node.caps.map(({ code }) => code),
    confidence: asConfidence(node.confidence),
    withheld: node.withheld.length,
    computedAt: now,
  };
}

/** A node that the edition gives no status has a figure or has none. */
function statusWithoutRule(node: AnyNodeScore): FigureRow["status"] {
  return node.score ? "final" : "not-available";
}

function decimal(value: ExactNumber | null | undefined): string | null {
  return value ? decimalText(value, PLACES) : null;
}

/** A stored figure that a fresh computation does not confirm. */
export type FigureDifference = { round: string; assessmentId: string; key: string };

/** Compares every stored figure with a fresh computation. An empty answer says that all are right. */
export async function compareFigures(ctx: Ctx): Promise<readonly FigureDifference[]> {
  const targets = await ctx.read
    .select(TARGET)
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .orderBy(asc(assessments.id));
  const differences: FigureDifference[] = [];
  for (const target of targets) {
    const edition = await editionByHash(ctx, target.editionSha256);
    const stored = await ctx.read
      .select()
      .from(assessmentFigures)
      .where(eq(assessmentFigures.assessmentId, target.id));
    if (stored.length === 0 && !(await hasJudgement(ctx, target.id))) continue;
    const fresh = figureRows(target, edition, await readScoringInput(ctx, target, edition), ctx.now);
    for (const key of differingKeys(stored, fresh)) {
      differences.push({ round: target.round, assessmentId: target.id, key });
    }
  }
  return differences;
}

async function hasJudgement(ctx: Ctx, assessmentId: string): Promise<boolean> {
  const judged = and(
    eq(ratings.assessmentId, assessmentId),
    inArray(ratings.kind, EFFECTIVE_KINDS),
    isNotNull(ratings.state),
  );
  return (await ctx.read.$count(ratings, judged)) > 0;
}

/** Keys whose stored and fresh rows differ, missing and left-over ones included. */
export function differingKeys(stored: readonly FigureRow[], fresh: readonly FigureRow[]): readonly string[] {
  const comparable = (row: FigureRow | undefined) =>
    row &&
    JSON.stringify([
      row.status,
      row.exact,
      row.band,
      row.caps,
      row.confidence,
      row.withheld,
      ...numbers(row),
    ]);
  const byKey = new Map(stored.map((row) => [row.key, row]));
  const keys = new Set([...byKey.keys(), ...fresh.map(({ key }) => key)]);
  const freshByKey = new Map(fresh.map((row) => [row.key, row]));
  return [...keys].filter((key) => comparable(byKey.get(key)) !== comparable(freshByKey.get(key)));
}

function numbers({ score, coverage, low, high, plausibleLow, plausibleHigh }: FigureRow) {
  return [score, coverage, low, high, plausibleLow, plausibleHigh].map((value) =>
    value === null || value === undefined ? null : value.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""),
  );
}
