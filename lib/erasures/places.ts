/** Where the texts that people type into the audited nouns stand, beside the revisions of the audit chain. */
import "server-only";
import { eq } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { RegisterKey } from "@/db/enums";
import {
  assessmentDueDates,
  assessmentDuties,
  assessmentScopes,
  assessments,
  assessmentTransitions,
} from "@/db/schema/assessment";
import { erasures } from "@/db/schema/audit";
import { boundarySets } from "@/db/schema/boundary";
import {
  contributionAdditions,
  contributionFiles,
  contributionLinks,
  contributions,
} from "@/db/schema/contribution";
import { correctionRequests } from "@/db/schema/correction-request";
import { correspondence } from "@/db/schema/correspondence";
import { countries, participations } from "@/db/schema/country";
import {
  commentResponses,
  countryCommentFiles,
  countryComments,
  countryDrafts,
} from "@/db/schema/country-comment";
import { countryNameDecisions } from "@/db/schema/country-name";
import { errorReports } from "@/db/schema/error-report";
import { findings } from "@/db/schema/finding";
import { informationRequests } from "@/db/schema/information-request";
import { editionValidations } from "@/db/schema/instrument";
import { meetingRecords, meetings, missions } from "@/db/schema/mission";
import { qualityDismissals } from "@/db/schema/quality";
import { ratingConfirmations, ratings } from "@/db/schema/rating";
import {
  recommendationAnswers,
  recommendationFiles,
  recommendationProgress,
  recommendations,
} from "@/db/schema/recommendation";
import { registerEntries, registerFiles } from "@/db/schema/register";
import { releaseSeals } from "@/db/schema/release";
import { comments, commentThreads } from "@/db/schema/review";
import { rounds } from "@/db/schema/round";
import { assessmentScopings } from "@/db/schema/scoping";
import { secondRatingPairs, secondRatingWishes } from "@/db/schema/second-rating";
import { selfAssessmentPapers, selfAssessments } from "@/db/schema/self-assessment";
import { interviews, passages, sourceOpeningRefusals, sourceOpenings, sources } from "@/db/schema/source";
import { userInterests, users } from "@/db/schema/user";
import { SCOPE_FIELDS } from "@/lib/assessments/scope-fields";
import type { MutationCtx } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import { LETTER_TEXTS } from "@/lib/correspondence/schema";
import { FINDING_TEXTS } from "@/lib/findings/schema";
import { RATING_TEXTS } from "@/lib/ratings/fields";
import { RECOMMENDATION_TEXTS } from "@/lib/recommendations/schema";
import { DEFINITIONS } from "@/lib/registers/definitions";
import type { Field } from "@/lib/registers/fields";
import { TABLES } from "@/lib/registers/tables";

/**
 * A table with texts of a noun: the column that holds the id of the noun, and those that hold texts. A row that is
 * nothing without its text goes whole.
 */
export type Place = { table: PgTable; key: string; texts: readonly string[]; goesWhole?: true };
export type ErasableNoun = {
  places: readonly Place[];
  /** The table whose row keeps the version of the noun; where there is none the chain counts alone. */
  versioned?: { table: PgTable; key: string };
  /**
   * The names under which its content in the chain holds texts, where it also holds what must stay on record: rights,
   * states and judgements. Where they are not named, every text of the content is looked at.
   */
  textNames?: readonly string[];
};

const own = (table: PgTable, texts: readonly string[], key = "id"): ErasableNoun => ({
  places: [{ table, key, texts }],
});
const versioned = (table: PgTable, texts: readonly string[], key = "id"): ErasableNoun => ({
  ...own(table, texts, key),
  versioned: { table, key },
});

/** A stated confidence is typed too, beside the fields of the form. */
const TEXTS_OF_RATINGS = [...RATING_TEXTS, "confidenceStated"];

/** Beside what was agreed and decided, which stays on record. */
const TEXTS_OF_MEETINGS = ["institutionName", "place", "cancelReason", "questions"];
const TEXTS_OF_RECORDS = ["personCode", "functionHeld", "province", "notes"];

/**
 * Every audited noun into which people type. What is frozen is not here: a release, its corrigendum and the published
 * figures of a data set stay as they are, and two people seal a release whose text must not be read.
 */
