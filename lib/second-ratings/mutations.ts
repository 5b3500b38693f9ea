/** A second person rates without seeing the first ratings; both are revealed when both are in, and differences decided. */
import "server-only";
import { eq } from "drizzle-orm";
import { secondRatingPairs, secondRatings, secondRatingWishes } from "@/db/schema/second-rating";
import { hasRated } from "@/lib/assessments/past-raters";
import type { AssessmentKey, AssessmentRecord } from "@/lib/assessments/subject";
import { mutateAssessment } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { editionByHash } from "@/lib/editions/queries";
import { indicatorOf } from "@/lib/instruments/edition";
import { type ComparedRating, pairFacts, readBoth, readHandIn, readPairs, readSample } from "./queries";
import { type GivenJudgement, given, reasonOf } from "./rules";
import type { AskForSecondRating, DecideSecondRating } from "./schema";

const WISH_ENTITY = "second_rating_wish";
const PAIR_ENTITY = "second_rating_pair";
/** Handing in and taking back, by the id of the assessment. */
const HAND_IN_ENTITY = "second_rating";

/**
 * Asks for one more indicator, for a reason. What was handed in and not revealed yet is open again. Refused where the
 * indicator is in the sample already. Throws NOT_FOUND for an unknown indicator.
 */
export function askForSecondRating(
  ctx: Ctx,
  input: AskForSecondRating,
): Promise<Result<{ indicator: string }, "in_sample">> {
  return mutateAssessment(ctx, "second_rating.ask", input, "update", async (inside, assessment) => {
    const edition = await editionByHash(inside, assessment.editionSha256);
    const { code: indicator } = indicatorOf(edition, input.indicator);
    const sample = await readSample(inside, edition, assessment);
    if (sample.some((one) => one.indicator === indicator)) return refused("in_sample");
    const id = newId(inside.now);
    const { reason } = input;
    await inside.tx.insert(secondRatingWishes).values({
      id,
      assessmentId: assessment.id,
      editionId: assessment.editionId,
      indicator,
      reason,
      addedBy: personOf(inside),
      addedAt: inside.now,
    });
    const after = { round: assessment.round, country: assessment.iso3, indicator, reason };
    const reopened = await setHandIn(inside, assessment, null);
    return changed(
      { indicator },
      { entity: WISH_ENTITY, entityId: id, version: 1, before: null, after },
      ...reopened,
    );
  });
}

/** What handing in led to: whether both sides are in and were revealed to each other. */
export type HandedIn = { revealed: number };

/**
 * The second rater hands in: from now on these ratings are locked. Where the first ratings are complete too, both are
 * revealed at once. Refused where a rating or its reason is missing, and where there is nothing to hand in.
 */
export function handInSecondRatings(
  ctx: Ctx,
  key: AssessmentKey,
): Promise<Result<HandedIn, "second_incomplete" | "handed_in_already">> {
  return mutateAssessment(ctx, "second_rating.write", key, "update", async (inside, assessment) => {
    if ((await readHandIn(inside, assessment.id)).handedInAt !== null) return refused("handed_in_already");
    const open = await openPairs(inside, assessment);
    if (open.every(({ second }) => second?.hasReason === true)) {
      const handedIn = await setHandIn(inside, assessment, personOf(inside));
      const revealed = open.every(({ first }) => first !== null)
        ? await insertPairs(inside, assessment, open)
        : [];
      return changed({ revealed: revealed.length }, ...handedIn, ...revealed);
    }
    return refused("second_incomplete");
  });
}

/** Takes back what was handed in and not revealed yet. Refused where there is nothing to take back. */
export function takeBackSecondRatings(
  ctx: Ctx,
  key: AssessmentKey,
): Promise<Result<null, "nothing_to_take_back">> {
  return mutateAssessment(ctx, "second_rating.write", key, "update", async (inside, assessment) => {
    const open = await openPairs(inside, assessment);
    const { handedInAt } = await readHandIn(inside, assessment.id);
    if (handedInAt === null || open.length === 0) return refused("nothing_to_take_back");
    return changed(null, ...(await setHandIn(inside, assessment, null)));
  });
}

/** Reveals both ratings to each other. Refused until both sides are in, and where everything is revealed. */
export function revealSecondRatings(
  ctx: Ctx,
  key: AssessmentKey,
): Promise<Result<HandedIn, "second_not_in" | "first_incomplete" | "nothing_to_reveal">> {
  return mutateAssessment(ctx, "second_rating.reveal", key, "update", async (inside, assessment) => {
    const open = await openPairs(inside, assessment);
    if (open.length === 0) return refused("nothing_to_reveal");
    if ((await readHandIn(inside, assessment.id)).handedInAt === null) return refused("second_not_in");
    if (open.some(({ first }) => first === null)) return refused("first_incomplete");
    const revealed = await insertPairs(inside, assessment, open);
    return changed({ revealed: revealed.length }, ...revealed);
  });
}

/**
 * Decides between two ratings, with a reason; a later decision takes the place of an earlier one. Refused for who rated
 * in the assessment, where somebody decided meanwhile, and for a level that is not on the scale.
 */
