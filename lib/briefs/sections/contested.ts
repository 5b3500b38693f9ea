/** What the State contests: points that were not accepted, accepted in part, or are not answered yet. Pure. */

import { leadingTo, paragraph } from "@/lib/reports/blocks";
import { atMost, shortened } from "@/lib/reports/cut";
import type { Cell, Section } from "@/lib/reports/model";
import type { Words } from "@/lib/reports/words";
import type { Contested, CountryFacts } from "../country";
import { addressOf } from "./places";
import type { Size } from "./size";

/** The State's points in its own words, cut to the sheet, with what became of each. */
export function contested(
  words: Words,
  { card, hearing, contested: points }: CountryFacts,
  size: Size,
): Section {
  const { t, said, ofEdition, typed } = words;
  const address = `${addressOf(card.frame)}/country-comments#comments`;
  const cellOf = ({ indicator, body, language, disposition }: Contested): Cell => {
    const outcome =
      disposition === null ? t("brief.contested.open") : t(`countryComments.dispositions.${disposition}`);
    return [
      leadingTo(
        address,
        indicator === null
          ? said(t("brief.contested.wholeText"))
          : ofEdition(shortened(`${indicator.code} ${indicator.title}`, size.title)),
      ),
      typed(shortened(body, size.text), language),
      said(outcome),
    ];
  };
  const more = (count: number) => leadingTo(address, said(t("brief.more", { count })));
  return {
    id: "contested",
    title: said(t("brief.contested.title")),
    blocks:
      points.length === 0
        ? [paragraph(said(t(`brief.contested.${hearing === "commented" ? "nothing" : hearing}`)))]
        : [{ kind: "list", items: atMost(points, size.contested, cellOf, more) }],
  };
}
