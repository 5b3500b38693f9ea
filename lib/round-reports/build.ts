/** Builds the report of a round: its overview first, then two sheets a country. Pure. */
import { formatDay } from "@/lib/i18n/format";
import { marked } from "@/lib/reports/marks";
import type { Report } from "@/lib/reports/model";
import { wordsFor } from "@/lib/reports/words";
import { countrySection } from "./country";
import type { OverviewInput, RoundReportInput } from "./input";
import { overview } from "./overview";

/** A country takes so many sheets. */
const SHEETS = 2;

/** The overview alone, as its page shows it. */
export function buildOverview(input: OverviewInput): Report {
  const { locale, audience, round, language, programme, isDemonstration } = input;
  const words = wordsFor(locale, language, {});
  const { t, said, plain } = words;
  return {
    format: "gpat-report/1",
    code: round.code,
    layout: { kind: "sections", sheets: SHEETS },
    isDraft: audience === "team",
    locale,
    purpose: round.purpose,
    title: said(t.markup("roundReport.titleOf", { round: round.title, word: (chunks) => chunks })),
    lead: [
      plain(round.code),
      said(t("roundReport.cutOff", { day: formatDay(locale, round.cutOffOn) })),
      said(t(`roundReport.kinds.${audience}`)),
    ],
    mark: marked(words, audience === "team" ? [t("roundReport.teamMark")] : [], {
      isDemonstration,
      purpose: round.purpose,
    }),
    foot: said(`${programme ?? t("common.programme")}. ${t("navigation.notOfficial")}`),
    author: said(t("report.author")),
    sections: [overview(words, input)],
  };
}

/** The whole report. */
export function buildRoundReport(input: RoundReportInput): Report {
  const words = wordsFor(input.locale, input.language, {});
  const report = buildOverview(input);
  return {
    ...report,
    sections: [...report.sections, ...input.countries.map((country) => countrySection(words, country))],
  };
}