export function decideSecondRating(
  ctx: Ctx,
  input: DecideSecondRating,
): Promise<
  Result<{ indicator: string }, "actor_rated" | "changed_meanwhile" | "not_revealed" | "off_scale">
> {
  return mutateAssessment(ctx, "second_rating.decide", input, "update", async (inside, assessment) => {
    const decidedBy = personOf(inside);
    if (await hasRated(inside, assessment.id, decidedBy)) return refused("actor_rated");
    const pair = (await readPairs(inside, assessment.id)).find(
      ({ indicator }) => indicator === input.indicator,
    );
    if (!pair) return refused("not_revealed");
    if (pair.version !== input.version) return refused("changed_meanwhile");
    const edition = await editionByHash(inside, assessment.editionSha256);
    const consensus = consensusOf(input.decided);
    if (consensus.level !== null && !edition.levels.includes(consensus.level)) return refused("off_scale");
    const { indicator, reason } = input;
    const version = pair.version + 1;
    await inside.tx
      .update(secondRatingPairs)
      .set({
        consensusState: consensus.state,
        consensusLevel: consensus.level === null ? null : consensus.level.toFixed(3),
        consensusReason: reason,
        decidedBy,
        decidedAt: inside.now,
        version,
      })
      .where(eq(secondRatingPairs.id, pair.id));
    const { first, second, consensus: earlier } = pairFacts(pair);
    const content = { round: assessment.round, country: assessment.iso3, indicator, first, second };
    return changed(
      { indicator },
      {
        entity: PAIR_ENTITY,
        entityId: pair.id,
        version,
        before: { ...content, consensus: earlier, reason: pair.consensusReason },
        after: { ...content, consensus, reason },
      },
    );
  });
}

function consensusOf(decided: DecideSecondRating["decided"]): GivenJudgement {
  return decided === "not_assessed" || decided === "not_applicable"
    ? { state: decided, level: null }
    : { state: "rated", level: Number(decided) };
}

type Side = GivenJudgement & { version: number; hasReason: boolean };
type OpenPair = { indicator: string; first: Side | null; second: Side | null };

/** The indicators of the sample that were not revealed yet, each with both ratings as far as they are complete. */
async function openPairs(ctx: MutationCtx, assessment: AssessmentRecord): Promise<readonly OpenPair[]> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const sample = await readSample(ctx, edition, assessment);
  const revealed = new Set((await readPairs(ctx, assessment.id)).map(({ indicator }) => indicator));
  const open = sample.map(({ indicator }) => indicator).filter((indicator) => !revealed.has(indicator));
  const { first, second } = await readBoth(ctx, assessment.id, open);
  return open.map((indicator) => ({
    indicator,
    first: sideOf(first.get(indicator)),
    second: sideOf(second.get(indicator)),
  }));
}

function sideOf(rating: ComparedRating | undefined): Side | null {
  if (!rating) return null;
  const judgement = given(rating);
  if (judgement === null) return null;
  return { ...judgement, version: rating.version, hasReason: reasonOf(rating) !== null };
}

async function insertPairs(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  open: readonly OpenPair[],
): Promise<readonly AuditChange[]> {
  const changes: AuditChange[] = [];
  for (const { indicator, first, second } of open) {
    if (first === null || second === null) continue;
    const id = newId(ctx.now);
    await ctx.tx.insert(secondRatingPairs).values({
      id,
      assessmentId: assessment.id,
      editionId: assessment.editionId,
      indicator,
      firstState: first.state,
      firstLevel: first.level?.toFixed(3) ?? null,
      firstVersion: first.version,
      secondState: second.state,
      secondLevel: second.level?.toFixed(3) ?? null,
      secondVersion: second.version,
      revealedAt: ctx.now,
      version: 1,
    });
    const judged = ({ state, level }: Side) => ({ state, level });
    changes.push({
      entity: PAIR_ENTITY,
      entityId: id,
      version: 1,
      before: null,
      after: {
        round: assessment.round,
        country: assessment.iso3,
        indicator,
        first: judged(first),
        second: judged(second),
        consensus: null,
        reason: null,
      },
    });
  }
  return changes;
}

/** Notes who handed in, or that it is open again; nothing where it is so already. */
async function setHandIn(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  handedInBy: string | null,
): Promise<readonly AuditChange[]> {
  const before = await readHandIn(ctx, assessment.id);
  if (before.handedInBy === handedInBy) return [];
  const version = before.version + 1;
  const handedInAt = handedInBy === null ? null : ctx.now;
  await ctx.tx
    .insert(secondRatings)
    .values({ assessmentId: assessment.id, handedInBy, handedInAt, version })
    .onConflictDoUpdate({
      target: secondRatings.assessmentId,
      set: { handedInBy, handedInAt, version },
      setWhere: eq(secondRatings.version, before.version),
    });
  const content = (by: string | null) => ({
    round: assessment.round,
    country: assessment.iso3,
    handedInBy: by,
  });
  return [
    {
      entity: HAND_IN_ENTITY,
      entityId: assessment.id,
      version,
      before: before.version === 0 ? null : content(before.handedInBy),
      after: content(handedInBy),
    },
  ];
}
