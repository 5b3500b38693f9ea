import type { AssessmentState } from "@/db/enums";
import type { Actor } from "@/lib/core/context";
import type { AssessmentRule } from "./assessment-rule";
import { DRAFTERS, TEAM_DUTIES } from "./duties";
import type { AssessmentSubject } from "./subjects";

type Person = Extract<Actor, { kind: "user" }>;

const TEAM = [...TEAM_DUTIES, "programme_manager"] as const;
const FROM_REVIEW = [
  "internal_review",
  "country_comment",
  "comment_response",
  "approval",
  "published",
  "closed",
  "superseded",
] as const satisfies readonly AssessmentState[];
const ONCE_PUBLISHED = ["published", "closed", "superseded"] as const satisfies readonly AssessmentState[];
/** While the State may assess itself: silence never holds up the review. */
const BEFORE_REVIEW = ["scoping", "drafting"] as const satisfies readonly AssessmentState[];
/** States in which the work on an assessment goes on. */
export const RUNNING = [
  "scoping",
  "drafting",
  "internal_review",
  "country_comment",
  "comment_response",
  "approval",
] as const satisfies readonly AssessmentState[];

/** What is read of ratings: by the drafters always, by the others from review on; the reviewer keeps sight after a return. */
const RATING_READERS: readonly AssessmentRule[] = [
  { who: DRAFTERS, in: "any" },
  { who: ["second_rater", "reviewer", "approver", "programme_manager"], in: FROM_REVIEW },
  {
    who: ["second_rater", "reviewer", "approver", "programme_manager"],
    in: ["withdrawn"],
    when: "wasReviewed",
  },
  { who: ["reviewer"], in: ["drafting"], when: "wasReviewed" },
];

/** The same for who judges ratings and rates nothing: these compare countries with each other. */
const COMPARERS: readonly AssessmentRule[] = RATING_READERS.map(({ who, ...rule }) => ({
  ...rule,
  who: who.filter((one) => one === "reviewer" || one === "approver" || one === "programme_manager"),
})).filter(({ who }) => who.length > 0);

/** The same without the second rater: who follows the first raters while they record is not blind to them. */
const FOLLOWERS: readonly AssessmentRule[] = RATING_READERS.map(({ who, ...rule }) => ({
  ...rule,
  who: who.filter((one) => one !== "second_rater"),
}));

/**
 * Rights on an assessment, by duty or role and state. The ground is the method's table of roles and visibility;
 * what no line allows is refused. The programme manager's sight follows the state; the second rater stays blind
 * to the assessors' ratings until review. `visibleTo` compiles the same lines to SQL.
 */
