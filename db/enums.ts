/** Value lists shared by the database, the rules and the screens. Imports nothing, so that the browser may use it. */

export const ROLES = ["administrator", "programme_manager", "observer", "reader", "data_steward"] as const;
export type Role = (typeof ROLES)[number];

export const DUTIES = [
  "lead",
  "assessor",
  "second_rater",
  "reviewer",
  "approver",
  "focal_point",
  "contributor",
] as const;
export type Duty = (typeof DUTIES)[number];

export const ASSESSMENT_STATES = [
  "scoping",
  "drafting",
  "internal_review",
  "country_comment",
  "comment_response",
  "approval",
  "published",
  "closed",
  "withdrawn",
  "superseded",
] as const;
export type AssessmentState = (typeof ASSESSMENT_STATES)[number];

export const ROUND_KINDS = ["programme", "outside"] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];

/** `real` findings, an `illustrative` demonstration about invented States, or `practice` on real ones. */
export const ROUND_PURPOSES = ["real", "illustrative", "practice"] as const;
export type RoundPurpose = (typeof ROUND_PURPOSES)[number];

export const RATING_KINDS = ["self", "assessor", "second", "reviewed"] as const;
export type RatingKind = (typeof RATING_KINDS)[number];

export const RATING_STATES = ["rated", "not_assessed", "not_applicable"] as const;
export type RatingState = (typeof RATING_STATES)[number];

export const NOT_ASSESSED_REASONS = ["not_reached", "no_answer", "refused", "does_not_exist"] as const;
export type NotAssessedReason = (typeof NOT_ASSESSED_REASONS)[number];

export const CHANGE_CAUSES = [
  "situation_changed",
  "better_information",
  "earlier_rating_wrong",
  "sentence_read_differently",
] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

export const CONFIDENCES = ["low", "medium", "high"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const SOURCE_TYPES = [
  "official_document",
  "official_statistics",
  "court_decision",
  "direct_observation",
  "interview_official",
  "interview_nonstate",
  "survivor_consultation",
  "igo_report",
  "ngo_report",
  "academic_study",
  "media",
  /** Named in a table and looked at by nobody yet: it carries no grade, so it counts for no confidence. */
  "unclassified",
] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];
export const INTERVIEW_TYPES = ["interview_official", "interview_nonstate", "survivor_consultation"] as const;

/** From the widest to the narrowest. */
export const ACCESS_CLASSES = ["public", "restricted", "confidential"] as const;
export type AccessClass = (typeof ACCESS_CLASSES)[number];

export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITIES)[number];
export const CREDIBILITIES = ["1", "2", "3", "4", "5", "6"] as const;
export type Credibility = (typeof CREDIBILITIES)[number];

export const CITATION_SHOWS = ["exists", "applied", "results"] as const;
export type CitationShows = (typeof CITATION_SHOWS)[number];
export const CITATION_STANCES = ["supports", "contradicts"] as const;
export type CitationStance = (typeof CITATION_STANCES)[number];

export const CONSENTS = ["given", "refused", "withdrawn"] as const;
export type Consent = (typeof CONSENTS)[number];
export const ATTRIBUTIONS = ["by_function", "by_institution", "not_attributed"] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

export const THREAD_STATES = ["open", "resolved", "overruled"] as const;
export type ThreadState = (typeof THREAD_STATES)[number];

/** What is sent to the State: the whole draft, or once more because of what changed after its comments. */
export const COUNTRY_DRAFT_KINDS = ["whole", "changes"] as const;
export type CountryDraftKind = (typeof COUNTRY_DRAFT_KINDS)[number];
/** How the time to comment on a draft ended. */
export const COUNTRY_DRAFT_OUTCOMES = ["commented", "silent"] as const;
export type CountryDraftOutcome = (typeof COUNTRY_DRAFT_OUTCOMES)[number];
/** What became of one comment of the State. */
export const DISPOSITIONS = ["accepted", "partly_accepted", "not_accepted"] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** What is decided on a request to correct a release: a corrigendum follows, or nothing is changed. */
/** What a page is used for that somebody looks at. */
export const PRESENCE_VIEWS = ["recording", "following"] as const;
export type PresenceView = (typeof PRESENCE_VIEWS)[number];

