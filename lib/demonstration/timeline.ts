/** When each assessment of the demonstration was opened, who works on it, and how far it has come. */
import { z } from "zod";
import commentsFile from "./data/comments.json";
import type { DemonstrationRound } from "./marks";

/** The accounts of the demonstration, by the part of their address before the @. */
export const ACCOUNT_NAMES = [
  "admin",
  "manager",
  "assessor",
  "assessor2",
  "second",
  "reviewer",
  "approver",
  "focal",
  "observer",
  "reader",
  "steward",
  "focal2",
  "contributor",
  "contributor2",
] as const;
export type AccountName = (typeof ACCOUNT_NAMES)[number];

/** How far an assessment has come. */
export type Stage =
  | "begun"
  | "nearly_ready"
  | "returned"
  | "under_review"
  | "submitted"
  | "with_state"
  | "commented"
  | "in_approval"
  | "published"
  | "corrected"
  | "withdrawn";

export type AssessmentPlan = {
  iso3: string;
  round: DemonstrationRound;
  stage: Stage;
  /** The day on which it was opened. */
  openedOn: string;
  lead: AccountName;
  assessor: AccountName;
};

const [FIRST, SECOND] = ["assessor", "assessor2"] as const;

function plan(
  round: DemonstrationRound,
  iso3: string,
  stage: Stage,
  openedOn: string,
  lead: AccountName = FIRST,
): AssessmentPlan {
  return { iso3, round, stage, openedOn, lead, assessor: lead === FIRST ? SECOND : FIRST };
}

export const ASSESSMENT_PLANS: readonly AssessmentPlan[] = [
  plan("2023", "XAA", "published", "2023-03-06"),
  plan("2023", "XAB", "published", "2023-03-06", SECOND),
  plan("2023", "XAC", "published", "2023-03-13"),
  plan("2023", "XAE", "published", "2023-03-13", SECOND),
  plan("2023", "XAF", "published", "2023-03-20"),
  plan("2023", "XAG", "published", "2023-03-20", SECOND),
  plan("2023", "XAH", "published", "2023-03-27"),
  plan("2023", "XAJ", "published", "2023-03-27", SECOND),
  plan("2023", "XAL", "published", "2023-04-03"),
  plan("2026", "XAA", "corrected", "2026-04-13", SECOND),
  plan("2026", "XAB", "published", "2026-04-20"),
  plan("2026", "XAC", "in_approval", "2026-06-01", SECOND),
  plan("2026", "XAD", "begun", "2026-10-12"),
  plan("2026", "XAE", "nearly_ready", "2026-07-06", SECOND),
  plan("2026", "XAF", "returned", "2026-05-25"),
  plan("2026", "XAG", "under_review", "2026-06-15", SECOND),
  plan("2026", "XAH", "published", "2026-04-06"),
  plan("2026", "XAI", "with_state", "2026-04-27", SECOND),
  plan("2026", "XAJ", "withdrawn", "2026-05-04", SECOND),
  plan("2026", "XAK", "submitted", "2026-06-15"),
  plan("2026", "XAL", "commented", "2026-04-27", SECOND),
];

const comment = z.strictObject({
  indicator: z.string(),
  body: z.string(),
  reply: z.string().nullable(),
  close: z.enum(["resolved", "overruled"]).nullable(),
  reason: z.string().nullable(),
});
export type DemonstrationComment = z.output<typeof comment>;

/** Threads of the reviewer in the present round, by State. */
export const COMMENTS: Readonly<Record<string, readonly DemonstrationComment[]>> = z
  .record(z.string(), z.array(comment))
  .parse(commentsFile);

/** What the rounds are called and when they run. */
export const ROUND_FACTS = {
  "2023": {
    title: "Illustrative round 2023",
    purpose: "illustrative",
    startsOn: "2023-03-01",
    endsOn: "2023-12-15",
    cutOffOn: "2023-06-30",
  },
  "2026": {
    title: "Illustrative round 2026",
    purpose: "illustrative",
    startsOn: "2026-04-01",
    endsOn: "2027-04-30",
    cutOffOn: "2026-08-31",
  },
  "2027": {
    title: "Illustrative round 2027",
    purpose: "illustrative",
    startsOn: "2026-11-01",
    endsOn: "2027-12-31",
    cutOffOn: "2027-06-30",
  },
  practice: {
    title: "Practice round",
    purpose: "practice",
    startsOn: "2026-11-02",
    endsOn: "2027-06-30",
    cutOffOn: "2027-01-31",
  },
} as const;
