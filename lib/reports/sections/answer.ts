/** An answer on an indicator in a report, whoever gave it. Pure. */
import type { DraftAnswer } from "@/lib/country-comments/rules";
import { maybe } from "../blocks";
import type { Text } from "../model";
import type { Words } from "../words";

/** The answer in one line: its level, or why there is none, with the word of the edition. */
export function answerLine(
  { t, said, ofEdition }: Words,
  { state, level, word, reason }: Pick<DraftAnswer, "state" | "level" | "word" | "reason">,
): readonly Text[] {
  return [
    said(level === null ? t(`release.states.${state}`) : t("release.level", { level })),
    ...maybe(word, ofEdition),
    ...maybe(reason, ofEdition),
  ];
}

/** Everything that an answer says: judgement, sentence of the level, and the reasons as they were typed. */
export function answerTexts(words: Words, answer: DraftAnswer): readonly Text[] {
  const { ofEdition, typed, said, t } = words;
  const { sentence, notApplicableReason, rationale, language } = answer;
  return [
    ...answerLine(words, answer),
    ...maybe(sentence, ofEdition),
    ...maybe(notApplicableReason, (text) => typed(text, language)),
    rationale === null ? said(t("release.noRationale")) : typed(rationale, language),
  ];
}
