/**
 * The transition table of an assessment: which transition exists, who takes it, from where to where, and what must
 * hold. Screens, actions and tests read it. Pure.
 */
import type { AssessmentState } from "@/db/enums";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import type { SecondRatingProblem } from "@/lib/second-ratings/rules";
import { TRANSITION_NAMES, type TransitionName } from "./schema";

/** A thing that a level or state still needs before submitting; `problem` is a message key below `rating.claims`. */
export type SubmissionProblem = {
  readonly indicator: string;
  readonly domain: string | null;
  readonly problem: string;
  /** Values that the message takes. */
  readonly values?: Readonly<Record<string, string | number>>;
};

/** What the guards look at, loaded in the transaction of the transition. */
export type WorkflowFacts = {
  readonly submission: readonly SubmissionProblem[];
  readonly scopeMissing: readonly string[];
  /** What of the blind second rating is still open; empty where the round asks for none. */
  readonly secondRating: readonly SecondRatingProblem[];
  readonly openThreads: readonly { readonly indicator: string }[];
  readonly notApplicableOpen: readonly string[];
  readonly gatesOpen: readonly string[];
  /** The actor rated something in this assessment, now or at any time before. */
  readonly actorRated: boolean;
  /** The actor judged this assessment as its reviewer. */
  readonly actorReviewed: boolean;
  readonly hasRelease: boolean;
  readonly previewSeen: boolean;
  readonly corrigendum: string | null;
};

/** Where a person mends an unmet thing. */
export type UnmetPlace = "domain" | "scope" | "second_rating" | "review" | "preview" | "here";

/** One thing that does not hold yet; `code` is a message key below `review.unmet`. */
export type Unmet = {
  readonly code:
    | "rating_problem"
    | "scope_missing"
    | "second_not_revealed"
    | "second_not_decided"
    | "second_not_followed"
    | "thread_open"
    | "not_applicable_unapproved"
    | "gate_unconfirmed"
    | "actor_rated"
    | "actor_reviewed"
    | "preview_not_seen"
    | "corrigendum_missing"
    | "release_in_force";
  readonly place: UnmetPlace;
  readonly indicator?: string;
  readonly domain?: string | null;
  /** The field of the scope, or the problem of the rating. */
  readonly detail?: string;
  readonly values?: Readonly<Record<string, string | number>>;
};

/** A rule that a transition asks for: the things that are still unmet, none where it holds. */
export type Guard = (facts: WorkflowFacts) => readonly Unmet[];

export const ratingsComplete: Guard = ({ submission }) =>
  submission.map(({ indicator, domain, problem, values }) => ({
    code: "rating_problem",
    place: "domain",
    indicator,
    domain,
    detail: problem,
    ...(values === undefined ? {} : { values }),
  }));

export const scopeFilled: Guard = ({ scopeMissing }) =>
  scopeMissing.map((field) => ({ code: "scope_missing", place: "scope", detail: field }));

/** What is said of each open point of a second rating: a message key below `review.unmet`. */
export const SECOND_RATING_CODES = {
  not_revealed: "second_not_revealed",
  not_decided: "second_not_decided",
  consensus_not_followed: "second_not_followed",
} as const satisfies Record<SecondRatingProblem["problem"], Unmet["code"]>;

export const secondRatingDone: Guard = ({ secondRating }) =>
  secondRating.map(({ indicator, problem }) => ({
    code: SECOND_RATING_CODES[problem],
    place: "second_rating",
    indicator,
  }));

export const threadsClosed: Guard = ({ openThreads }) =>
  openThreads.map(({ indicator }) => ({ code: "thread_open", place: "review", indicator }));

export const notApplicableApproved: Guard = ({ notApplicableOpen }) =>
  notApplicableOpen.map((indicator) => ({ code: "not_applicable_unapproved", place: "review", indicator }));

export const gatesConfirmed: Guard = ({ gatesOpen }) =>
  gatesOpen.map((indicator) => ({ code: "gate_unconfirmed", place: "review", indicator }));

export const notByWhoRated: Guard = ({ actorRated }) =>
  actorRated ? [{ code: "actor_rated", place: "here" }] : [];

export const notByWhoReviewed: Guard = ({ actorReviewed }) =>
  actorReviewed ? [{ code: "actor_reviewed", place: "here" }] : [];

export const previewSeen: Guard = (facts) =>
  facts.previewSeen ? [] : [{ code: "preview_not_seen", place: "preview" }];

export const corrigendumSaid: Guard = ({ hasRelease, corrigendum }) =>
  hasRelease && corrigendum === null ? [{ code: "corrigendum_missing", place: "here" }] : [];

export const noReleaseInForce: Guard = ({ hasRelease }) =>
  hasRelease ? [{ code: "release_in_force", place: "here" }] : [];

/** One line of the table. Who may take it, and from which states, is the line of `permission` in the rights table. */
export type Transition = {
  readonly name: TransitionName;
  readonly permission: AssessmentPermission;
  readonly from: readonly AssessmentState[];
  readonly to: AssessmentState;
  readonly reason: "required" | "none";
  /** Whether the states ahead get new due days, with the reason of the transition. */
  readonly dueDays: "kept" | "renewed";
  readonly guards: readonly Guard[];
};

export const TRANSITIONS: Readonly<Record<TransitionName, Transition>> = {
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
    reason: "none",
    dueDays: "kept",
    guards: [notByWhoRated, threadsClosed, notApplicableApproved, gatesConfirmed],
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
  supersede: { from: ["published", "closed"], to: "superseded" },
} as const satisfies Record<string, { from: readonly AssessmentState[] | null; to: AssessmentState }>;

/** The transitions that exist from a state, in the order of the table. */
export function transitionsFrom(state: AssessmentState): readonly Transition[] {
  return TRANSITION_NAMES.map((name) => TRANSITIONS[name]).filter((transition) =>
    transition.from.includes(state),
  );
}

/** Everything that keeps a transition from being taken; empty where it may be. */
export function unmetOf(transition: Transition, facts: WorkflowFacts): readonly Unmet[] {
  return transition.guards.flatMap((guard) => guard(facts));
}

/** Fields of the scope that must be filled before submitting; the others may truly be empty. */
export const SCOPE_REQUIRED = ["periodFrom", "periodTo", "territory", "governmentLevels"] as const;
