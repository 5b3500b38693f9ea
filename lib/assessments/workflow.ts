/**
 * The transition table of an assessment: which transition exists, who takes it, from where to where, and what must
 * hold. Screens, actions and tests read it. Pure.
 */
import type { AssessmentState } from "@/db/enums";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import type { AssessmentSubject } from "@/lib/policy/subjects";
import {
  changesSeen,
  commentsAnswered,
  corrigendumSaid,
  type Guard,
  gatesConfirmed,
  noReleaseInForce,
  notApplicableApproved,
  notByWhoRated,
  notByWhoReviewed,
  previewSeen,
  publishesWhatWasSeen,
  ratingsComplete,
  scopeFilled,
  scopingDone,
  secondRatingDone,
  somethingChanged,
  somethingWritten,
  threadsClosed,
  timeToCommentIsOver,
  type Unmet,
  type WorkflowFacts,
} from "./guards";
import { TRANSITION_NAMES, type TransitionName } from "./schema";

/** One line of the table. Who may take it, and from which states, is the line of `permission` in the rights table. */
export type Transition = {
  readonly name: TransitionName;
  readonly permission: AssessmentPermission;
  readonly from: readonly AssessmentState[];
  readonly to: AssessmentState;
  /** Where the table holds it for some assessments only: whether it does for this one. */
  readonly exists?: (of: Pick<AssessmentSubject, "stateIsHeard" | "hasRelease">) => boolean;
  readonly reason: "required" | "none";
  /** Whether the states ahead get new due days: with the reason of the transition, or from the State's time to comment. */
  readonly dueDays: "kept" | "renewed" | "time_to_comment";
  readonly guards: readonly Guard[];
};

export const TRANSITIONS: Readonly<Record<TransitionName, Transition>> = {
  begin: {
    name: "begin",
    permission: "transition.begin",
    from: ["scoping"],
    to: "drafting",
    reason: "none",
    dueDays: "kept",
    guards: [scopingDone],
  },
  submit: {
    name: "submit",
    permission: "transition.submit",
    from: ["drafting"],
    to: "internal_review",
    reason: "none",
    dueDays: "kept",
    guards: [ratingsComplete, scopeFilled, secondRatingDone, previewSeen],
  },
  return: {
    name: "return",
    permission: "transition.return",
    from: ["internal_review", "approval"],
    to: "drafting",
    reason: "required",
    dueDays: "renewed",
    guards: [],
  },
  pass: {
    name: "pass",
    permission: "transition.pass",
    from: ["internal_review"],
    to: "approval",
    // A corrigendum goes the short way: the State was heard on what it corrects.
    exists: ({ stateIsHeard, hasRelease }) => !stateIsHeard || hasRelease,
    reason: "none",
    dueDays: "kept",
    guards: [notByWhoRated, changesSeen, threadsClosed, notApplicableApproved, gatesConfirmed],
  },
  send_draft: {
    name: "send_draft",
    permission: "transition.send_draft",
    from: ["internal_review"],
    to: "country_comment",
    exists: ({ stateIsHeard }) => stateIsHeard,
    reason: "none",
    dueDays: "time_to_comment",
    guards: [notByWhoRated, threadsClosed, notApplicableApproved, gatesConfirmed],
  },
  comment: {
    name: "comment",
    permission: "transition.comment",
    from: ["country_comment"],
    to: "comment_response",
    reason: "none",
    dueDays: "kept",
    guards: [somethingWritten],
  },
  note_silence: {
    name: "note_silence",
    permission: "transition.note_silence",
    from: ["country_comment"],
    to: "approval",
    reason: "none",
    dueDays: "kept",
    guards: [timeToCommentIsOver],
  },
  send_changes: {
    name: "send_changes",
    permission: "transition.send_changes",
    from: ["comment_response"],
    to: "country_comment",
    reason: "none",
    dueDays: "time_to_comment",
    guards: [
      commentsAnswered,
      somethingChanged,
      ratingsComplete,
      scopeFilled,
      notApplicableApproved,
      gatesConfirmed,
    ],
  },
  answer: {
    name: "answer",
    permission: "transition.answer",
    from: ["comment_response"],
    to: "approval",
    reason: "none",
    dueDays: "kept",
    guards: [
      commentsAnswered,
      changesSeen,
      ratingsComplete,
      scopeFilled,
      notApplicableApproved,
      gatesConfirmed,
    ],
  },
  publish: {
    name: "publish",
    permission: "transition.publish",
    from: ["approval"],
    to: "published",
    reason: "none",
    dueDays: "kept",
    guards: [
      notByWhoRated,
      notByWhoReviewed,
      publishesWhatWasSeen,
      threadsClosed,
      notApplicableApproved,
      gatesConfirmed,
      corrigendumSaid,
      previewSeen,
    ],
  },
  withdraw: {
    name: "withdraw",
    permission: "transition.withdraw",
    from: ["scoping", "drafting", "internal_review", "country_comment", "comment_response", "approval"],
    to: "withdrawn",
    reason: "required",
    dueDays: "kept",
    guards: [noReleaseInForce],
  },
  reopen: {
    name: "reopen",
    permission: "transition.reopen",
    from: ["published"],
    to: "drafting",
    reason: "required",
    dueDays: "renewed",
    guards: [],
  },
};

/** The transitions that nobody takes by hand: opening, and being superseded by a later round's release. */
export const AUTOMATIC_TRANSITIONS = {
  open: { from: null, to: "drafting" },
  open_for_scoping: { from: null, to: "scoping" },
  supersede: { from: ["published", "closed"], to: "superseded" },
} as const satisfies Record<string, { from: readonly AssessmentState[] | null; to: AssessmentState }>;

/** Whether the table holds a transition for an assessment in its present state. */
export function existsFor(
  { from, exists }: Transition,
  subject: Pick<AssessmentSubject, "state" | "stateIsHeard" | "hasRelease">,
): boolean {
  return from.includes(subject.state) && (exists === undefined || exists(subject));
}

/** The transitions that an assessment has in its state, in the order of the table. */
export function transitionsFrom(
  subject: Pick<AssessmentSubject, "state" | "stateIsHeard" | "hasRelease">,
): readonly Transition[] {
  return TRANSITION_NAMES.map((name) => TRANSITIONS[name]).filter((one) => existsFor(one, subject));
}

/** Everything that keeps a transition from being taken; empty where it may be. */
export function unmetOf(transition: Transition, facts: WorkflowFacts): readonly Unmet[] {
  return transition.guards.flatMap((guard) => guard(facts));
}
