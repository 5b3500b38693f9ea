import "server-only";
import { and, asc, eq, inArray, lt, ne, or } from "drizzle-orm";
import type { AssessmentState, NotificationEvent } from "@/db/enums";
import { assessments, assessmentTransitions } from "@/db/schema/assessment";
import { rounds } from "@/db/schema/round";
import { users } from "@/db/schema/user";
import type { AuditChange } from "@/lib/audit/append";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { draftOfStep, giveTimeToComment } from "@/lib/country-comments/drafts";
import { notify } from "@/lib/notifications/write";
import { writeRelease } from "@/lib/releases/write";
import type { Unmet } from "./guards";
import { assessmentContent, renewDueDays } from "./mutations";
import { hasOpenedPreviews } from "./preview-proof";
import { ratingsSha256 } from "./ratings-hash";
import type { StepForm, TakeTransition, TransitionName } from "./schema";
import { type AssessmentRecord, mutateAssessment } from "./subject";
import { AUTOMATIC_TRANSITIONS, existsFor, TRANSITIONS, type Transition, unmetOf } from "./workflow";
import { workflowFacts } from "./workflow-facts";

/**
 * Why a transition was not taken. What only the form itself lacks has a reason of its own; `unmet` is explained by the
 * guards on the page that offers the transition.
 */
export type TransitionRefusal =
  | "changed_meanwhile"
  | "wrong_state"
  | "reason_missing"
  | "preview_not_seen"
  | "corrigendum_missing"
  | "unmet";

/** What a transition led to; `release` is the code of the release where one was written. */
export type TransitionDone = { state: AssessmentState; release: string | null };

/**
 * Takes one transition of the table: the assessment is locked against rating writes, the guards look, and state,
 * transition with the hash of the ratings, release and supersession are written together or not at all. That the
 * previews were seen counts only where `isProven` says so.
 */
export function takeTransition(
  ctx: Ctx,
  input: TakeTransition,
  isProven: (inside: Ctx, assessment: AssessmentRecord) => Promise<boolean> = async () => true,
): Promise<Result<TransitionDone, TransitionRefusal>> {
  const transition = TRANSITIONS[input.transition];
  return mutateAssessment<TransitionDone, TransitionRefusal>(
    ctx,
    transition.permission,
    input,
    "update",
    async (inside, assessment, subject) => {
      if (assessment.version !== input.version) return refused("changed_meanwhile");
      if (!existsFor(transition, subject)) return refused("wrong_state");
      if (transition.reason === "required" && input.reason === null) return refused("reason_missing");
      const { corrigendum } = input;
      const previewSeen = input.previewSeen && (await isProven(inside, assessment));
      const facts = await workflowFacts(inside, assessment, { previewSeen, corrigendum });
      const unmet = unmetOf(transition, facts);
      if (unmet.length > 0) return refused(refusalOf(unmet));
      const change = await moveTo(inside, assessment, {
        name: transition.name,
        to: transition.to,
        reason: input.reason,
        dueDays: transition.dueDays,
      });
      await tellOfTransition(inside, assessment, transition);
      if (transition.name !== "publish") {
        const draft = await draftOfStep(inside, assessment, transition.name);
        return changed({ state: transition.to, release: null }, change, ...draft);
      }
      const release = await writeRelease(inside, assessment, corrigendum);
      const superseded = await supersedeEarlier(inside, assessment);
      return changed({ state: transition.to, release: release.code }, change, release.change, ...superseded);
    },
  );
}

/** What people are told of when an assessment comes into a state, whichever transition led there. */
const TOLD: Partial<Record<AssessmentState, NotificationEvent>> = {
  drafting: "assessment_returned",
  internal_review: "review_waiting",
  country_comment: "draft_sent",
  comment_response: "reply_in",
  approval: "approval_waiting",
  published: "assessment_published",
};

/** What is told of a transition in place of what is told of its state. */
const TOLD_INSTEAD: Partial<Record<TransitionName, NotificationEvent>> = { begin: "drafting_begun" };

async function tellOfTransition(
  ctx: MutationCtx,
  { id }: AssessmentRecord,
  { name, to: state }: Transition,
): Promise<void> {
  const event = TOLD_INSTEAD[name] ?? TOLD[state];
  if (event !== undefined) await notify(ctx, event, { assessment: { id, state } });
}

