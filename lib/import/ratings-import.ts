import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import {
  type AssessmentKey,
  type AssessmentRecord,
  assessmentSubject,
  type LoadedAssessment,
} from "@/lib/assessments/subject";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { type Change, mutate } from "@/lib/core/mutate";
import { type Refused, refused } from "@/lib/core/result";
import { can } from "@/lib/policy/can";
import type { InstallationSubject } from "@/lib/policy/subjects";
import { recomputeEach } from "@/lib/ratings/figures";
import { insertRound } from "@/lib/rounds/mutations";
import type { BatchRow, ImportedFile } from "./batch";
import {
  type AppliedOutcome,
  type Applying,
  endImport,
  type ImportCounts,
  type ImportOutcome,
} from "./outcome";
import { type Problem, problem } from "./problem";
import type { ImportedRating } from "./rating-rows";
import { writeImportedRatings } from "./rating-write";
import { linkSources } from "./source-links";

/** Where imported ratings go. A round that does not exist is made only on request, and then of kind *outside*. */
export type RatingsTarget = { round: string; createRound: boolean; edition: string | null };

type Round = { id: string; kind: "programme" | "outside"; editionId: string };
const installation = async (): Promise<InstallationSubject> => ({ kind: "installation" });

/**
 * Applies parsed ratings in one transaction or not at all. Programme rounds take them into assessments in drafting,
 * by a person of the drafting team or a command; rounds of kind *outside* have no workflow and take them at once.
 */
export async function importRatings(
  ctx: Ctx,
  input: Parsed & Applying & { file: ImportedFile },
): Promise<ImportOutcome> {
  const found: Problem[] = [];
  let counts: ImportCounts = { created: 0, updated: 0, unchanged: 0 };
  const [existing] = await ctx.read
    .select({ id: rounds.id, kind: rounds.kind, editionId: rounds.editionId })
    .from(rounds)
    .where(eq(rounds.code, input.target.round));
  const stop = (problems: readonly Problem[]) => {
    found.push(...problems);
    return refused("problems");
  };
  const apply = async (inside: MutationCtx): Promise<Applied> => {
    const round = existing ?? (await makeRound(inside, input.target, input.ratings));
    if (!("id" in round)) return stop(round.problems);
    const targets = await targetsOf(inside, round, input.target.round, input.ratings);
    if (targets.problems.length > 0) return stop(targets.problems);
    const { written, problems } = await writeAll(inside, targets.byCountry, input.ratings);
    if (problems.length > 0) return stop(problems);
    counts = countsOf(written, input.ratings.length);
    if (input.dryRun) return refused("dry_run");
    return endImport(inside, { kind: "ratings", file: input.file, rows: written, counts }, input.onApplied);
  };
  const door = existing?.kind === "programme" ? await doorOf(ctx, input) : null;
  if (door && "problems" in door) return { status: "problems", ...door };
  const result = door
    ? await mutate(ctx, "ratings.import", async (inside) => subjectOf(inside, door), apply)
    : await mutate(ctx, "outside_round.import", installation, apply);
  if (!result.ok) {
    return result.reason === "dry_run"
      ? { status: "dry_run", rows: input.ratings.length, ...counts }
      : { status: "problems", problems: found };
  }
  return result.value;
}

/** What was written of so many ratings; sources that came with them are not counted. */
function countsOf(written: readonly BatchRow[], all: number): ImportCounts {
  const ofRatings = written.filter((row) => row.entity === "rating");
  const created = ofRatings.filter((row) => row.versionBefore === 0).length;
  return { created, updated: ofRatings.length - created, unchanged: all - ofRatings.length };
}

type Applied = Change<AppliedOutcome> | Refused<"problems" | "dry_run">;

type Parsed = { ratings: readonly ImportedRating[]; target: RatingsTarget };

/**
 * The assessment that the door asks about: the first of the file that the actor may import into, else the first that
 * the actor sees. Where there is none, every country is a problem. `targetsOf` asks about each of them.
 */
async function doorOf(
  ctx: Ctx,
  { ratings: imported, target: { round } }: Parsed,
): Promise<AssessmentKey | { problems: readonly Problem[] }> {
  const lines = new Map(imported.toReversed().map(({ iso3, line }) => [iso3, line]));
  const problems: Problem[] = [];
  let seen: AssessmentKey | undefined;
  for (const [iso3, line] of [...lines].toReversed()) {
    const loaded = await seenAssessment(ctx, { round, iso3 });
    if (!loaded) problems.push(missing(iso3, line, round));
    else if (can(ctx.actor, "ratings.import", loaded.subject)) return { round, iso3 };
    else seen ??= { round, iso3 };
  }
  return seen ?? { problems };
}

