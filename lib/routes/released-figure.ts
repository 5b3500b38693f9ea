/** What the release in force of a country says of cooperation across borders. */
import "server-only";
import type { CountryAssessment } from "@/lib/assessments/country-queries";
import type { Ctx } from "@/lib/core/context";
import type { ReleaseNode } from "@/lib/releases/format";
import { getRelease, parseRelease } from "@/lib/releases/queries";

/** The domain that speaks of cooperation across borders, by instrument. */
const CROSS_BORDER: Readonly<Record<string, string>> = { gpat: "C5" };

/** A released figure with the release that it stands in. */
export type ReleasedFigure = { release: string; language: string; node: ReleaseNode };

/**
 * The figure in the newest of some assessments of one country that is released and open to the actor; null where there
 * is none, or it does not speak of cooperation across borders.
 */
export async function crossBorderFigure(
  ctx: Ctx,
  assessments: readonly CountryAssessment[],
): Promise<ReleasedFigure | null> {
  const code = assessments.find(({ release }) => release !== null)?.release ?? null;
  if (code === null) return null;
  const release = await getRelease(ctx, code);
  if (release.seal !== null) return null;
  const { edition, capability } = parseRelease(release.text);
  const node = capability.find(({ key }) => key === CROSS_BORDER[edition.instrument]);
  return node === undefined ? null : { release: code, language: edition.language, node };
}
