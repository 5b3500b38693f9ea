import { useLocale, useTranslations } from "next-intl";
import { yearsInWords } from "@/components/route/years-text";
import type { LinesHead, TableLine } from "@/components/ui/drawn-table";
import { Table } from "@/components/ui/table";
import { TableLines } from "@/components/ui/table-lines";
import { EXPLOITATION_FORMS } from "@/db/code-lists";
import { formatCount } from "@/lib/i18n/format";
import { type CountryNames, codeWord, reportersInWords } from "@/lib/registers/reader-words";
import { type Arrow, corridorPath, SUPPORTS } from "@/lib/routes/corridors";

/** The arrows of a map as a table. */
export function ArrowTable({ arrows, names }: { arrows: readonly Arrow[]; names: CountryNames }) {
  const t = useTranslations();
  const locale = useLocale();
  const nameOf = (iso3: string) => names[iso3] ?? iso3;
  // Hundreds of lines with few different words: each is looked up once.
  const supports = new Map(SUPPORTS.map((support) => [support, t(`map.support.${support}`)]));
  const forms = new Map(
    EXPLOITATION_FORMS.map((form) => [form as string, codeWord(t, "exploitation_form", form)]),
  );
  const heads: readonly LinesHead[] = [
    { key: "from", label: t("map.fromCountry") },
    { key: "to", label: t("map.toCountry") },
    { key: "routes", label: t("map.routes"), isNumeric: true },
    { key: "years", label: t("map.years"), isShort: true },
    { key: "sources", label: t("map.sources") },
    { key: "forms", label: t("map.forms") },
  ];
  const lines = arrows.map(
    ({ from, to, routes, support, reportedBy, forms: own, ...seen }): TableLine => ({
      key: `${from} ${to}`,
      cells: [
        nameOf(from),
        from === to ? t("map.within") : { text: nameOf(to), href: corridorPath(from, to) },
        formatCount(locale, routes),
        { text: yearsInWords(t, seen), as: "isolate" },
        [supports.get(support), reportersInWords(t, locale, reportedBy, names)]
          .filter((part) => part)
          .join(" · "),
        own.map((form) => forms.get(form) ?? form).join(" · "),
      ],
    }),
  );
  return (
    <Table id="arrows" caption={t("map.arrowsCaption")} captionHidden sticky>
      <TableLines heads={heads} lines={lines} />
    </Table>
  );
}
