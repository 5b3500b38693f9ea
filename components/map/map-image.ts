/** The maps as images that stand alone, in the words of their reader. */
import type { PlainField } from "@/components/forms/form-field";
import { formatCount, formatDay, formatPartialDate } from "@/lib/i18n/format";
import { directionOf, type Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { type KeyLine, type MapImage, mapImage } from "@/lib/map/image";
import type { MapEntry, Mark } from "@/lib/map/mark";
import type { FactMapView, RouteMapView } from "@/lib/map/page";
import { placeMap } from "@/lib/map/place";
import { type FactMapFilter, isFigureFact, isTreatyFact } from "@/lib/map/schema";
import { pointSizes } from "@/lib/map/size";
import { periodParameters } from "@/lib/registers/period";
import type { EntryFilter } from "@/lib/registers/schema";
import { SUPPORTS, type Support } from "@/lib/routes/corridors";
import { statementDayInWords } from "@/lib/treaties/treaty-words";
import { factEntry, factMarks, factTitle, totalLines } from "./fact-words";
import { routeEntries, routeMapFields, routeMarks } from "./route-words";

/** What an image needs beside what its page shows. */
export type ImagePlace = {
  locale: Locale;
  programme: string;
  day: string;
  land: string;
  /** The drawing of the boundary set in use; null where none is. */
  areas: string | null;
};

/** As the style sheet of the map has them. */
const FLOWS: Readonly<Record<Support, { width: number; isBroken: boolean }>> = {
  none: { width: 1.5, isBroken: true },
  one: { width: 2, isBroken: false },
  two: { width: 3.5, isBroken: false },
  more: { width: 5, isBroken: false },
};

/** What is chosen in some filters, one line each. */
function chosen(fields: readonly PlainField[]): readonly string[] {
  return fields.flatMap((field) => {
    if (field.kind === "text") return field.value ? [`${field.label}: ${field.value}`] : [];
    if (field.kind !== "select" || !field.value) return [];
    const option = field.options.find(({ value }) => value === field.value);
    return option ? [`${field.label}: ${option.label}`] : [];
  });
}

function sourceText(t: Translate, locale: Locale, boundaries: FactMapView["boundaries"]): string {
  if (boundaries === null) return t("map.source");
  const { source, edition, editionDate, clearedBy, clearedOn, reference } = boundaries;
  return t.markup("map.sourceOfAreas", {
    set: () => `${source}, ${edition}`,
    by: () => clearedBy,
    reference: () => reference,
    date: formatPartialDate(t, locale, editionDate),
    day: formatDay(locale, clearedOn),
  });
}

type Shown = Pick<RouteMapView, "boundaries" | "isDemonstration"> & {
  title: string;
  lines: readonly string[];
  entries: readonly MapEntry[];
  flows?: readonly { from: string; to: string; kind: Support }[];
  marks: readonly { mark: Mark; text: string }[];
  sizes?: ReturnType<typeof pointSizes>;
  areFilled: boolean;
  foot: readonly string[];
};

function drawn(t: Translate, place: ImagePlace, shown: Shown): string {
  const { locale } = place;
  const { entries, flows = [], boundaries, sizes = null, areFilled } = shown;
  const areas = new Map(boundaries?.areas.map((area) => [area.iso3, area]));
  const sizeOf = new Map(
    entries.flatMap(({ iso3, value = null }) =>
      sizes === null || value === null ? [] : [[iso3, sizes.sizeOf(value)]],
    ),
  );
  const image: MapImage<Support> = {
    language: locale,
    direction: directionOf(locale),
    title: shown.title,
    lines: [...(shown.isDemonstration ? [t("common.banner.demonstration")] : []), ...shown.lines],
    placed: placeMap(
      entries.map(({ iso3, mark }) => ({
        iso3,
        mark,
        hasData: mark !== "none",
        size: sizeOf.get(iso3) ?? 1,
      })),
      flows,
      SUPPORTS,
      boundaries?.areas,
    ),
    told: new Map(entries.map(({ iso3, name, text }) => [iso3, `${name}: ${text}`])),
    sizeOf,
    insetTitle: t(shown.isDemonstration ? "map.insetInvented" : "map.inset"),
    land: place.land,
    areas:
      place.areas === null
        ? null
        : {
            parts: place.areas,
            filled: new Map(
              entries.flatMap(({ iso3, mark }) =>
                areFilled && areas.has(iso3) ? [[iso3, mark] as const] : [],
              ),
            ),
            points: new Set(
              entries.flatMap(({ iso3 }) => (areFilled && areas.get(iso3)?.isSmall === false ? [] : [iso3])),
            ),
          },
    keyTitle: t("map.key"),
    key: keyOf(t, locale, shown, flows.length > 0),
    foot: [
      t("map.notice"),
      sourceText(t, locale, boundaries),
      ...shown.foot,
      givenOut(t, place, shown.title),
    ],
    flowOf: (kind) => FLOWS[kind],
  };
  return mapImage(image);
}

function givenOut(t: Translate, { locale, programme, day }: ImagePlace, title: string): string {
  return `${t("map.cited", { programme, map: title, day: formatDay(locale, day) })} ${t("navigation.notOfficial")}`;
}

function keyOf(
  t: Translate,
  locale: Locale,
  { marks, sizes, boundaries }: Shown,
  hasFlows: boolean,
): readonly KeyLine<Support>[] {
  return [
    ...marks.map(({ mark, text }): KeyLine<Support> => ({ text, sample: { kind: "mark", mark } })),
    ...(sizes ? [{ text: t("map.sizes") }] : []),
    ...(sizes?.samples ?? []).map(
      ({ value, size }): KeyLine<Support> => ({
        text: formatCount(locale, value),
        sample: { kind: "size", size },
      }),
    ),
    ...(boundaries?.hasUnassigned
      ? [{ text: t("map.unassigned"), sample: { kind: "unassigned" } as const }]
      : []),
    ...(hasFlows
      ? [
          { text: t("map.direction") },
          { text: t("map.widths") },
          ...SUPPORTS.map(
            (flow): KeyLine<Support> => ({ text: t(`map.support.${flow}`), sample: { kind: "flow", flow } }),
          ),
          { text: t("map.ring") },
        ]
      : []),
  ];
}

/** The map of routes by a filter of their register. */
export function routeMapImage(
  t: Translate,
  place: ImagePlace,
  view: RouteMapView,
  filter: EntryFilter,
): string {
  const { routes, arrows, countries } = view;
  return drawn(t, place, {
    ...view,
    title: t("map.routesTitle"),
    lines: [
      t("map.summary", { routes, arrows: arrows.length }),
      ...chosen(routeMapFields(t, filter, countries)),
    ],
    entries: routeEntries(t, view),
    flows: arrows.map(({ from, to, support }) => ({ from, to, kind: support })),
    marks: routeMarks(t),
    areFilled: false,
    foot: [t("map.routesLead")],
  });
}

/** The map of one fact for each country. */
export function factMapImage(
  t: Translate,
  place: ImagePlace,
  view: FactMapView,
  filter: FactMapFilter,
): string {
  const { locale } = place;
  const { fact } = filter;
  const { facts, names, asOf, year, totals } = view;
  const entries = facts.map((one) => factEntry(t, locale, one, names));
  const statuses = facts.flatMap((one) => (one.kind === "treaty" ? one.status : []));
  const { from, to } = periodParameters(filter);
  const isFigure = isFigureFact(fact);
  const period = isFigure || isTreatyFact(fact) ? [] : [["from", from] as const, ["to", to] as const];
  return drawn(t, place, {
    ...view,
    title: factTitle(t, fact, year),
    lines: [
      ...(isTreatyFact(fact) ? [statementDayInWords(t, locale, statuses, asOf)] : []),
      ...period.filter(([, value]) => value !== "").map(([name, value]) => `${t(`map.${name}`)}: ${value}`),
      ...totalLines(t, locale, totals),
    ],
    entries,
    sizes: pointSizes(entries.flatMap(({ value }) => value ?? [])),
    marks: factMarks(t, fact),
    areFilled: true,
    foot: isFigure ? [t("map.figuresNote")] : [],
  });
}