/** Takes a transition from a form: who says that the previews were seen must have opened both as they stand now. */
export function takeTransitionOfForm(
  ctx: Ctx,
  { stateProof, readerProof, ...input }: StepForm,
): Promise<Result<TransitionDone, TransitionRefusal>> {
  return takeTransition(ctx, input, (inside, assessment) =>
    hasOpenedPreviews(inside, assessment, { stateProof, readerProof }),
  );
}

/** The field of the form that is missing, where nothing else is. */
function refusalOf(unmet: readonly Unmet[]): TransitionRefusal {
  const codes = unmet.map(({ code }) => code);
  if (codes.some((code) => code !== "corrigendum_missing" && code !== "preview_not_seen")) return "unmet";
  return codes.includes("corrigendum_missing") ? "corrigendum_missing" : "preview_not_seen";
}

async function moveTo(
  ctx: MutationCtx,
  assessment: Pick<AssessmentRecord, "id" | "version" | "state">,
  {
    name,
    to,
    reason,
    dueDays = "kept",
  }: { name: string; to: AssessmentState; reason: string | null; dueDays?: Transition["dueDays"] },
): Promise<AuditChange> {
  const before = await assessmentContent(ctx, assessment.id);
  const version = assessment.version + 1;
  await ctx.tx
    .update(assessments)
    .set({ state: to, stateSince: ctx.now, version })
    .where(eq(assessments.id, assessment.id));
  await ctx.tx.insert(assessmentTransitions).values({
    id: newId(ctx.now),
    assessmentId: assessment.id,
    fromState: assessment.state,
    toState: to,
    transition: name,
    reason,
    byUserId: personOrNull(ctx),
    at: ctx.now,
    ratingsSha256: await ratingsSha256(ctx, assessment.id),
  });
  if (dueDays === "renewed") await renewDueDays(ctx, assessment.id, reason);
  if (dueDays === "time_to_comment") await giveTimeToComment(ctx, assessment.id, name);
  const after = await assessmentContent(ctx, assessment.id);
  return {
    entity: "assessment",
    entityId: assessment.id,
    version,
    before,
    after,
    reason: reason ?? undefined,
  };
}

/**
 * Earlier published assessments of the country, in rounds of the same purpose, are superseded. A practice round never
 * supersedes a real one.
 */
async function supersedeEarlier(ctx: MutationCtx, assessment: AssessmentRecord): Promise<AuditChange[]> {
  const { from, to } = AUTOMATIC_TRANSITIONS.supersede;
  const earlier = await ctx.tx
    .select({ id: assessments.id, version: assessments.version, state: assessments.state })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .where(
      and(
        eq(assessments.countryId, assessment.countryId),
        ne(assessments.id, assessment.id),
        eq(rounds.kind, "programme"),
        eq(rounds.purpose, assessment.purpose),
        or(
          lt(rounds.startsOn, assessment.startsOn),
          and(eq(rounds.startsOn, assessment.startsOn), lt(rounds.code, assessment.round)),
        ),
        inArray(assessments.state, [...from]),
      ),
    )
    .orderBy(asc(assessments.id))
    .for("update", { of: assessments });
  const changes: AuditChange[] = [];
  for (const row of earlier) changes.push(await moveTo(ctx, row, { name: "supersede", to, reason: null }));
  return changes;
}

/** One line of an assessment's history. */
export type TransitionRecord = {
  id: string;
  transition: string;
  fromState: AssessmentState | null;
  toState: AssessmentState;
  reason: string | null;
  by: string | null;
  at: Date;
  ratingsSha256: string;
};

/** Every change of state, oldest first. The caller has asked for `progress.read`. */
export function listTransitions(ctx: Ctx, assessmentId: string): Promise<TransitionRecord[]> {
  return ctx.read
    .select({
      id: assessmentTransitions.id,
      transition: assessmentTransitions.transition,
      fromState: assessmentTransitions.fromState,
      toState: assessmentTransitions.toState,
      reason: assessmentTransitions.reason,
      by: users.name,
      at: assessmentTransitions.at,
      ratingsSha256: assessmentTransitions.ratingsSha256,
    })
    .from(assessmentTransitions)
    .leftJoin(users, eq(users.id, assessmentTransitions.byUserId))
    .where(eq(assessmentTransitions.assessmentId, assessmentId))
    .orderBy(asc(assessmentTransitions.at), asc(assessmentTransitions.id));
}
