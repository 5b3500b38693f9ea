/**
 * The table of notifications: what people are told of, whom, where it leads and when a mail says it. Screens, writes,
 * mails and tests read it. Pure, and safe in the browser.
 */
import type { Duty, MailChoice, NotificationEvent, Role } from "@/db/enums";
import { ACTING } from "@/lib/assessments/work-rules";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { DRAFTING_DUTIES, TEAM_DUTIES } from "@/lib/policy/duties";

/**
 * Who is told: who holds a duty on the assessment or a role, whoever acts in its present state, or the people whom the
 * write itself is about. Nobody is told of what they did themselves.
 */
export type Told =
  | Duty
  | Extract<Role, "programme_manager" | "observer">
  | "whose_turn_it_is"
  | "people_of_the_write";

/**
 * A page that a notification may lead to; the reader must hold the permission. `path` stands below the assessment,
 * `ofRelease` below its last release, `page` stands by itself; `ofReports` is of the list of reports of errors, for one
 * whose entry is not open to the reader.
 */
export type NotificationPlace =
  | { readonly permission: AssessmentPermission; readonly path: string }
  | { readonly permission: AssessmentPermission; readonly ofRelease: string }
  | { readonly permission: AssessmentPermission; readonly page: string }
  | { readonly permission: "source.read" }
  | { readonly permission: "erasure.propose" }
  | { readonly permission: "error.answer" | "error.report"; readonly ofReports: string };

/** The headings under which the account page asks about mail, in its order. */
export const NOTIFICATION_GROUPS = ["work", "state", "sources", "releases"] as const;
export type NotificationGroup = (typeof NOTIFICATION_GROUPS)[number];

/** Who can be among the people whom a write is about; `everybody` is whoever is no administrator. */
export type Concerned = Duty | Extract<Role, "programme_manager" | "data_steward"> | "everybody";

/** One line of the table. */
export type NotificationRule = {
  readonly group: NotificationGroup;
  readonly told: readonly Told[];
  /** Who can be among `people_of_the_write`, by what they hold or have held; nobody where it happens once, before any choice. */
  readonly concerned?: readonly Concerned[];
  /** The first one that is open to the reader; where none is, nothing is said of it. Empty for the own account. */
  readonly places: readonly NotificationPlace[];
  /** When a mail says it to who has not chosen otherwise. */
  readonly mail: MailChoice;
};

/** Who acts in some state. */
export const DUTIES_OF_TURNS: readonly Duty[] = Object.values(ACTING).flat();

const TASKS = { permission: "progress.read", path: "" } as const;
const REVIEW = { permission: "comment.read", path: "/review" } as const;
const SELF = { permission: "self_rating.see", path: "/self-assessment" } as const;
const GIVEN = { permission: "contribution.see", path: "/contributions" } as const;
const CONTRIBUTE = { permission: "contribution.send", path: "/contribute" } as const;
/** The own work says what may be said of an assessment that has asked nothing of its State yet. */
const NAMED = { permission: "assessment.named", page: "/" } as const;
const REQUESTS = { permission: "information_request.read", path: "/information-requests" } as const;
const RELEASED = { permission: "release.read", path: "/scorecard" } as const;
const COMMENTS = { permission: "country_comment.see", path: "/country-comments" } as const;
const CORRECTIONS = { permission: "correction.see", ofRelease: "#corrections" } as const;

