import { yearsInWords } from "@/components/route/years-text";
import type { CountryTotal } from "@/lib/disclosure/display";
import { figureText } from "@/lib/figures/figure-text";
import { registerOfSeries } from "@/lib/figures/schema";
import type { PublishedTotal } from "@/lib/figures/totals";
import { formatCount, formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { FIGURE_MARKS, type MapEntry, type Mark, TREATY_MARKS } from "@/lib/map/mark";
import type { FactMapView } from "@/lib/map/page";
import { isFigureFact, isTreatyFact, type MapFact } from "@/lib/map/schema";
import { type CountryNames, codeWord, reportersInWords } from "@/lib/registers/reader-words";
import type { RoleFact } from "@/lib/routes/roles";
import type { TreatyStatus } from "@/lib/treaties/status";
import { statusInWords } from "@/lib/treaties/treaty-words";

type Fact = { iso3: string; name: string } & (
  | { kind: "treaty"; status: TreatyStatus }
  | { kind: "role"; role: RoleFact | null }
  | { kind: "figure"; figures: readonly PublishedTotal[] }
);

const FIGURE_STANDINGS = ["exact", "estimated", "suppressed", "none"] as const;
const STANDINGS = ["binding", "deposited", "signed", "withdrawn", "none"] as const;

/** What a map of facts is about. */
export function factName(t: Translate, fact: MapFact): string {
  if (isFigureFact(fact)) {
    const list = registerOfSeries(fact) === "detections" ? "detection_indicator" : "case_stage";
    return t("map.figureGroup", { figure: codeWord(t, list, fact) });
  }
  return isTreatyFact(fact)
    ? t("map.treatyGroup", { treaty: t(`registers.codes.treaty.${fact}`) })
    : t("map.rolesGroup", { role: t(`registers.countryRole.${fact}`) });
}

/** The same with the year of figures. */
export function factTitle(t: Translate, fact: MapFact, year: number | null): string {
  const name = factName(t, fact);
  return isFigureFact(fact) && year !== null ? t("map.factIn", { fact: name, year: String(year) }) : name;
}

/** What the fillings of the points say. */
export function factMarks(t: Translate, fact: MapFact): readonly { mark: Mark; text: string }[] {
  if (isFigureFact(fact))
    return FIGURE_STANDINGS.map((kind) => ({ mark: FIGURE_MARKS[kind], text: t(`map.figure.${kind}`) }));
  return isTreatyFact(fact)
    ? STANDINGS.map((kind) => ({ mark: TREATY_MARKS[kind], text: t(`map.treaty.${kind}`) }))
    : [
        { mark: "solid", text: t("map.held") },
        { mark: "none", text: t("map.notHeld") },
      ];
}

/** A fact and whose word it is where other States gave the information. */
function withReporters(
  t: Translate,
  locale: Locale,
  text: string,
  states: readonly string[],
  names: CountryNames,
): string {
  const reporters = reportersInWords(t, locale, states, names);
  return reporters === null ? text : `${text} · ${reporters}`;
}

/** What a figure counts. */
function countedText(t: Translate, counted: PublishedTotal["counted"]): string {
  return counted.map(({ list, value }) => codeWord(t, list, value)).join(" · ");
}

/** The figures of one country, each with what it counts and who counted. */
function figures(t: Translate, locale: Locale, totals: readonly PublishedTotal[]): string {
  if (totals.length === 0) return t("map.figure.none");
  return formatList(
    locale,
    totals.map((total) =>
      t("map.figureOf", {
        figure: figureText(t, locale, total),
        counted: countedText(t, total.counted),
        body: total.reportingBody,
      }),
    ),
  );
}

/** The fullest of the figures of one country gives the mark, and the largest of those the size. */
function shownBy(totals: readonly PublishedTotal[]): { mark: Mark; value: number | null } {
  const best = FIGURE_STANDINGS.find((kind) => totals.some(({ status }) => status === kind));
  const values = totals.flatMap(({ status, value }) => (status === best ? (value ?? []) : []));
  return { mark: FIGURE_MARKS[best ?? "none"], value: values.length === 0 ? null : Math.max(...values) };
}

function sumText(t: Translate, locale: Locale, value: CountryTotal["value"]): string {
  switch (value.kind) {
    case "shown":
      return formatCount(locale, value.value);
    case "at_least":
      return t("map.atLeast", { value: formatCount(locale, value.value) });
    case "suppressed":
      return codeWord(t, "value_status", value.kind);
    case "missing":
      return t("map.noTotal");
  }
}

/** What the figures of all countries come to, and of how many. */
export function totalText(t: Translate, locale: Locale, { value, counted, without }: CountryTotal): string {
  return t("map.totalOf", { sum: sumText(t, locale, value), counted, without });
}

/** The totals of a map in words, one line each. */
export function totalLines(t: Translate, locale: Locale, totals: FactMapView["totals"]): readonly string[] {
  return totals.map(({ of, counted, total }) =>
    t(`map.total.${of}`, {
      counted: countedText(t, counted),
      total: totalText(t, locale, total),
    }),
  );
}

/** What a map says of one country. */
export function factEntry(t: Translate, locale: Locale, fact: Fact, names: CountryNames): MapEntry {
  const { iso3, name } = fact;
  if (fact.kind === "treaty") {
    const { kind, reportedBy, recordedUntil } = fact.status;
    const isSilent = kind === "none" && recordedUntil === undefined;
    const reporters = reportedBy === undefined ? [] : [reportedBy];
    const status = isSilent ? t("map.treaty.none") : statusInWords(t, locale, fact.status);
    const text = withReporters(t, locale, status, reporters, names);
    return { iso3, name, mark: TREATY_MARKS[kind], text };
  }
  if (fact.kind === "figure")
    return { iso3, name, ...shownBy(fact.figures), text: figures(t, locale, fact.figures) };
  const { role } = fact;
  if (role === null) return { iso3, name, mark: "none", text: t("map.notHeld") };
  const routes = `${t("map.routeCount", { count: role.routes })}, ${yearsInWords(t, role)}`;
  return {
    iso3,
    name,
    mark: "solid",
    text: withReporters(t, locale, routes, role.reportedBy, names),
  };
}
