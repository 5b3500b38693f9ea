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
] as const;
export type ScopingPoint = (typeof SCOPING_POINTS)[number];

/** Without these drafting does not begin; a scan of the consent and contributors may come later or never. */
export const SCOPING_REQUIRED = [
  "consent",
  "languages",
  "lead",
  "focal_point",
] as const satisfies readonly ScopingPoint[];

/** What the rules look at. */
export type ScopingFacts = {
  consentReference: string | null;
  consentOn: string | null;
  fileName: string | null;
  languages: readonly string[];
  /** Duties that somebody holds. */
  duties: readonly Duty[];
};

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
  if (point === "languages") return facts.languages.length > 0;
  if (point === "consent_file") return facts.fileName !== null;
  return facts.consentReference !== null && facts.consentOn !== null;
}

/** The points that keep drafting from beginning. */
export function missingPoints(facts: ScopingFacts): readonly ScopingPoint[] {
  return SCOPING_REQUIRED.filter((point) => !isSettled(point, facts));
}