export const NOTIFICATION_TABLE: Readonly<Record<NotificationEvent, NotificationRule>> = {
  account_made: {
    group: "work",
    told: ["people_of_the_write"],
    places: [],
    mail: "at_once",
  },
  duty_given: {
    group: "work",
    told: ["people_of_the_write"],
    concerned: ["everybody"],
    places: [TASKS, RELEASED, COMMENTS, SELF, CONTRIBUTE, NAMED],
    mail: "at_once",
  },
  drafting_begun: {
    group: "work",
    told: TEAM_DUTIES,
    places: [TASKS],
    mail: "at_once",
  },
  self_assessment_asked: {
    group: "state",
    told: ["focal_point"],
    places: [SELF],
    mail: "at_once",
  },
  section_given: {
    group: "state",
    told: ["people_of_the_write"],
    concerned: ["contributor"],
    places: [SELF],
    mail: "at_once",
  },
  self_assessment_certified: {
    group: "state",
    told: ["lead", "assessor", "programme_manager"],
    places: [SELF],
    mail: "daily_digest",
  },
  self_assessment_reopened: {
    group: "state",
    told: ["focal_point"],
    places: [SELF],
    mail: "at_once",
  },
  assessment_returned: {
    group: "work",
    told: DRAFTING_DUTIES,
    places: [TASKS],
    mail: "at_once",
  },
  review_waiting: {
    group: "work",
    told: ["reviewer"],
    places: [REVIEW, TASKS],
    mail: "at_once",
  },
  approval_waiting: {
    group: "work",
    told: ["approver"],
    places: [REVIEW, TASKS],
    mail: "at_once",
  },
  comment_written: {
    group: "work",
    told: ["lead", "assessor", "people_of_the_write"],
    concerned: ["lead", "assessor", "reviewer", "approver"],
    places: [REVIEW, TASKS],
    mail: "daily_digest",
  },
  consent_withdrawn: {
    group: "sources",
    told: ["people_of_the_write"],
    concerned: TEAM_DUTIES,
    places: [{ permission: "source.read" }, TASKS],
    mail: "at_once",
  },
  source_opened: {
    group: "sources",
    told: ["people_of_the_write"],
    concerned: TEAM_DUTIES,
    places: [{ permission: "source.read" }],
    mail: "at_once",
  },
  source_opening_refused: {
    group: "sources",
    told: ["people_of_the_write"],
    concerned: TEAM_DUTIES,
    places: [{ permission: "source.read" }],
    mail: "daily_digest",
  },
  passage_erased: {
    group: "sources",
    told: ["people_of_the_write"],
    concerned: TEAM_DUTIES,
    places: [{ permission: "source.read" }],
    mail: "at_once",
  },
  source_unread: {
    group: "sources",
    told: ["people_of_the_write"],
    concerned: ["lead", "programme_manager"],
    places: [{ permission: "source.read" }, TASKS],
    mail: "at_once",
  },
  contribution_received: {
    group: "sources",
    told: ["people_of_the_write"],
    concerned: ["lead", "programme_manager"],
    places: [GIVEN],
    mail: "daily_digest",
  },
  contribution_passed_on: {
    group: "sources",
    told: ["people_of_the_write"],
    concerned: ["lead"],
    places: [GIVEN],
    mail: "at_once",
  },
  contribution_unread: {
    group: "sources",
    told: ["programme_manager"],
    places: [GIVEN],
    mail: "at_once",
  },
  deadline_near: {
    group: "work",
    told: ["whose_turn_it_is"],
    places: [TASKS],
    mail: "daily_digest",
  },
  deadline_passed: {
    group: "work",
    told: ["whose_turn_it_is", "programme_manager"],
    places: [TASKS],
    mail: "daily_digest",
  },
  reminded_of_deadline: {
    group: "work",
    told: ["people_of_the_write"],
    concerned: DUTIES_OF_TURNS,
    places: [TASKS, COMMENTS],
    mail: "at_once",
  },
  reminded_of_comments: {
    group: "work",
    told: ["people_of_the_write"],
    concerned: DUTIES_OF_TURNS.filter((duty) => duty !== "focal_point"),
    places: [REVIEW, TASKS],
    mail: "at_once",
  },
  reminded_of_requests: {
    group: "work",
    told: ["people_of_the_write"],
    concerned: ["lead", "assessor"],
    places: [REQUESTS, TASKS],
    mail: "at_once",
  },
  assessment_published: {
    group: "releases",
    told: ["lead", "assessor", "second_rater", "reviewer", "focal_point", "programme_manager", "observer"],
    places: [RELEASED],
    mail: "daily_digest",
  },
  draft_sent: {
    group: "state",
    told: ["focal_point"],
    places: [COMMENTS],
    mail: "at_once",
  },
  reply_in: {
    group: "state",
    told: ["lead", "assessor", "programme_manager"],
    places: [COMMENTS],
    mail: "at_once",
  },
  time_asked: {
    group: "state",
    told: ["programme_manager"],
    places: [COMMENTS],
    mail: "at_once",
  },
  time_decided: {
    group: "state",
    told: ["focal_point", "lead"],
    places: [COMMENTS],
    mail: "at_once",
  },
  correction_asked: {
    group: "releases",
    told: ["lead", "programme_manager"],
    places: [CORRECTIONS],
    mail: "at_once",
  },
  correction_decided: {
    group: "releases",
    told: ["people_of_the_write"],
    concerned: ["focal_point", "programme_manager"],
    places: [CORRECTIONS],
    mail: "at_once",
  },
  error_reported: {
    group: "sources",
    told: ["people_of_the_write"],
    concerned: ["data_steward"],
    places: [{ permission: "error.answer", ofReports: "" }],
    mail: "at_once",
  },
  error_answered: {
    group: "sources",
    told: ["people_of_the_write"],
    concerned: ["everybody"],
    places: [{ permission: "error.report", ofReports: "?state=answered" }],
    mail: "at_once",
  },
  seal_proposed: {
    group: "releases",
    told: ["programme_manager"],
    places: [{ permission: "release.seal", ofRelease: "/seal" }],
    mail: "at_once",
  },
  erasure_proposed: {
    group: "sources",
    told: ["programme_manager"],
    places: [{ permission: "erasure.propose" }],
    mail: "at_once",
  },
};
