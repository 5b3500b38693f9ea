/** What the release in force of a country says of cooperation across borders, and of the country in routes. */
import "server-only";
import type { CountryAssessment } from "@/lib/assessments/country-queries";
import type { Ctx } from "@/lib/core/context";
import type { ReleaseDocument, ReleaseNode } from "@/lib/releases/format";
import { type OpenRelease, parseRelease, releasesByCode } from "@/lib/releases/queries";

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
 * What the newest assessment of each country that is released and open to the actor says, by the ISO codes of the
 * countries; one of which none is, or speaks of cooperation across borders, has no entry.
 */
export async function crossBorderFigures(
  ctx: Ctx,
  assessments: ReadonlyMap<string, readonly CountryAssessment[]>,
): Promise<ReadonlyMap<string, ReleasedFigures>> {
  const codes = [...assessments].flatMap(([iso3, own]) => {
    const code = own.find(({ release }) => release !== null)?.release ?? null;
    return code === null ? [] : [[iso3, code] as const];
  });
  const releases = await releasesByCode(
    ctx,
    codes.map(([, code]) => code),
  );
  return new Map(
    codes.flatMap(([iso3, code]) => {
      const release = releases.get(code);
      const figures = release === undefined || release.seal !== null ? null : figuresOf(release);
      return figures === null ? [] : [[iso3, figures] as const];
    }),
  );
}

function figuresOf({ code: release, text }: OpenRelease): ReleasedFigures | null {
  const { edition, capability, indicators, exposure } = parseRelease(text);
  const domain = CROSS_BORDER[edition.instrument];
  const nodes = capability.filter(
    ({ key, why }) =>
      key === domain || why.tree.children.some((child) => child.kind === "node" && child.key === domain),
  );
  if (domain === undefined || nodes.length === 0) return null;
  return {
    release,
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
