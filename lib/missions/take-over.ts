/** The scope takes over where the team was: at somebody's word, never by itself. */
import "server-only";
import { getAssessment } from "@/lib/assessments/queries";
import { addToScope } from "@/lib/assessments/scope-lines";
import { missingLines } from "@/lib/assessments/scope-text-lines";
import type { Ctx } from "@/lib/core/context";
import type { Result } from "@/lib/core/result";
import { visitedPlaces } from "./queries";
import type { TakePlaces } from "./schema";

/** Places of held meetings that a text does not name yet. The caller has asked whether the actor may read missions. */
export async function placesToTakeOver(
  ctx: Ctx,
  assessmentId: string,
  text: string | null,
): Promise<readonly string[]> {
  return missingLines(await visitedPlaces(ctx, assessmentId), text);
}

/**
 * Adds places of held meetings to the scope, under what it says of them already. Refused where the scope was changed
 * meanwhile, and for a place where no meeting was held or that the scope names. Throws NOT_FOUND, FORBIDDEN.
 */
export async function takePlaces(
  ctx: Ctx,
  { places, ...place }: TakePlaces,
): Promise<Result<{ version: number }, "changed_meanwhile" | "not_offered">> {
  const { assessment } = await getAssessment(ctx, place, "mission.read");
  const offered = await visitedPlaces(ctx, assessment.id);
  return addToScope(ctx, assessment.id, { ...place, lines: places }, { field: "placesVisited", offered });
}
