/** What must hold before a step of an assessment is taken: the guards that the transition table names. Pure. */
import type { ScopingPoint } from "@/lib/scoping/rules";
import type { SecondRatingProblem } from "@/lib/second-ratings/rules";

/** A thing that a level or state still needs before submitting; `problem` is a message key below `rating.claims`. */
export type SubmissionProblem = {
  readonly indicator: string;
  readonly domain: string | null;
  readonly problem: string;
  /** Values that the message takes. */
  readonly values?: Readonly<Record<string, string | number>>;
};

/** How the State's time to comment stands. */
export type CommentClock = {
  /** The last day to comment. */
  readonly dueOn: string;
  /** That day is over in the programme's zone. */
  readonly isOver: boolean;
  /** Comments that the State wrote and did not hand in yet. */
  readonly written: number;
};

/** What is another in a point than the State saw it; each a message key below `review.unmet.changes`. */
export const UNSEEN_CHANGES = ["answer", "text", "change_cause", "sources", "confidence", "added"] as const;
export type UnseenChange = (typeof UNSEEN_CHANGES)[number];

/** A point that says something else than in the draft that the State saw last; null stands for scope and limits. */
export type UnseenPoint = {
  readonly point: string | null;
  /** Of the indicator, in the words of the edition. */
  readonly title: string | null;
  readonly changes: readonly UnseenChange[];
};

/** What the guards look at, loaded in the transaction of the transition. */
export type WorkflowFacts = {
  /** What scoping still lacks; empty after it. */
  readonly scopingMissing: readonly ScopingPoint[];
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
  /** The State's time to comment; null where no draft is with it. */
  readonly clock: CommentClock | null;
  /** Comments of the State that were handed in and have no answer yet; null stands for the text as a whole. */
  readonly commentsUnanswered: readonly (string | null)[];
  /** None that the State was told is changed as it asked on a short draft. */
  readonly changesUnseen: readonly UnseenPoint[];
  readonly previewSeen: boolean;
  readonly corrigendum: string | null;
};

/** Where a person mends an unmet thing. */
export type UnmetPlace =
  | "domain"
  | "scope"
  | "scoping"
  | "second_rating"
  | "review"
  | "country_comment"
  | "preview"
  | "here";

/** One thing that does not hold yet; `code` is a message key below `review.unmet`. */
export type Unmet = {
  readonly code:
    | "rating_problem"
    | "scope_missing"
    | "second_not_handed_in"
    | "scoping_missing"
    | "second_not_revealed"
    | "second_not_decided"
    | "second_not_followed"
    | "thread_open"
    | "not_applicable_unapproved"
    | "gate_unconfirmed"
    | "actor_rated"
    | "actor_reviewed"
    | "nothing_written"
    | "time_to_comment_runs"
    | "comment_unanswered"
    | "changes_unseen"
    | "publishes_unseen"
    | "nothing_changed"
    | "preview_not_seen"
    | "corrigendum_missing"
    | "release_in_force";
  readonly place: UnmetPlace;
  readonly indicator?: string;
  readonly domain?: string | null;
  /** The field of the scope, the point of scoping, or the problem of the rating. */
  readonly detail?: string;
  /** The title of the indicator, and what the State has not seen of it. */
  readonly title?: string;
  readonly changes?: readonly UnseenChange[];
  readonly values?: Readonly<Record<string, string | number>>;
};

/** A rule that a transition asks for: the things that are still unmet, none where it holds. */
export type Guard = (facts: WorkflowFacts) => readonly Unmet[];

/** Drafting begins with the consent of the State and with who answers for it and for the assessment. */
export const scopingDone: Guard = ({ scopingMissing }) =>
  scopingMissing.map((point) => ({ code: "scoping_missing", place: "scoping", detail: point }));

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
  not_handed_in: "second_not_handed_in",
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

export const somethingWritten: Guard = ({ clock }) =>
  clock?.written === 0 ? [{ code: "nothing_written", place: "country_comment" }] : [];

/** Silence is noted only when the State's time is over. */
export const timeToCommentIsOver: Guard = ({ clock }) =>
  clock === null || clock.isOver
    ? []
    : [{ code: "time_to_comment_runs", place: "here", detail: clock.dueOn }];

export const commentsAnswered: Guard = ({ commentsUnanswered }) =>
  commentsUnanswered.map((indicator) => ({
    code: "comment_unanswered",
    place: "country_comment",
    ...(indicator === null ? {} : { indicator }),
  }));

/** The State sees every changed answer before the approval: another short draft goes to it, or the change is put back. */
export const changesSeen = ({ changesUnseen }: Pick<WorkflowFacts, "changesUnseen">) =>
  unseen("changes_unseen", changesUnseen);

/** Nothing is published of a State that its last draft did not say. Only sending back helps here. */
export const publishesWhatWasSeen = ({ changesUnseen }: Pick<WorkflowFacts, "changesUnseen">) =>
  unseen("publishes_unseen", changesUnseen);

function unseen(
  code: "changes_unseen" | "publishes_unseen",
  points: WorkflowFacts["changesUnseen"],
): readonly Unmet[] {
  return points.map(({ point, title, changes }) => ({
    code,
    place: "country_comment",
    ...(point === null ? {} : { indicator: point }),
    ...(title === null ? {} : { title }),
    changes,
  }));
}

export const somethingChanged: Guard = ({ changesUnseen }) =>
  changesUnseen.length === 0 ? [{ code: "nothing_changed", place: "here" }] : [];

export const previewSeen: Guard = (facts) =>
  facts.previewSeen ? [] : [{ code: "preview_not_seen", place: "preview" }];

export const corrigendumSaid: Guard = ({ hasRelease, corrigendum }) =>
  hasRelease && corrigendum === null ? [{ code: "corrigendum_missing", place: "here" }] : [];

export const noReleaseInForce: Guard = ({ hasRelease }) =>
  hasRelease ? [{ code: "release_in_force", place: "here" }] : [];

/** Fields of the scope that must be filled before submitting; the others may truly be empty. */
export const SCOPE_REQUIRED = ["periodFrom", "periodTo", "territory", "governmentLevels"] as const;