export const CORRESPONDENCE_DIRECTIONS = ["sent", "received"] as const;
export type CorrespondenceDirection = (typeof CORRESPONDENCE_DIRECTIONS)[number];

export const CORRECTION_DECISIONS = ["corrected", "not_changed"] as const;
export type CorrectionDecision = (typeof CORRECTION_DECISIONS)[number];

/** What a finding says: something is missing, works, threatens, or is not known. */
export const FINDING_KINDS = ["gap", "strength", "risk", "data_gap"] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];
/** A finding stands, or a person dismissed it with a reason. */
export const FINDING_STATES = ["accepted", "dismissed"] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** How strongly something is recommended, the strongest first. */
export const RECOMMENDATION_STRENGTHS = ["urges", "recommends", "suggests"] as const;
export type RecommendationStrength = (typeof RECOMMENDATION_STRENGTHS)[number];
export const RECOMMENDATION_KINDS = [
  "law",
  "institution",
  "capacity",
  "data",
  "cooperation",
  "victim_support",
] as const;
export type RecommendationKind = (typeof RECOMMENDATION_KINDS)[number];
/** What carrying it out costs, in a word: no amount is asked for. */
export const COST_BANDS = ["none", "low", "medium", "high"] as const;
export type CostBand = (typeof COST_BANDS)[number];
/** What a State answers to a recommendation. */
export const STATE_ANSWERS = ["accepted", "partly_accepted", "noted", "not_accepted"] as const;
export type StateAnswer = (typeof STATE_ANSWERS)[number];
/** How far a recommendation is carried out; the last step is the programme's. */
export const PROGRESS_STEPS = ["not_begun", "under_way", "reported_done", "verified"] as const;
export type ProgressStep = (typeof PROGRESS_STEPS)[number];

/** What a data steward answers to a report of an error: the fact was changed, or it stays. */
export const ERROR_REPORT_DECISIONS = ["accepted", "not_accepted"] as const;
export type ErrorReportDecision = (typeof ERROR_REPORT_DECISIONS)[number];

/** How a contributor asks to be treated: for named readers only, or for the drafting team. Never public. */
export const CONTRIBUTION_ACCESS_CLASSES = ["confidential", "restricted"] as const;
export type ContributionAccessClass = (typeof CONTRIBUTION_ACCESS_CLASSES)[number];
/** What became of a contribution, as the team answers it. */
export const CONTRIBUTION_OUTCOMES = ["used", "not_used"] as const;
export type ContributionOutcome = (typeof CONTRIBUTION_OUTCOMES)[number];
/** Why a contribution is not used. */
export const NOT_USED_REASONS = [
  "outside_scope",
  "known_already",
  "not_confirmed",
  "too_old",
  "not_clear",
  "too_risky",
] as const;
export type NotUsedReason = (typeof NOT_USED_REASONS)[number];
/** How a meeting of a mission stands. */
export const MEETING_STATES = ["planned", "held", "cancelled"] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const CONFIRMATION_KINDS = ["not_applicable", "gate"] as const;
export type ConfirmationKind = (typeof CONFIRMATION_KINDS)[number];

export const INVITATION_PURPOSES = ["first_administrator", "invitation"] as const;
export type InvitationPurpose = (typeof INVITATION_PURPOSES)[number];

export const INTEREST_KINDS = ["nationality", "interest"] as const;
export type InterestKind = (typeof INTEREST_KINDS)[number];

/** The programme's own four regions; M49 regions stand on the country. */
export const PROGRAMME_REGIONS = ["asia", "europe", "africa", "latin_america"] as const;
export type ProgrammeRegion = (typeof PROGRAMME_REGIONS)[number];

/** Pages whose view can be kept under a name. */
export const SAVED_VIEW_PAGES = ["round", "compare", "register"] as const;
export type SavedViewPage = (typeof SAVED_VIEW_PAGES)[number];

export const NODE_KINDS = ["domain", "aggregate"] as const;
export const FIGURE_STATUSES = ["final", "provisional", "insufficient", "not-available"] as const;

export const INSTALLATION_KINDS = ["regular", "demonstration"] as const;
export type InstallationKind = (typeof INSTALLATION_KINDS)[number];

