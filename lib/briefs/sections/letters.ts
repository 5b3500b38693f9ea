/** The last letters between the programme and the State. Pure. */
import { formatDay } from "@/lib/i18n/format";
import { leadingTo, paragraph } from "@/lib/reports/blocks";
import { shortened } from "@/lib/reports/cut";
import type { Cell, Section } from "@/lib/reports/model";
import type { Words } from "@/lib/reports/words";
import type { BriefFacts, BriefLetter } from "../country";
import { addressOf } from "./places";
import type { Size } from "./size";

/** The last letters, the newest first; whoever noted them is not named. */
export function letters(
  words: Words,
  { card, letters: last }: BriefFacts,
  { title: lettersMax }: Size,
): Section {
  const { t, locale, said, typed } = words;
  const cellOf = ({ number, direction, passedOn, institutionName, subject, language }: BriefLetter): Cell => [
    leadingTo(
      `${addressOf(card.frame)}/correspondence/${number}`,
      said(`${formatDay(locale, passedOn)} · ${t(`correspondence.directions.${direction}`)}`),
    ),
    typed(shortened(`${institutionName}: ${subject}`, lettersMax), language),
  ];
  return {
    id: "letters",
    title: said(t("brief.letters.title")),
    blocks:
      last.length === 0
        ? [paragraph(said(t("correspondence.none")))]
        : [{ kind: "list", items: last.map(cellOf) }],
  };
}