async function subjectOf(ctx: MutationCtx, key: AssessmentKey) {
  return (await assessmentSubject(ctx, key, "share")).subject;
}

/** The assessment, or null where there is none or the actor does not see it. */
async function seenAssessment(
  ctx: Ctx,
  key: AssessmentKey,
  lock?: "share",
): Promise<LoadedAssessment | null> {
  try {
    return await assessmentSubject(ctx, key, lock);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

function missing(iso3: string, line: number, round: string): Problem {
  return problem("assessment_missing", { line, column: "country_iso3" }, { value: iso3, round });
}

async function makeRound(
  ctx: MutationCtx,
  { round, edition }: RatingsTarget,
  imported: readonly ImportedRating[],
): Promise<Round | { problems: readonly Problem[] }> {
  const today = ctx.now.toISOString().slice(0, 10);
  const outcome = await insertRound(ctx, "outside", {
    code: round,
    title: round,
    purpose: "real",
    secondRating: false,
    stateIsHeard: false,
    beginsWithScoping: false,
    asksSelfAssessment: false,
    selfAssessmentDueOn: null,
    edition: edition ?? "",
    startsOn: today,
    endsOn: today,
    cutOffOn: today,
    countries: [...new Set(imported.map(({ iso3 }) => iso3))],
  });
  if (!outcome.ok) {
    if (outcome.reason === "code_taken") return { problems: [problem("round_exists", {}, { value: round })] };
    throw new AppError("INVALID", `round ${round}: ${outcome.reason}`); // checked against the edition before
  }
  const [row] = await ctx.tx
    .select({ editionId: rounds.editionId })
    .from(rounds)
    .where(eq(rounds.id, outcome.roundId));
  return { id: outcome.roundId, kind: "outside", editionId: row?.editionId ?? "" };
}

/** The assessment of every country of the file; those of an outside round are made as they come. */
async function targetsOf(ctx: MutationCtx, round: Round, code: string, imported: readonly ImportedRating[]) {
  const byCountry = new Map<string, AssessmentRecord>();
  const problems: Problem[] = [];
  if (round.kind === "outside") await openOutside(ctx, round, imported);
  for (const { iso3, line } of imported) {
    if (byCountry.has(iso3) || problems.some(({ values }) => values.value === iso3)) continue;
    const loaded = await seenAssessment(ctx, { round: code, iso3 }, "share");
    if (!loaded) {
      problems.push(missing(iso3, line, code));
      continue;
    }
    const { subject, assessment } = loaded;
    const place = { line, column: "country_iso3" };
    if (round.kind === "programme" && subject.state !== "drafting") {
      problems.push(problem("assessment_locked", place, { value: iso3 }));
    } else if (round.kind === "programme" && !can(ctx.actor, "ratings.import", subject)) {
      problems.push(problem("not_allowed", place, { value: iso3 }));
    } else byCountry.set(iso3, assessment);
  }
  return { byCountry, problems };
}

async function openOutside(ctx: MutationCtx, round: Round, imported: readonly ImportedRating[]) {
  const wanted = [...new Set(imported.map(({ iso3 }) => iso3))];
  const rows = await ctx.tx
    .select({ countryId: countries.id })
    .from(countries)
    .where(inArray(countries.iso3, wanted));
  if (rows.length === 0) return;
  await ctx.tx
    .insert(assessments)
    .values(
      rows.map(({ countryId }) => ({
        id: newId(ctx.now),
        roundId: round.id,
        countryId,
        editionId: round.editionId,
        state: "closed" as const,
        stateSince: ctx.now,
        createdAt: ctx.now,
        version: 1,
      })),
    )
    .onConflictDoNothing({ target: [assessments.roundId, assessments.countryId] });
}

async function writeAll(
  ctx: MutationCtx,
  targets: ReadonlyMap<string, AssessmentRecord>,
  imported: readonly ImportedRating[],
): Promise<{ written: readonly BatchRow[]; problems: readonly Problem[] }> {
  const written: BatchRow[] = [];
  const problems: Problem[] = [];
  const touched: AssessmentRecord[] = [];
  for (const [iso3, assessment] of targets) {
    const stored = await ctx.tx
      .select()
      .from(ratings)
      .where(and(eq(ratings.assessmentId, assessment.id), eq(ratings.kind, "assessor")))
      .for("update");
    const own = imported.filter((rating) => rating.iso3 === iso3);
    const ratingRows = await writeImportedRatings(ctx, assessment, stored, own);
    const links = await linkSources(ctx, assessment, own);
    problems.push(...links.problems);
    const rows = [...ratingRows, ...links.rows];
    if (rows.length > 0) touched.push(assessment);
    written.push(...rows);
  }
  await recomputeEach(ctx, touched);
  return { written, problems };
}
