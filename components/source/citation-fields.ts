/** The fields that say what a passage shows and which ratings it is given to, as data. */
import type { FormField } from "@/components/forms/form-field";
import { CITATION_SHOWS, CITATION_STANCES } from "@/db/enums";
import type { SourceWords } from "./source-fields";

/** An assessment in which the reader may cite, with its indicators in order. */
export type CitablePlace = {
  round: string;
  iso3: string;
  country: string;
  indicators: readonly { code: string; title: string; domain: string; domainTitle: string }[];
};

/** For one assessment; `wanted` is ticked at the start. */
export function citationFields(t: SourceWords, place: CitablePlace, wanted: readonly string[]): FormField[] {
  return [
    { kind: "hidden", name: "round", value: place.round },
    { kind: "hidden", name: "iso3", value: place.iso3 },
    {
      kind: "radios",
      name: "shows",
      label: t("passages.shows"),
      options: CITATION_SHOWS.map((value) => ({ value, label: t(`shows.${value}`) })),
      value: "exists",
    },
    {
      kind: "radios",
      name: "stance",
      label: t("passages.stance"),
      options: CITATION_STANCES.map((value) => ({ value, label: t(`stance.${value}`) })),
      value: "supports",
    },
    {
      kind: "checkboxes",
      name: "indicators",
      label: t("passages.indicators", { country: place.country, round: place.round }),
      options: place.indicators.map(({ code, title, domain, domainTitle }) => ({
        value: code,
        label: `${code} ${title}`,
        group: `${domain} ${domainTitle}`.trim(),
      })),
      value: wanted.filter((code) => place.indicators.some((indicator) => indicator.code === code)),
    },
  ];
}
