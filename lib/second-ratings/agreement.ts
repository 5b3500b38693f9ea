/** Agreement over revealed pairs of ratings, for one assessment or all of a round: pillar by pillar and indicator by indicator. */
import type { Edition } from "@/lib/instruments/edition";
import { nodeOf } from "@/lib/instruments/edition";
import { type Agreement, agreementOf, type LevelPair } from "@/lib/scoring/agreement";
import type { PairFacts } from "./rules";

/** Agreement over the pairs of one pillar or indicator, with its name in the language of the edition. */
export type GroupAgreement = Agreement & { code: string; title: string };

/** Agreement over the pairs with two levels, pillar by pillar in the order of the edition. */
export function agreementByPillar(
  edition: Edition,
  pairs: readonly PairFacts[],
  seed: number,
): readonly GroupAgreement[] {
  return (edition.file.pillars ?? []).map(({ code, title }) => {
    const indicators = new Set(
      edition.file.domains
        .filter(({ pillar }) => pillar === code)
        .flatMap((domain) => nodeOf(edition, domain.code).indicators),
    );
    const own = pairs.filter(({ indicator }) => indicators.has(indicator));
    return { code, title, ...agreementOf(levelPairs(own), edition.levels, seed) };
  });
}

/** The same of each indicator that has a pair. */
export function agreementByIndicator(
  edition: Edition,
  pairs: readonly PairFacts[],
  seed: number,
): readonly GroupAgreement[] {
  const grouped = Map.groupBy(pairs, ({ indicator }) => indicator);
  return [...edition.indicators.values()].flatMap(({ code, definition }) => {
    const own = grouped.get(code);
    if (own === undefined) return [];
    return [{ code, title: definition.title, ...agreementOf(levelPairs(own), edition.levels, seed) }];
  });
}

function levelPairs(pairs: readonly PairFacts[]): readonly LevelPair[] {
  return pairs.flatMap(({ first, second }): readonly LevelPair[] =>
    first.level === null || second.level === null ? [] : [[first.level, second.level]],
  );
}