export const ERASABLE: Readonly<Record<string, ErasableNoun>> = {
  rating: { ...versioned(ratings, TEXTS_OF_RATINGS), textNames: TEXTS_OF_RATINGS },
  rating_confirmation: own(ratingConfirmations, ["note"]),
  second_rating_pair: { ...versioned(secondRatingPairs, ["consensusReason"]), textNames: ["reason"] },
  second_rating_wish: own(secondRatingWishes, ["reason"]),
  comment: own(comments, ["body"]),
  comment_thread: versioned(commentThreads, ["closeReason"]),
  country_draft: {
    ...versioned(countryDrafts, ["extensionReason", "extensionAnswer"]),
    textNames: ["extensionReason", "extensionAnswer"],
  },
  country_comment: {
    places: [
      { table: countryComments, key: "id", texts: ["body"] },
      { table: countryCommentFiles, key: "commentId", texts: ["fileName"] },
    ],
    versioned: { table: countryComments, key: "id" },
  },
  contribution: {
    places: [
      { table: contributions, key: "id", texts: ["body", "basis", "answer"] },
      { table: contributionAdditions, key: "contributionId", texts: ["body"] },
      { table: contributionFiles, key: "contributionId", texts: ["fileName"] },
    ],
    versioned: { table: contributions, key: "id" },
    textNames: ["body", "basis", "answer", "files"],
  },
  contribution_link: {
    ...versioned(contributionLinks, ["label", "purpose"]),
    textNames: ["label", "purpose"],
  },
  correction_request: {
    ...versioned(correctionRequests, ["body", "reference", "reason"]),
    textNames: ["body", "reference", "reason"],
  },
  error_report: {
    ...versioned(errorReports, ["body", "correction", "source", "reason"]),
    textNames: ["body", "correction", "source", "reason"],
  },
  correspondence: { ...versioned(correspondence, LETTER_TEXTS), textNames: LETTER_TEXTS },
  comment_response: versioned(commentResponses, ["reason"], "commentId"),
  assessment: {
    places: [
      { table: assessmentTransitions, key: "assessmentId", texts: ["reason"] },
      { table: assessmentDueDates, key: "assessmentId", texts: ["reason"] },
    ],
    versioned: { table: assessments, key: "id" },
    textNames: ["reason"],
  },
  information_request: versioned(informationRequests, ["what", "institutionName", "refusalReason"]),
  finding: { ...versioned(findings, FINDING_TEXTS), textNames: FINDING_TEXTS },
  recommendation: { ...versioned(recommendations, RECOMMENDATION_TEXTS), textNames: RECOMMENDATION_TEXTS },
  recommendation_answer: {
    ...own(recommendationAnswers, ["reason", "letterReference"]),
    textNames: ["reason", "letterReference"],
  },
  recommendation_progress: {
    places: [
      { table: recommendationProgress, key: "id", texts: ["report"] },
      { table: recommendationFiles, key: "progressId", texts: ["fileName"] },
    ],
    textNames: ["report", "files"],
  },
  mission: versioned(missions, ["places"]),
  meeting: { ...versioned(meetings, TEXTS_OF_MEETINGS), textNames: TEXTS_OF_MEETINGS },
  meeting_record: {
    ...versioned(meetingRecords, TEXTS_OF_RECORDS, "meetingId"),
    textNames: TEXTS_OF_RECORDS,
  },
  assessment_scope: versioned(assessmentScopes, SCOPE_FIELDS, "assessmentId"),
  assessment_scoping: {
    ...versioned(assessmentScopings, ["consentReference", "fileName"], "assessmentId"),
    textNames: ["consentReference", "fileName"],
  },
  self_assessment: {
    places: [
      { table: selfAssessments, key: "assessmentId", texts: ["extensionReason", "statement"] },
      { table: selfAssessmentPapers, key: "assessmentId", texts: ["fileName"] },
    ],
    versioned: { table: selfAssessments, key: "assessmentId" },
    textNames: ["extensionReason", "statement", "fileName"],
  },
  assessment_duty: own(assessmentDuties, ["endReason"]),
  source: {
    places: [
      {
        table: sources,
        key: "id",
        texts: ["title", "publisher", "origin", "issuingBody", "ministry", "link", "fileName"],
      },
      { table: interviews, key: "sourceId", texts: ["personCode", "functionHeld", "province", "heldOn"] },
      { table: sourceOpenings, key: "sourceId", texts: ["reason"] },
      { table: sourceOpeningRefusals, key: "sourceId", texts: ["reason"] },
    ],
    versioned: { table: sources, key: "id" },
  },
  passage: versioned(passages, ["locator", "body"]),
  // The tables of its register come from its definition.
  register_entry: {
    places: [
      { table: registerEntries, key: "id", texts: ["title", "note"] },
      { table: registerFiles, key: "entryId", texts: ["fileName"] },
    ],
    versioned: { table: registerEntries, key: "id" },
  },
  quality_dismissal: own(qualityDismissals, ["reason"]),
  release_seal: own(releaseSeals, ["reason"], "releaseId"),
  round: versioned(rounds, ["title"]),
  country: own(countries, ["note"]),
  participation: own(participations, ["note"], "countryId"),
  // A name decides by what is derived from it; without its words it decides nothing, and is asked again.
  country_name_decision: {
    places: [{ table: countryNameDecisions, key: "id", texts: ["name"], goesWhole: true }],
    versioned: { table: countryNameDecisions, key: "id" },
    textNames: ["name"],
  },
  edition_validation: own(editionValidations, ["validatedBy", "note"]),
  boundary_set: versioned(boundarySets, ["source", "edition", "clearedBy", "reference", "fileName"]),
  user: {
    ...own(userInterests, ["note"], "userId"),
    versioned: { table: users, key: "id" },
    textNames: ["note"],
  },
};

/** The places of one noun of that id, proposals to erase from it included. */
export async function placesOf(ctx: MutationCtx, noun: string, entityId: string): Promise<readonly Place[]> {
  const places: Place[] = [
    ...(ERASABLE[noun]?.places ?? []),
    { table: erasures, key: "entityId", texts: ["passage"] },
  ];
  if (noun !== "register_entry") return places;
  const { register } = one(
    await ctx.tx
      .select({ register: registerEntries.register })
      .from(registerEntries)
      .where(eq(registerEntries.id, entityId)),
  );
  return [...places, ...entryPlaces(register)];
}

/** The tables of a register. */
export function entryPlaces(register: RegisterKey): readonly Place[] {
  const tables = TABLES[register];
  const { fields, rows } = DEFINITIONS[register];
  return [
    { table: tables.own, key: "entryId", texts: textsOf(fields) },
    ...rows.flatMap(({ name, fields: inRows }) => {
      const table = tables.rows[name];
      return table ? [{ table, key: "entryId", texts: textsOf(inRows) }] : [];
    }),
  ];
}

const TYPED: readonly Field["kind"][] = ["text", "paragraph", "link"];

function textsOf(fields: readonly Field[]): readonly string[] {
  return fields.filter(({ kind }) => TYPED.includes(kind)).map(({ name }) => name);
}
