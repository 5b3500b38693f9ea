/** What must not be said of a country, or not without its limits. Pure. */
import { formatList } from "@/lib/i18n/format";
import { leadingTo } from "@/lib/reports/blocks";
import { shortened } from "@/lib/reports/cut";
import type { Cell, Section } from "@/lib/reports/model";
import type { Words } from "@/lib/reports/words";
import type { CardFigure } from "@/lib/scorecards/card";
import type { CountryFacts } from "../country";
import { nameOf } from "./figures";
import { addressOf } from "./places";
import type { Size } from "./size";

type Limited = { readonly figure: CardFigure; readonly name: string };

/** What is provisional, uncertain, withheld or lowered, each kind in a line. */
export function limits(words: Words, { card, hearing }: CountryFacts, size: Size): Section {
  const { t, locale, said } = words;
  const address = addressOf(card.frame);
  const { figures, domains } = card.card;
  const all: readonly Limited[] = [
    ...figures.map((figure) => ({ figure, name: nameOf(figure, "aggregate") })),
    ...domains.map((figure) => ({ figure, name: nameOf(figure, "domain") })),
  ];
  const line = (
    kind: "provisional" | "insufficient" | "low" | "lowered" | "toConfirm",
    holds: (figure: CardFigure) => boolean,
  ): readonly Cell[] => {
    const names = all
      .filter(({ figure }) => holds(figure))
      .map(({ name }) => shortened(name, size.title / 2));
    if (names.length === 0) return [];
    return [
      [
        leadingTo(
          `${address}/scorecard`,
          said(t(`brief.limits.${kind}`, { names: listed(words, names, size) })),
        ),
      ],
    ];
  };
  const withheld = [...new Set(all.flatMap(({ figure }) => figure.withheld))];
  const plain = (text: string): Cell => [said(text)];
  const items: readonly Cell[] = [
    ...(card.isDraft ? [plain(t("brief.limits.draft"))] : []),
    ...(hearing === "not_asked" ? [plain(t("scorecard.stateNotAsked"))] : []),
    ...line("provisional", ({ status }) => status === "provisional"),
    ...line("insufficient", ({ status }) => status === "insufficient"),
    ...line("low", ({ confidence }) => confidence === "low"),
    ...(withheld.length === 0
      ? []
      : [plain(t("brief.limits.withheld", { count: withheld.length, codes: formatList(locale, withheld) }))]),
    ...line("lowered", ({ lowered }) => lowered.length > 0),
    ...line("toConfirm", ({ lowered }) => lowered.some(({ toConfirm }) => toConfirm)),
    plain(t("brief.limits.exposure")),
    plain(t("common.unpublishedSources")),
  ];
  return { id: "limits", title: said(t("brief.limits.title")), blocks: [{ kind: "list", items }] };
}

/** Names in one line, and how many more there are. */
function listed({ t, locale }: Words, names: readonly string[], { names: countMax }: Size): string {
  const left = names.length - countMax;
  return formatList(locale, [
    ...names.slice(0, countMax),
    ...(left > 0 ? [t("brief.moreNames", { count: left })] : []),
  ]);
}
