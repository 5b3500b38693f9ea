/** Builds a brief of one sheet. Pure: the same input gives the same brief, and so the same hash. */
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { shortened } from "@/lib/reports/cut";
import { type Imprint, marked } from "@/lib/reports/marks";
import type { Report } from "@/lib/reports/model";
import { wordsFor } from "@/lib/reports/words";
import { codeText } from "@/lib/scorecards/numbers";
import type { BriefFacts } from "./country";
import { asks } from "./sections/asks";
import { contested } from "./sections/contested";
import { letters } from "./sections/letters";
import { limits } from "./sections/limits";
import { progress } from "./sections/progress";
import { BRIEF_SIZE } from "./sections/size";
import { standing } from "./sections/standing";

/** The brief of one country for a meeting: progress first, then what to ask for, what is contested, what not to say. */
export function buildBrief(
  facts: BriefFacts,
  { locale, isDemonstration, programme }: Imprint & { readonly locale: Locale },
): Report {
  const { frame, isDraft } = facts.card;
  const words = wordsFor(locale, frame.editionLanguage, {});
  const { t, said } = words;
  const { round, iso3, roundTitle, countryName, purpose, state, cutOffOn } = frame;
  return {
    format: "gpat-report/1",
    code: `${round}-${iso3}`,
    layout: { kind: "sheet" },
    isDraft,
    locale,
    purpose,
    title: said(t("brief.titleOf", { country: shortened(countryName, BRIEF_SIZE.name) })),
    lead: [
      said(
        [
          shortened(roundTitle, BRIEF_SIZE.name),
          codeText(`${iso3} ${round}`),
          ...(state === null ? [] : [t(`assessment.states.${state}`)]),
          t("brief.cutOff", { day: formatDay(locale, cutOffOn) }),
        ].join(" · "),
      ),
      ...standing(words, facts),
    ],
    mark: marked(words, [t("brief.mark")], { isDemonstration, purpose }),
    foot: said(`${programme ?? t("common.programme")}. ${t("navigation.notOfficial")}`),
    author: said(t("report.author")),
    sections: [
      progress(words, facts, BRIEF_SIZE),
      asks(words, facts, BRIEF_SIZE),
      contested(words, facts, BRIEF_SIZE),
      limits(words, facts, BRIEF_SIZE),
      letters(words, facts, BRIEF_SIZE),
    ],
  };
}
