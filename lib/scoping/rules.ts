/** What is settled before drafting begins. Pure, and safe in the browser. */
import type { Duty } from "@/db/enums";

/** What scoping settles, in the order of the page. */
export const SCOPING_POINTS = [
  "consent",
  "consent_file",
  "languages",
  "lead",
  "focal_point",
  "contributors",
  "self_assessment",
] as const;
export type ScopingPoint = (typeof SCOPING_POINTS)[number];

/**
 * Without these drafting does not begin; a scan of the consent and contributors may come later or never. That the State
 * is asked to assess itself counts where the round asks every State; its answers are never waited for.
 */
export const SCOPING_REQUIRED = [
  "consent",
  "languages",
  "lead",
  "focal_point",
  "self_assessment",
] as const satisfies readonly ScopingPoint[];

/** What the rules look at. */
export type ScopingFacts = {
  consentReference: string | null;
  consentOn: string | null;
  fileName: string | null;
  languages: readonly string[];
  /** Duties that somebody holds. */
  duties: readonly Duty[];
  /** The round asks every State that consents to assess itself. */
  asksSelfAssessment: boolean;
  /** The State was asked to. */
  wasAskedForSelfAssessment: boolean;
};

/** The points that a round knows, in the order of the page. */
export function pointsOf({ asksSelfAssessment }: Pick<ScopingFacts, "asksSelfAssessment">) {
  return SCOPING_POINTS.filter((point) => point !== "self_assessment" || asksSelfAssessment);
}

const NAMED_BY: Partial<Record<ScopingPoint, Duty>> = {
  lead: "lead",
  focal_point: "focal_point",
  contributors: "contributor",
};

/** Whether a point is settled by a duty, and so on the page of duties. */
export function isNamedByDuty(point: ScopingPoint): boolean {
  return NAMED_BY[point] !== undefined;
}

/** Whether a point is settled. */
export function isSettled(point: ScopingPoint, facts: ScopingFacts): boolean {
  const duty = NAMED_BY[point];
  if (duty !== undefined) return facts.duties.includes(duty);
  if (point === "self_assessment") return facts.wasAskedForSelfAssessment || !facts.asksSelfAssessment;
  if (point === "languages") return facts.languages.length > 0;
  if (point === "consent_file") return facts.fileName !== null;
  return facts.consentReference !== null && facts.consentOn !== null;
}

/** The points that keep drafting from beginning. */
export function missingPoints(facts: ScopingFacts): readonly ScopingPoint[] {
  return SCOPING_REQUIRED.filter((point) => !isSettled(point, facts));
}
