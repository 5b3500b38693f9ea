/** Lines that other parts of an assessment suggest for a text of its scope: added at somebody's word, never by themselves. */
import "server-only";
import type { Ctx } from "@/lib/core/context";
import { type Result, refused } from "@/lib/core/result";
import { saveScope } from "./mutations";
import { getScope } from "./scope";
import { missingLines, withLines } from "./scope-text-lines";
import type { AssessmentKey } from "./subject";

type ListField = "placesVisited" | "institutionsSilent";

/** Lines that a person chose, over the version of the scope that the person saw. */
export type AddToScope = AssessmentKey & { version: number; lines: readonly string[]; language: string };

/**
 * Adds chosen lines under what a text of the scope says already. Refused where the scope was changed meanwhile, and for
 * a line that is not among the `offered` ones, or that the text holds. Throws NOT_FOUND, FORBIDDEN.
 */
export async function addToScope(
  ctx: Ctx,
  assessmentId: string,
  { round, iso3, version, lines, language }: AddToScope,
  { field, offered }: { field: ListField; offered: readonly string[] },
): Promise<Result<{ version: number }, "changed_meanwhile" | "not_offered">> {
  const scope = await getScope(ctx, assessmentId);
  if ((scope?.version ?? 0) !== version) return refused("changed_meanwhile");
  const text = scope?.[field] ?? null;
  const missing = missingLines(offered, text);
  if (lines.some((line) => !missing.includes(line))) return refused("not_offered");
  return saveScope(ctx, {
    ...(scope ?? NOTHING_SAVED),
    language: scope?.language ?? language,
    round,
    iso3,
    version,
    [field]: withLines(text, lines),
  });
}

const NOTHING_SAVED = {
  periodFrom: null,
  periodTo: null,
  territory: null,
  governmentLevels: null,
  placesVisited: null,
  institutionsSilent: null,
  limits: null,
};