export const ASSESSMENT_RULES = {
  /** That it exists, in which state it is, what is due. */
  "assessment.see": [
    { who: [...TEAM, "observer", "administrator"], in: "any" },
    { who: ["focal_point"], in: "any", when: "hasRelease" },
    { who: ["focal_point"], in: "any", when: "stateWasAsked" },
    { who: ["focal_point", "contributor"], in: "any", when: "selfIsOpen" },
    { who: ["focal_point", "contributor"], in: "any", when: "selfIsCertified" },
    { who: ["reader"], in: "any", when: "hasHeardRelease" },
  ],
  /** That it runs, which is all that who is named to answer for the State is told of it until the State is asked. */
  "assessment.named": [{ who: ["focal_point"], in: RUNNING }],
  /** Counts and coverage without levels; transitions, due dates and duties. */
  "progress.read": [{ who: TEAM, in: "any" }],
  /** The consent of the State, the languages and the people of an assessment that began with scoping. */
  "scoping.read": [{ who: TEAM, in: "any", when: "beginsWithScoping" }],
  "scoping.write": [{ who: ["programme_manager"], in: ["scoping"], when: "beginsWithScoping" }],
  /** How far the State is with assessing itself: counts, no level. Before it was asked, for who may ask. */
  "self_rating.see": [
    { who: ["programme_manager"], in: BEFORE_REVIEW },
    { who: [...TEAM, "focal_point", "contributor"], in: "any", when: "selfIsOpen" },
    { who: [...TEAM, "focal_point", "contributor", "observer"], in: "any", when: "selfIsCertified" },
  ],
  /** The State's own answers: in peace until they are certified; a contributor reads those of the own sections. */
  "self_rating.read": [
    { who: ["focal_point", "contributor"], in: "any", when: "selfIsOpen" },
    {
      who: [...DRAFTERS, "programme_manager", "focal_point", "contributor", "observer"],
      in: "any",
      when: "selfIsCertified",
    },
    { who: ["second_rater", "reviewer", "approver"], in: FROM_REVIEW, when: "selfIsCertified" },
  ],
  "self_rating.write": [{ who: ["focal_point", "contributor"], in: BEFORE_REVIEW, when: "selfIsOpen" }],
  /** Giving sections to contributors, and certifying the whole. */
  "self_rating.certify": [{ who: ["focal_point"], in: BEFORE_REVIEW, when: "selfIsOpen" }],
  /** Giving the paper on which the certified answers were signed. */
  "self_rating.sign": [{ who: ["focal_point"], in: RUNNING, when: "selfIsCertified" }],
  /** The signed paper bears names: for the team and the focal point, never for observers, and whole, so not by sections. */
  "self_rating.read_paper": [
    { who: [...DRAFTERS, "programme_manager", "focal_point"], in: "any", when: "selfIsCertified" },
    { who: ["second_rater", "reviewer", "approver"], in: FROM_REVIEW, when: "selfIsCertified" },
  ],
  /** Asking the State to assess itself, giving it more time, and opening again what was certified. */
  "self_rating.ask": [{ who: ["programme_manager"], in: BEFORE_REVIEW }],
  /** Scope and limits before they are released. */
  "scope.read": [{ who: TEAM, in: "any" }],
  "rating.read": RATING_READERS,
  "team_note.read": [
    { who: DRAFTERS, in: "any" },
    { who: ["second_rater", "reviewer", "approver"], in: FROM_REVIEW },
    { who: ["second_rater", "reviewer", "approver"], in: ["withdrawn"], when: "wasReviewed" },
    { who: ["reviewer"], in: ["drafting"], when: "wasReviewed" },
  ],
  /** Figures that have not been released, aggregate exposure, the overall figure, priorities. */
  "figures.read": RATING_READERS,
  /** Having the worker simulate how stable the bands are; what it came to is read by who reads figures. */
  "stability.compute": [
    { who: ["reviewer", "approver", "programme_manager"], in: FROM_REVIEW },
    { who: ["reviewer"], in: ["drafting"], when: "wasReviewed" },
  ],
  "history.read": RATING_READERS,
  /** Ratings and figures beside those of the other countries of the round. */
  "comparison.read": COMPARERS,
  /** Who is where in the assessment, and what is saved while it is saved. */
  "presence.read": FOLLOWERS,
  "rating.write": [{ who: DRAFTERS, in: ["drafting"] }],
  /** That there is a second rating and how far it is: counts and names of indicators, no level. */
  "second_rating.see": [{ who: TEAM, in: "any", when: "hasSecondRating" }],
  "second_rating.write": [{ who: ["second_rater"], in: ["drafting"], when: "hasSecondRating" }],
  /** Asking for more than the sample; taking the two ratings of the sample out of their blindness. */
  "second_rating.ask": [{ who: ["lead", "programme_manager"], in: ["drafting"], when: "hasSecondRating" }],
  "second_rating.reveal": [{ who: ["lead"], in: ["drafting"], when: "hasSecondRating" }],
  /** Both ratings of an indicator with both reasons, once they were revealed to each other. */
  "second_rating.compare": [
    { who: [...DRAFTERS, "second_rater", "reviewer"], in: "any", when: "wasRevealed" },
    { who: ["approver", "programme_manager"], in: FROM_REVIEW, when: "wasRevealed" },
  ],
  "second_rating.decide": [{ who: ["reviewer"], in: ["drafting"], when: "wasRevealed" }],
  /** A changed rating after the State commented, each with its logged reason. */
  "rating.revise": [{ who: DRAFTERS, in: ["comment_response"] }],
  "citation.write": [{ who: DRAFTERS, in: ["drafting", "comment_response"] }],
  /** Also after the State commented on the text as a whole; what was changed goes to it once more. */
  "scope.write": [{ who: DRAFTERS, in: ["drafting", "comment_response"] }],
  "domain.declare": [{ who: DRAFTERS, in: ["drafting"] }],
  /** What was asked of institutions and what came of it: no level, so that the whole team may know. */
  "information_request.read": [{ who: TEAM, in: "any" }],
  "information_request.write": [{ who: DRAFTERS, in: RUNNING }],
  /** Letters between the programme and the State: the State reads its own from the moment it is asked or has a release. */
  "correspondence.read": [
    { who: TEAM, in: "any" },
    { who: ["focal_point"], in: "any", when: "stateWasAsked" },
    { who: ["focal_point"], in: "any", when: "hasRelease" },
  ],
  "correspondence.write": [{ who: [...DRAFTERS, "programme_manager"], in: [...RUNNING, "published"] }],
  /** The page of the contributions; which of them stand there is decided for each. */
  "contribution.see": [{ who: TEAM, in: "any" }],
  /** That there are contributions which nobody can read, and nothing of what they say. */
  "contribution.see_unread": [{ who: ["programme_manager"], in: "any" }],
  "contribution_link.manage": [{ who: ["lead", "programme_manager"], in: RUNNING }],
  /** Giving one; all that its holder is told of the assessment is that it is under way. */
  "contribution.send": [{ who: ["contributor"], in: RUNNING }],
  /** Visits of the team, their meetings and questions: no level, and nothing that was said in a meeting. */
  "mission.read": [{ who: TEAM, in: "any" }],
  "mission.write": [{ who: DRAFTERS, in: RUNNING }],
  /** That there is a safety and ethics plan is for the lead to say. */
  "mission.acknowledge": [{ who: ["lead"], in: RUNNING }],
  /** Consent, attribution and notes of a meeting, until a source is made of them. */
  "meeting_record.read": [{ who: DRAFTERS, in: "any" }],
  "meeting_record.write": [{ who: DRAFTERS, in: RUNNING }],
  "comment.read": RATING_READERS,
  "comment.write": [
    { who: ["reviewer", "approver"], in: ["internal_review", "approval"] },
    { who: DRAFTERS, in: ["drafting", "internal_review"] },
    { who: ["reviewer"], in: ["drafting"], when: "wasReviewed" },
  ],
  "thread.open": [{ who: ["reviewer", "approver"], in: ["internal_review", "approval"] }],
  "thread.resolve": [
    { who: ["reviewer"], in: ["drafting"], when: "wasReviewed" },
    { who: ["reviewer", "approver"], in: ["internal_review", "approval"] },
  ],
  "thread.overrule": [{ who: ["approver"], in: ["internal_review", "approval"] }],
  "confirmation.give": [{ who: ["reviewer"], in: ["internal_review", "comment_response"] }],
  /** What was found, with priorities: as figures are read, because it tells of levels. */
  "finding.read": RATING_READERS,
  "finding.write": [{ who: DRAFTERS, in: ["drafting", "comment_response"] }],
  /** What is recommended; the State reads it from the day on which it is published. */
  "recommendation.read": [
    ...RATING_READERS,
    { who: ["focal_point"], in: ONCE_PUBLISHED, when: "hasRelease" },
  ],
  "recommendation.write": [{ who: DRAFTERS, in: ["drafting", "comment_response"] }],
  /** The answer of the State: by its focal point, or by the team from a letter. */
  "recommendation.answer": [
    { who: ["focal_point", ...DRAFTERS, "programme_manager"], in: ONCE_PUBLISHED, when: "hasRelease" },
  ],
  /** How far the State is, and what the programme found when it looked. */
  "recommendation.report": [{ who: ["focal_point"], in: ONCE_PUBLISHED, when: "hasRelease" }],
  "recommendation.verify": [{ who: ["programme_manager"], in: ONCE_PUBLISHED, when: "hasRelease" }],
  /** The draft as it was sent to the State, what the State said of it once it was handed in, and the answers. */
  "country_comment.see": [{ who: [...TEAM, "focal_point"], in: "any", when: "stateWasAsked" }],
  "country_comment.write": [{ who: ["focal_point"], in: ["country_comment"] }],
  "country_comment.extend": [{ who: ["programme_manager"], in: ["country_comment"] }],
  "comment_response.write": [{ who: DRAFTERS, in: ["comment_response"] }],
  "transition.begin": [{ who: ["programme_manager"], in: ["scoping"], when: "beginsWithScoping" }],
  "transition.submit": [{ who: ["lead"], in: ["drafting"] }],
  "transition.return": [
    { who: ["reviewer"], in: ["internal_review"] },
    { who: ["approver"], in: ["approval"] },
  ],
  "transition.pass": [{ who: ["reviewer"], in: ["internal_review"] }],
  "transition.send_draft": [{ who: ["reviewer"], in: ["internal_review"], when: "stateIsHeard" }],
  "transition.comment": [{ who: ["focal_point"], in: ["country_comment"] }],
  "transition.note_silence": [{ who: ["lead", "programme_manager"], in: ["country_comment"] }],
  "transition.send_changes": [{ who: ["lead"], in: ["comment_response"] }],
  "transition.answer": [{ who: ["lead"], in: ["comment_response"] }],
  "transition.publish": [{ who: ["approver"], in: ["approval"] }],
  "transition.reopen": [{ who: ["programme_manager"], in: ["published"] }],
  "transition.withdraw": [{ who: ["programme_manager"], in: RUNNING }],
  "duty.give": [{ who: ["programme_manager"], in: [...RUNNING, "published"] }],
  /** Reminding whoever has something to do in it. */
  "reminder.send": [{ who: ["programme_manager"], in: RUNNING }],
  "due_date.change": [{ who: ["programme_manager"], in: RUNNING }],
  /** Releases stay inside the programme, until the State was asked to comment. */
  "release.read": [
    { who: [...TEAM, "observer", "focal_point"], in: "any", when: "hasRelease" },
    { who: ["reader"], in: "any", when: "hasHeardRelease" },
  ],
  /** What was asked of a release after it was published, also while nothing is decided. */
  "correction.see": [{ who: [...TEAM, "focal_point"], in: "any", when: "hasRelease" }],
  "correction.request": [
    {
      who: ["focal_point", "programme_manager"],
      in: [...RUNNING, "published", "closed"],
      when: "hasRelease",
    },
  ],
  "correction.decide": [
    { who: ["programme_manager"], in: [...RUNNING, "published", "closed"], when: "hasRelease" },
  ],
  "release.seal": [{ who: ["programme_manager"], in: [...RUNNING, ...ONCE_PUBLISHED], when: "hasRelease" }],
  "ratings.import": [{ who: DRAFTERS, in: ["drafting"] }],
  /** Taking along what one may rate on a device that has no line; whether its restricted sources go with it. */
  "field_mode.use": [
    { who: DRAFTERS, in: ["drafting"] },
    { who: ["second_rater"], in: ["drafting"], when: "hasSecondRating" },
    { who: ["focal_point", "contributor"], in: BEFORE_REVIEW, when: "selfIsOpen" },
  ],
  "field_mode.allow_restricted": [{ who: ["lead"], in: ["drafting"] }],
} as const satisfies Record<string, readonly AssessmentRule[]>;

