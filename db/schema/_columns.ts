import { customType, date, pgEnum, timestamp, uuid } from "drizzle-orm/pg-core";
import * as enums from "../enums";

/** UUIDv7, made by the application. */
export const id = () => uuid().primaryKey();
/** An instant in UTC. No default: the clock comes from the context. */
export const instant = () => timestamp({ withTimezone: true, precision: 3 });
/** A plain day, as text `YYYY-MM-DD`. */
export const day = () => date({ mode: "string" });
/** Bytes. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
/** Text ordered by code point, for codes. */
export const code = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

export const roleEnum = pgEnum("role", enums.ROLES);
export const dutyEnum = pgEnum("duty", enums.DUTIES);
export const assessmentStateEnum = pgEnum("assessment_state", enums.ASSESSMENT_STATES);
export const roundKindEnum = pgEnum("round_kind", enums.ROUND_KINDS);
export const roundPurposeEnum = pgEnum("round_purpose", enums.ROUND_PURPOSES);
export const ratingKindEnum = pgEnum("rating_kind", enums.RATING_KINDS);
export const ratingStateEnum = pgEnum("rating_state", enums.RATING_STATES);
export const notAssessedReasonEnum = pgEnum("not_assessed_reason", enums.NOT_ASSESSED_REASONS);
export const changeCauseEnum = pgEnum("change_cause", enums.CHANGE_CAUSES);
export const confidenceEnum = pgEnum("confidence", enums.CONFIDENCES);
export const sourceTypeEnum = pgEnum("source_type", enums.SOURCE_TYPES);
export const accessClassEnum = pgEnum("access_class", enums.ACCESS_CLASSES);
export const reliabilityEnum = pgEnum("reliability", enums.RELIABILITIES);
export const credibilityEnum = pgEnum("credibility", enums.CREDIBILITIES);
export const citationShowsEnum = pgEnum("citation_shows", enums.CITATION_SHOWS);
export const citationStanceEnum = pgEnum("citation_stance", enums.CITATION_STANCES);
export const consentEnum = pgEnum("consent", enums.CONSENTS);
export const attributionEnum = pgEnum("attribution", enums.ATTRIBUTIONS);
export const threadStateEnum = pgEnum("thread_state", enums.THREAD_STATES);
export const countryDraftKindEnum = pgEnum("country_draft_kind", enums.COUNTRY_DRAFT_KINDS);
export const countryDraftOutcomeEnum = pgEnum("country_draft_outcome", enums.COUNTRY_DRAFT_OUTCOMES);
export const dispositionEnum = pgEnum("disposition", enums.DISPOSITIONS);
export const presenceViewEnum = pgEnum("presence_view", enums.PRESENCE_VIEWS);
export const correspondenceDirectionEnum = pgEnum(
  "correspondence_direction",
  enums.CORRESPONDENCE_DIRECTIONS,
);
export const correctionDecisionEnum = pgEnum("correction_decision", enums.CORRECTION_DECISIONS);
export const errorReportDecisionEnum = pgEnum("error_report_decision", enums.ERROR_REPORT_DECISIONS);
export const findingKindEnum = pgEnum("finding_kind", enums.FINDING_KINDS);
export const findingStateEnum = pgEnum("finding_state", enums.FINDING_STATES);
export const recommendationStrengthEnum = pgEnum("recommendation_strength", enums.RECOMMENDATION_STRENGTHS);
export const recommendationKindEnum = pgEnum("recommendation_kind", enums.RECOMMENDATION_KINDS);
export const costBandEnum = pgEnum("cost_band", enums.COST_BANDS);
export const stateAnswerEnum = pgEnum("state_answer", enums.STATE_ANSWERS);
export const progressStepEnum = pgEnum("progress_step", enums.PROGRESS_STEPS);
export const contributionAccessClassEnum = pgEnum(
  "contribution_access_class",
  enums.CONTRIBUTION_ACCESS_CLASSES,
);
export const contributionOutcomeEnum = pgEnum("contribution_outcome", enums.CONTRIBUTION_OUTCOMES);
export const notUsedReasonEnum = pgEnum("not_used_reason", enums.NOT_USED_REASONS);
export const meetingStateEnum = pgEnum("meeting_state", enums.MEETING_STATES);
export const confirmationKindEnum = pgEnum("confirmation_kind", enums.CONFIRMATION_KINDS);
export const invitationPurposeEnum = pgEnum("invitation_purpose", enums.INVITATION_PURPOSES);
export const interestKindEnum = pgEnum("interest_kind", enums.INTEREST_KINDS);
export const programmeRegionEnum = pgEnum("programme_region", enums.PROGRAMME_REGIONS);
export const savedViewPageEnum = pgEnum("saved_view_page", enums.SAVED_VIEW_PAGES);
export const nodeKindEnum = pgEnum("node_kind", enums.NODE_KINDS);
export const figureStatusEnum = pgEnum("figure_status", enums.FIGURE_STATUSES);
export const installationKindEnum = pgEnum("installation_kind", enums.INSTALLATION_KINDS);
export const importKindEnum = pgEnum("import_kind", enums.IMPORT_KINDS);
export const importRunStepEnum = pgEnum("import_run_step", enums.IMPORT_RUN_STEPS);
export const importRunStatusEnum = pgEnum("import_run_status", enums.IMPORT_RUN_STATUSES);
export const boundaryReadingStatusEnum = pgEnum("boundary_reading_status", enums.BOUNDARY_READING_STATUSES);
export const figureRunStatusEnum = pgEnum("figure_run_status", enums.FIGURE_RUN_STATUSES);
export const bandStabilityStatusEnum = pgEnum("band_stability_status", enums.BAND_STABILITY_STATUSES);
export const reportKindEnum = pgEnum("report_kind", enums.REPORT_KINDS);
export const figureRefusalEnum = pgEnum("figure_refusal", enums.FIGURE_REFUSALS);
export const registerEnum = pgEnum("register", enums.REGISTERS);
export const entryStatusEnum = pgEnum("entry_status", enums.ENTRY_STATUSES);
export const entryAccessClassEnum = pgEnum("entry_access_class", enums.ENTRY_ACCESS_CLASSES);
export const entryCountryRoleEnum = pgEnum("entry_country_role", enums.ENTRY_COUNTRY_ROLES);
export const notificationEventEnum = pgEnum("notification_event", enums.NOTIFICATION_EVENTS);
export const reminderThingEnum = pgEnum("reminder_thing", enums.REMINDER_THINGS);
export const mailChoiceEnum = pgEnum("mail_choice", enums.MAIL_CHOICES);
export const mailKindEnum = pgEnum("mail_kind", enums.MAIL_KINDS);
export const mailStateEnum = pgEnum("mail_state", enums.MAIL_STATES);
export const crosswalkRelationEnum = pgEnum("crosswalk_relation", enums.CROSSWALK_RELATIONS);
