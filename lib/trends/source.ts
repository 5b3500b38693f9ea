/** What stands under every chart of a trend: from where, of what kind, and what its reader must know. Pure. */
import type { RoundPurpose } from "@/db/enums";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { codeText } from "@/lib/scorecards/numbers";
import type { TrendRound } from "./trend";
import { basisText } from "./words";

/** From where the numbers are, in one sentence after the other. */
export function trendSource(
  t: Translate,
  locale: Locale,
  purpose: RoundPurpose | null,
  rounds: readonly TrendRound[],
): string {
  const perRound = rounds.map((round) =>
    t("trends.sourceRound", {
      round: round.title,
      basis: basisText(t, locale, round),
      edition: codeText(round.edition),
      day: formatDay(locale, round.cutOffOn),
    }),
  );
  return [
    t("trends.source"),
    ...perRound,
    ...(purpose === null || purpose === "real" ? [] : [t(`common.banner.${purpose}`)]),
  ].join(" ");
}

/** What must be known before reading: drafts, States that were not asked, editions that nobody validated, unpublished sources. */
export function trendCaveats(t: Translate, rounds: readonly TrendRound[]): readonly string[] {
  const editions = new Map(rounds.map(({ edition, standing }) => [edition, standing]));
  return [
    ...(rounds.some(({ release }) => release === null) ? [t("trends.draftText")] : []),
    ...rounds
      .filter(({ release, stateAsked }) => release !== null && !stateAsked)
      .map(({ title }) => t("trends.notAsked", { round: title })),
    ...[...editions].flatMap(([edition, standing]) =>
      standing === "validated" ? [] : [t(`scorecard.standing.${standing}`, { edition: codeText(edition) })],
    ),
    t("common.unpublishedSources"),
  ];
}