export type AssessmentPermission = keyof typeof ASSESSMENT_RULES;
/** Permissions on an assessment, in the order of the reviewed table. */
export const ASSESSMENT_PERMISSIONS = Object.keys(ASSESSMENT_RULES).filter(
  (key): key is AssessmentPermission => key in ASSESSMENT_RULES,
);

/**
 * What programme managers may do in a round of kind *outside*, which has no duties and no workflow; nobody else sees
 * it, and its ratings and figures stay off every card and release.
 */
export const OUTSIDE_PERMISSIONS: readonly AssessmentPermission[] = [
  "assessment.see",
  "progress.read",
  "rating.read",
  "figures.read",
  "history.read",
];

/** The lines of the table about one permission. */
export function assessmentRules(permission: AssessmentPermission): readonly AssessmentRule[] {
  return ASSESSMENT_RULES[permission];
}

/** Whether a person may do that to an assessment. */
export function mayOnAssessment(
  actor: Person,
  permission: AssessmentPermission,
  subject: AssessmentSubject,
): boolean {
  if (subject.roundKind === "outside") {
    return actor.roles.includes("programme_manager") && OUTSIDE_PERMISSIONS.includes(permission);
  }
  return assessmentRules(permission).some(
    (rule) =>
      (rule.in === "any" || rule.in.includes(subject.state)) &&
      (rule.when === undefined || subject[rule.when]) &&
      rule.who.some(
        (who) => subject.duties.some((duty) => duty === who) || actor.roles.some((role) => role === who),
      ),
  );
}
