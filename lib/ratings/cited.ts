/** What the effective ratings of some indicators rest on. */
import "server-only";
import type { Ctx } from "@/lib/core/context";
import { citationView, readCitations } from "./citations-read";
import { isEffectiveKind } from "./effective";
import type { CitationView } from "./evidence";

/** The citations behind some indicators, as far as the actor may see their sources, by indicator. */
export async function citedBehind(
  ctx: Ctx,
  assessmentId: string,
  indicators: readonly string[],
): Promise<ReadonlyMap<string, readonly CitationView[]>> {
  if (indicators.length === 0) return new Map();
  const rows = await readCitations(ctx, assessmentId, indicators);
  const effective = Map.groupBy(
    rows.filter(({ kind }) => isEffectiveKind(kind)),
    ({ indicator }) => indicator,
  );
  return new Map([...effective].map(([indicator, own]) => [indicator, own.map(citationView)]));
}
