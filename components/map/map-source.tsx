import { useLocale, useTranslations } from "next-intl";
import type { MapBoundaries } from "@/lib/boundaries/view";
import { formatDay, formatPartialDate } from "@/lib/i18n/format";

/** Where the shapes of a map come from, and for areas who cleared them. */
export function MapSource({ boundaries }: { boundaries: MapBoundaries | null }) {
  const t = useTranslations("map");
  const words = useTranslations();
  const locale = useLocale();
  if (boundaries === null) return <p>{t("source")}</p>;
  const { source, edition, editionDate, clearedBy, clearedOn, reference, language } = boundaries;
  const typed = (text: string) => <bdi lang={language}>{text}</bdi>;
  return (
    <p>
      {t.rich("sourceOfAreas", {
        set: () => typed(`${source}, ${edition}`),
        by: () => typed(clearedBy),
        reference: () => typed(reference),
        date: formatPartialDate(words, locale, editionDate),
        day: formatDay(locale, clearedOn),
      })}
    </p>
  );
}
