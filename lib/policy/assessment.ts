import type { AssessmentState, Duty, Role } from "@/db/enums";
import type { Actor } from "@/lib/core/context";
import type { AssessmentSubject } from "./subjects";

type Person = Extract<Actor, { kind: "user" }>;

/** Who a rule speaks of: a duty on this assessment, or a role. */
type Who = Duty | Extract<Role, "programme_manager" | "observer" | "administrator">;
type Rule = {
  who: readonly Who[];
  in: readonly AssessmentState[] | "any";
  when?: (subject: AssessmentSubject) => boolean;
};

const DRAFTING_TEAM = ["lead", "assessor"] as const;
const FROM_REVIEW = [
  "internal_review",
  "country_comment",
  "comment_response",
  "approval",
  "published",
  "closed",
  "withdrawn",
  "superseded",
] as const satisfies readonly AssessmentState[];
const ONCE_PUBLISHED = ["published", "closed", "superseded"] as const satisfies readonly AssessmentState[];
const RUNNING = [
  "scoping",
  "drafting",
  "internal_review",
  "country_comment",
  "comment_response",
  "approval",
] as const satisfies readonly AssessmentState[];

/** What is read of ratings: by the drafting team always, by the others from review on; the reviewer keeps sight after a return. */
const RATING_READERS: readonly Rule[] = [
  { who: DRAFTING_TEAM, in: "any" },
  { who: ["second_rater", "reviewer", "approver", "programme_manager"], in: FROM_REVIEW },
  { who: ["reviewer", "approver"], in: ["drafting"], when: (subject) => subject.wasReviewed },
];

/**
 * Rights on an assessment, by duty or role and state. The ground is the method's table of roles and visibility;
 * what no line allows is refused. The programme manager's sight follows the state; the second rater stays blind
 * to the assessors' ratings until review.
 */
const RULES = {
  /** That it exists, in which state it is, what is due. */
  "assessment.see": [
    {
      who: ["lead", "assessor", "second_rater", "reviewer", "approver", "programme_manager", "observer"],
      in: "any",
    },
    { who: ["administrator"], in: "any" },
    { who: ["focal_point"], in: "any", when: (subject) => subject.hasRelease },
  ],
  /** Counts and coverage, without levels. */
  "progress.read": [
    { who: [...DRAFTING_TEAM, "second_rater", "reviewer", "approver", "programme_manager"], in: "any" },
  ],
  "rating.read": RATING_READERS,
  "team_note.read": [
    { who: DRAFTING_TEAM, in: "any" },
    { who: ["second_rater", "reviewer", "approver"], in: FROM_REVIEW },
    { who: ["reviewer", "approver"], in: ["drafting"], when: (subject) => subject.wasReviewed },
  ],
  /** Figures that have not been released, aggregate exposure, the overall figure, priorities. */
  "figures.read": RATING_READERS,
  "history.read": RATING_READERS,
  "rating.write": [{ who: DRAFTING_TEAM, in: ["drafting"] }],
  "citation.write": [{ who: DRAFTING_TEAM, in: ["drafting"] }],
  "scope.write": [{ who: DRAFTING_TEAM, in: ["drafting"] }],
  "domain.declare": [{ who: DRAFTING_TEAM, in: ["drafting"] }],
  "comment.read": RATING_READERS,
  "comment.write": [
    { who: ["reviewer", "approver"], in: ["internal_review", "approval"] },
    { who: DRAFTING_TEAM, in: ["drafting", "internal_review"] },
    { who: ["reviewer"], in: ["drafting"], when: (subject) => subject.wasReviewed },
  ],
  "thread.open": [{ who: ["reviewer", "approver"], in: ["internal_review", "approval"] }],
  "thread.resolve": [
    { who: ["reviewer"], in: ["drafting", "internal_review"] },
    { who: ["approver"], in: ["internal_review", "approval"] },
  ],
  "thread.overrule": [{ who: ["approver"], in: ["internal_review", "approval"] }],
  "confirmation.give": [{ who: ["reviewer"], in: ["internal_review"] }],
  "transition.submit": [{ who: ["lead"], in: ["drafting"] }],
  "transition.return": [
    { who: ["reviewer"], in: ["internal_review"] },
    { who: ["approver"], in: ["approval"] },
  ],
  "transition.pass": [{ who: ["reviewer"], in: ["internal_review"] }],
  "transition.publish": [{ who: ["approver"], in: ["approval"] }],
  "transition.reopen": [{ who: ["programme_manager"], in: ["published"] }],
  "transition.withdraw": [{ who: ["programme_manager"], in: RUNNING }],
  "duty.give": [{ who: ["programme_manager"], in: [...RUNNING, "published"] }],
  "due_date.change": [{ who: ["programme_manager"], in: RUNNING }],
  /** Releases inside the programme, until the State was asked to comment. */
  "release.read": [
    {
      who: [
        "lead",
        "assessor",
        "second_rater",
        "reviewer",
        "approver",
        "programme_manager",
        "observer",
        "focal_point",
      ],
      in: "any",
      when: (subject) => subject.hasRelease,
    },
  ],
  "release.seal": [{ who: ["programme_manager"], in: ONCE_PUBLISHED }],
  "ratings.import": [{ who: DRAFTING_TEAM, in: ["drafting"] }],
} as const satisfies Record<string, readonly Rule[]>;

export type AssessmentPermission = keyof typeof RULES;
/** Permissions on an assessment, in the order of the reviewed table. */
export const ASSESSMENT_PERMISSIONS = Object.keys(RULES).filter(
  (key): key is AssessmentPermission => key in RULES,
);

/**
 * Whether a person may do that to an assessment. A round of kind *outside* has no duties and no workflow:
 * programme managers read its ratings and figures, nobody else sees it.
 */
export function mayOnAssessment(
  actor: Person,
  permission: AssessmentPermission,
  subject: AssessmentSubject,
): boolean {
  if (subject.roundKind === "outside") {
    return (
      actor.roles.includes("programme_manager") &&
      ["assessment.see", "progress.read", "rating.read", "figures.read", "history.read"].includes(permission)
    );
  }
  const rules: readonly Rule[] = RULES[permission];
  return rules.some(
    (rule) =>
      (rule.in === "any" || rule.in.includes(subject.state)) &&
      (rule.when === undefined || rule.when(subject)) &&
      rule.who.some(
        (who) => subject.duties.some((duty) => duty === who) || actor.roles.some((role) => role === who),
      ),
  );
}
