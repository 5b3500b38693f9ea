/** What the release in force of a country says of cooperation across borders, and of the country in routes. */
import "server-only";
import type { CountryAssessment } from "@/lib/assessments/country-queries";
import type { Ctx } from "@/lib/core/context";
import type { ReleaseDocument, ReleaseNode } from "@/lib/releases/format";
import { getRelease, parseRelease } from "@/lib/releases/queries";

/** The domain that speaks of cooperation across borders, by instrument. */
const CROSS_BORDER: Readonly<Record<string, string>> = { gpat: "C5" };

/** One indicator of that domain as it was released, without its rationale. */
export type ReleasedIndicator = Pick<
  ReleaseDocument["indicators"][number],
  "code" | "title" | "state" | "level" | "word" | "sentence" | "reason" | "confidence"
>;

/** Released figures and indicators with the release that they stand in; exposure as words only. */
export type ReleasedFigures = {
  release: string;
  language: string;
  domain: string;
  /** The criteria that hold the domain, with their bands, then the domain. */
  nodes: readonly ReleaseNode[];
  indicators: readonly ReleasedIndicator[];
  exposure: ReleaseDocument["exposure"];
};

/**
 * What the newest of some assessments of one country that is released and open to the actor says; null where there is
 * none, or it does not speak of cooperation across borders.
 */
export async function crossBorderFigures(
  ctx: Ctx,
  assessments: readonly CountryAssessment[],
): Promise<ReleasedFigures | null> {
  const code = assessments.find(({ release }) => release !== null)?.release ?? null;
  if (code === null) return null;
  const release = await getRelease(ctx, code);
  if (release.seal !== null) return null;
  const { edition, capability, indicators, exposure } = parseRelease(release.text);
  const domain = CROSS_BORDER[edition.instrument];
  const nodes = capability.filter(
    ({ key, why }) =>
      key === domain || why.tree.children.some((child) => child.kind === "node" && child.key === domain),
  );
  if (domain === undefined || nodes.length === 0) return null;
  return {
    release: code,
    language: edition.language,
    domain,
    nodes,
    exposure,
    indicators: indicators
      .filter((indicator) => indicator.domain === domain)
      .map(({ code, title, state, level, word, sentence, reason, confidence }) => ({
        code,
        title,
        state,
        level,
        word,
        sentence,
        reason,
        confidence,
      })),
  };
}
