/** How links and contributions stand, and what their contributors are told. Pure, and safe in the browser. */
import type { AssessmentState, ContributionOutcome } from "@/db/enums";
import { FINISHED_STATES } from "@/lib/assessments/work-rules";

/** Where who leaves in a hurry is brought: a page that anybody may be found reading. */
export const EXIT_ADDRESS = "https://www.un.org/";
/** A text may be so long; a passage of a source holds all of it. */
export const CONTRIBUTION_TEXT_MAX = 5_000;
/** A contributor may add so many texts, and give so many files. */
export const ADDITIONS_MAX = 10;
export const FILES_MAX = 5;
/** Texts and files are erased on the day so many years after they came, unless a source was made of them: then on its own day. */
export const YEARS_KEPT = 2;

/** Where a link leads, without the language. The log keeps no query, so that the secret stays out of it. */
export function contributionPath(secret: string): string {
  return `/contribute?token=${secret}`;
}

/** What a ticket to send files is for: the same for every ticket of a contribution, each of which lasts an hour. */
export function recordOfTicket(ticket: string): string {
  return `contributions/${ticket.split(".")[0]}`;
}

export type LinkFacts = {
  closedAt: Date | null;
  openUntil: string;
  contributionsMax: number;
  /** State of its assessment. */
  state: AssessmentState;
};
export const LINK_STATES = ["open", "closed", "over", "full"] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** How a link stands on a day, with so many contributions that came by it. Its last day still belongs to it. */
export function linkState(link: LinkFacts, today: string, came: number): LinkState {
  if (link.closedAt !== null || FINISHED_STATES.includes(link.state)) return "closed";
  if (today > link.openUntil) return "over";
  return came >= link.contributionsMax ? "full" : "open";
}

/** Whether a contribution still takes texts and files, and a source may be made of it. */
export function isAlive({
  consentWithdrawnAt,
  erasedAt,
}: {
  consentWithdrawnAt: Date | null;
  erasedAt: Date | null;
}): boolean {
  return consentWithdrawnAt === null && erasedAt === null;
}

/** How a contribution stands, the same for the team and for who gave it. */
export const CONTRIBUTION_STAGES = ["received", "being_read", "used", "not_used", "withdrawn"] as const;
export type ContributionStage = (typeof CONTRIBUTION_STAGES)[number];

export type StageFacts = {
  readAt: Date | null;
  outcome: ContributionOutcome | null;
  consentWithdrawnAt: Date | null;
  sourceId: string | null;
  /** Indicators of the release in force that rest on it. */
  inRelease: readonly string[];
};

/** The stage of a contribution: that it is used only once the team or a release says so. */
export function contributionStage({
  readAt,
  outcome,
  consentWithdrawnAt,
  sourceId,
  inRelease,
}: StageFacts): ContributionStage {
  if (consentWithdrawnAt !== null) return "withdrawn";
  if (outcome !== null) return outcome;
  if (inRelease.length > 0) return "used";
  return readAt === null && sourceId === null ? "received" : "being_read";
}

/** When texts and files go: they went on a day, go on a day that is ahead, or with the next run of the job. */
export type ErasureTime = { kind: "erased" | "due"; on: string } | { kind: "tonight" };

/** When a contribution is erased, on a day in the programme's zone. */
export function erasureTime(
  {
    erasedOn,
    eraseOn,
    sourceDeletedOn,
  }: { erasedOn: string | null; eraseOn: string; sourceDeletedOn: string | null },
  today: string,
): ErasureTime {
  if (erasedOn !== null) return { kind: "erased", on: erasedOn };
  const on = sourceDeletedOn !== null && sourceDeletedOn < eraseOn ? sourceDeletedOn : eraseOn;
  return on > today ? { kind: "due", on } : { kind: "tonight" };
}