/** The registers of the evidence base; each is also a kind of import and export and a part of the address. */
export const REGISTERS = [
  "routes",
  "groups",
  "detections",
  "proceedings",
  "cooperation",
  "laws",
  "treaties",
  "practices",
  "institutions",
  "publications",
] as const;
export type RegisterKey = (typeof REGISTERS)[number];

export const ENTRY_STATUSES = ["draft", "checked", "withdrawn", "superseded"] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** Classes of a register entry: what must stay confidential stands in a confidential source. */
export const ENTRY_ACCESS_CLASSES = ["public", "restricted"] as const;
export type EntryAccessClass = (typeof ENTRY_ACCESS_CLASSES)[number];

/** What a country is to an entry that names it. */
export const ENTRY_COUNTRY_ROLES = [
  "subject",
  "origin",
  "transit",
  "destination",
  "internal",
  "party",
] as const;
export type EntryCountryRole = (typeof ENTRY_COUNTRY_ROLES)[number];

export const IMPORT_KINDS = ["instrument", "ratings", "sources", ...REGISTERS] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
/** Steps of an import on a page: its layout is looked at, its entries are checked, they are written. */
export const IMPORT_RUN_STEPS = ["look", "check", "apply"] as const;
export type ImportRunStep = (typeof IMPORT_RUN_STEPS)[number];
export const IMPORT_RUN_STATUSES = ["waiting", "working", "ready", "done", "failed"] as const;
export type ImportRunStatus = (typeof IMPORT_RUN_STATUSES)[number];
/** How far the worker is with a boundary file. */
export const BOUNDARY_READING_STATUSES = ["waiting", "working", "ready", "failed"] as const;
export type BoundaryReadingStatus = (typeof BOUNDARY_READING_STATUSES)[number];
/** How far the worker is with a version of figures, and how it ended. */
export const FIGURE_RUN_STATUSES = ["waiting", "working", "done", "refused", "failed"] as const;
export type FigureRunStatus = (typeof FIGURE_RUN_STATUSES)[number];
/** How far the worker is with a simulation of bands, and how it ended. */
export const BAND_STABILITY_STATUSES = ["waiting", "working", "done", "cancelled", "failed"] as const;
export type BandStabilityStatus = (typeof BAND_STABILITY_STATUSES)[number];
/** The kinds of file in which a country report goes out. */
export const REPORT_KINDS = ["pdf", "docx"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
/** Why figures are not published. */
export const FIGURE_REFUSALS = ["nothing", "unchanged", "too_many", "exposed", "given_away"] as const;
export type FigureRefusal = (typeof FIGURE_REFUSALS)[number];

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** What people are told of, in the order of the account page. */
export const NOTIFICATION_EVENTS = [
  "account_made",
  "duty_given",
  "drafting_begun",
  "self_assessment_asked",
  "section_given",
  "self_assessment_certified",
  "self_assessment_reopened",
  "assessment_returned",
  "review_waiting",
  "approval_waiting",
  "comment_written",
  "consent_withdrawn",
  "source_opened",
  "source_opening_refused",
  "source_unread",
  "passage_erased",
  "contribution_received",
  "contribution_passed_on",
  "contribution_unread",
  "deadline_near",
  "deadline_passed",
  "reminded_of_deadline",
  "reminded_of_comments",
  "reminded_of_requests",
  "assessment_published",
  "draft_sent",
  "reply_in",
  "time_asked",
  "time_decided",
  "correction_asked",
  "correction_decided",
  "error_reported",
  "error_answered",
  "seal_proposed",
  "erasure_proposed",
] as const;
export type NotificationEvent = (typeof NOTIFICATION_EVENTS)[number];
/** What a manager may remind the people of an assessment of. */
export const REMINDER_THINGS = ["deadline", "comments", "requests"] as const;
export type ReminderThing = (typeof REMINDER_THINGS)[number];
/** When a mail tells of an event. In the product it is told in any case. */
export const MAIL_CHOICES = ["at_once", "daily_digest", "none"] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];
export const MAIL_KINDS = ["notification", "digest"] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
export const MAIL_STATES = ["waiting", "sent", "failed"] as const;
export type MailState = (typeof MAIL_STATES)[number];
/** How an indicator of an edition goes on in the next one. */
export const CROSSWALK_RELATIONS = ["same", "reworded", "split", "merged", "new", "dropped"] as const;
export type CrosswalkRelation = (typeof CROSSWALK_RELATIONS)[number];
