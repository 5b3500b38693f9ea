/** Builds a report. Pure: the same input gives the same report, and so the same hash. */
import { formatInstant } from "@/lib/i18n/format";
import { UNDETERMINED } from "@/lib/text/language";
import type { ReportInput } from "./input";
import { marked } from "./marks";
import type { Report } from "./model";
import { annex, method } from "./sections/closing";
import { domains } from "./sections/domains";
import { evidence } from "./sections/evidence";
import { changes, scorecard, summary } from "./sections/opening";
import { scope } from "./sections/scope";
import { stateVoice } from "./sections/state";
import { wordsFor } from "./words";

/** The report of a release, or of what would be released. */
export function buildReport(input: ReportInput): Report {
  const { document, locale, isDraft, country, zone } = input;
  const words = wordsFor(locale, document.edition.language, input.references);
  const { t, said, typed, plain } = words;
  const day = formatInstant(locale, document.publishedAt, zone, { show: "day" });
  return {
    format: "gpat-report/1",
    code: document.code,
    isDraft,
    locale,
    purpose: document.purpose,
    title: said(t("report.titleOf", { country })),
    lead: [
      typed(document.round.title, UNDETERMINED),
      ...(isDraft
        ? [said(t("report.draft"))]
        : [plain(document.code), said(t("report.publishedBy", { number: document.number, day }))]),
    ],
    mark: marked(words, isDraft ? [t("report.draftMark")] : [], {
      isDemonstration: input.isDemonstration,
      purpose: document.purpose,
    }),
    foot: said(`${input.programme ?? t("common.programme")}. ${t("navigation.notOfficial")}`),
    author: said(t("report.author")),
    sections: [
      summary(words, input),
      scope(words, input),
      scorecard(words, input),
      ...changes(words, input),
      ...domains(words, input),
      ...stateVoice(words, input),
      ...evidence(words, input),
      method(words, input),
      annex(words, input),
    ],
  };
}
