/** Checks on the registers of one country that warn and never refuse. Pure. */
import { dayRange } from "@/lib/core/partial-date";

/** A figure of detected victims or of proceedings; null where its value is not known exactly. */
export type Figure = {
  code: string;
  reportingBody: string;
  year: number;
  /** What is counted: the indicator, or stage, legal basis and unit. */
  counted: string;
  dimension: string;
  /** Citizenship or form; empty for totals. */
  category: string;
  sex: string;
  age: string;
  value: number | null;
};
export type LawDates = { code: string; adoptedOn: string | null; inForceOn: string | null };
export type RouteShape = {
  code: string;
  legs: readonly {
    fromCountry: string;
    toCountry: string;
    fromPlace: string | null;
    toPlace: string | null;
  }[];
  forms: readonly string[];
  firstYearSeen: number;
  lastYearSeen: number;
};
export type CountryData = {
  detections: readonly Figure[];
  proceedings: readonly Figure[];
  laws: readonly LawDates[];
  routes: readonly RouteShape[];
};

export const QUALITY_RULES = [
  "parts_above_total",
  "forms_above_total",
  "convicted_above_prosecuted",
  "jump",
  "same_two_years",
  "in_force_before_adopted",
  "legs_apart",
  "same_route",
] as const;
export type QualityRule = (typeof QUALITY_RULES)[number];

/** One warning: the entries it is about, first the one to look at, and the values that do not fit. */
export type Warning = {
  rule: QualityRule;
  codes: readonly string[];
  values: Readonly<Record<string, string | number>>;
};

/** A jump is a value more than so many times the one of the year before, or less than that part of it. */
const JUMP = 3;
/** So few equal figures of two years may be chance. */
const SAME_FIGURES_MIN = 3;

/** What identifies a warning: other entries or other values are another warning. */
export function signatureOf({ codes, values }: Warning): string {
  return JSON.stringify([codes, Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

const key = (...parts: readonly (string | number)[]) => JSON.stringify(parts);

type Known = Figure & { value: number };
const isKnown = (figure: Figure): figure is Known => figure.value !== null;
const blockOf = ({ reportingBody, year, counted }: Figure) => key(reportingBody, year, counted);
const isTotal = ({ sex, age }: Figure) => sex === "total" && age === "total";
const sumOf = (figures: readonly Known[]) => figures.reduce((sum, { value }) => sum + value, 0);

/** Parts by sex, or by sex and age, that add up to more than the total beside them. */
function partsAboveTotal(figures: readonly Known[]): Warning[] {
  const groups = Map.groupBy(figures, (figure) => key(blockOf(figure), figure.dimension, figure.category));
  return [...groups.values()].flatMap((group) => {
    const total = group.find(isTotal);
    if (!total) return [];
    const bySex = group.filter(({ sex, age }) => sex !== "total" && age === "total");
    const byAge = group.filter(({ sex, age }) => sex === "total" && age !== "total");
    const byBoth = group.filter(({ sex, age }) => sex !== "total" && age !== "total");
    return [bySex, byAge, byBoth].flatMap((parts) => {
      const sum = sumOf(parts);
      return sum > total.value
        ? [
            {
              rule: "parts_above_total" as const,
              codes: [total.code, ...parts.map(({ code }) => code)],
              values: { year: total.year, total: total.value, sum },
            },
          ]
        : [];
    });
  });
}

/** Forms of exploitation that add up to more than all victims: one victim was counted under several. */
function formsAboveTotal(figures: readonly Known[]): Warning[] {
  return [...Map.groupBy(figures, blockOf).values()].flatMap((block) => {
    const total = block.find((figure) => figure.dimension === "total" && isTotal(figure));
    const forms = block.filter((figure) => figure.dimension === "form_of_exploitation" && isTotal(figure));
    const sum = sumOf(forms);
    return total && sum > total.value
      ? [
          {
            rule: "forms_above_total" as const,
            codes: [total.code, ...forms.map(({ code }) => code)],
            values: { year: total.year, total: total.value, sum },
          },
        ]
      : [];
  });
}

/** More persons convicted than prosecuted in one year: possible where cases run over years, often a mistake. */
function convictedAboveProsecuted(figures: readonly Known[]): Warning[] {
  const totals = figures.filter((figure) => figure.dimension === "total" && isTotal(figure));
  return totals
    .filter(({ counted }) => counted.startsWith("convicted "))
    .flatMap((convicted) => {
      const beside = convicted.counted.replace("convicted ", "prosecuted ");
      const prosecuted = totals.find(
        (other) =>
          other.counted === beside &&
          other.year === convicted.year &&
          other.reportingBody === convicted.reportingBody,
      );
      return prosecuted && convicted.value > prosecuted.value
        ? [
            {
              rule: "convicted_above_prosecuted" as const,
              codes: [convicted.code, prosecuted.code],
              values: { year: convicted.year, convicted: convicted.value, prosecuted: prosecuted.value },
            },
          ]
        : [];
    });
}

const seriesOf = ({ reportingBody, counted, dimension, category, sex, age }: Figure) =>
  key(reportingBody, counted, dimension, category, sex, age);

/** A value more than threefold, or less than a third, of the year before. */
function jumps(figures: readonly Known[]): Warning[] {
  const totals = figures.filter((figure) => figure.dimension === "total" && isTotal(figure));
  return [...Map.groupBy(totals, seriesOf).values()].flatMap((series) => {
    const ordered = series.toSorted((a, b) => a.year - b.year);
    return ordered.flatMap((figure, index) => {
      const before = ordered[index - 1];
      if (!before || before.year !== figure.year - 1) return [];
      const [low, high] = [before.value, figure.value].sort((a, b) => a - b);
      return low !== undefined && high !== undefined && low > 0 && high > JUMP * low
        ? [
            {
              rule: "jump" as const,
              codes: [figure.code, before.code],
              values: {
                year: figure.year,
                value: figure.value,
                yearBefore: before.year,
                before: before.value,
              },
            },
          ]
        : [];
    });
  });
}

/** Two years in a row with the same figures throughout: one was copied. */
function sameTwoYears(figures: readonly Known[]): Warning[] {
  const groups = Map.groupBy(figures, ({ reportingBody, counted }) => key(reportingBody, counted));
  return [...groups.values()].flatMap((group) => {
    const years = Map.groupBy(group, ({ year }) => year);
    const shape = (year: number) =>
      (years.get(year) ?? []).map((figure) => key(seriesOf(figure), figure.value)).sort();
    return [...years.keys()]
      .sort((a, b) => a - b)
      .flatMap((year) => {
        const [now, before] = [shape(year), shape(year - 1)];
        const [first, second] = [years.get(year)?.[0], years.get(year - 1)?.[0]];
        return first &&
          second &&
          now.length >= SAME_FIGURES_MIN &&
          now.length === before.length &&
          now.every((cell, index) => cell === before[index])
          ? [
              {
                rule: "same_two_years" as const,
                codes: [first.code, second.code],
                values: { year, yearBefore: year - 1, figures: now.length },
              },
            ]
          : [];
      });
  });
}

/** A law cannot bind before it was adopted; where dates are partial, only what is certain counts. */
function inForceBeforeAdopted(laws: readonly LawDates[]): Warning[] {
  return laws.flatMap(({ code, adoptedOn, inForceOn }) => {
    const adopted = adoptedOn === null ? null : dayRange(adoptedOn);
    const inForce = inForceOn === null ? null : dayRange(inForceOn);
    return adopted && inForce && inForce.to < adopted.from
      ? [
          {
            rule: "in_force_before_adopted" as const,
            codes: [code],
            values: { adopted: adoptedOn ?? "", inForce: inForceOn ?? "" },
          },
        ]
      : [];
  });
}

/** A leg that does not start in the country, or in the named place, where the one before ended. */
function legsApart(routes: readonly RouteShape[]): Warning[] {
  return routes.flatMap(({ code, legs }) =>
    legs.flatMap((leg, index) => {
      const before = legs[index - 1];
      if (!before) return [];
      const samePlace =
        before.toPlace === null || leg.fromPlace === null || before.toPlace.trim() === leg.fromPlace.trim();
      if (before.toCountry === leg.fromCountry && samePlace) return [];
      const place = (country: string, name: string | null) =>
        name === null ? country : `${name}, ${country}`;
      return [
        {
          rule: "legs_apart" as const,
          codes: [code],
          values: {
            leg: index + 1,
            from: place(leg.fromCountry, leg.fromPlace),
            end: place(before.toCountry, before.toPlace),
          },
        },
      ];
    }),
  );
}

/** Two routes over the same countries in the same years for a common form. */
function sameRoute(routes: readonly RouteShape[]): Warning[] {
  const over = ({ legs }: RouteShape) =>
    key(...legs.flatMap(({ fromCountry, toCountry }) => [fromCountry, toCountry]));
  return [...Map.groupBy(routes, over).values()].flatMap((group) =>
    group.flatMap((route, index) =>
      group
        .slice(0, index)
        .filter(
          (other) =>
            other.firstYearSeen <= route.lastYearSeen &&
            route.firstYearSeen <= other.lastYearSeen &&
            other.forms.some((form) => route.forms.includes(form)),
        )
        .map((other) => ({
          rule: "same_route" as const,
          codes: [route.code, other.code].sort(),
          values: { first: route.code, second: other.code },
        })),
    ),
  );
}

/** Every warning about the registers of one country. */
export function warningsOf({ detections, proceedings, laws, routes }: CountryData): readonly Warning[] {
  const [victims, cases] = [detections.filter(isKnown), proceedings.filter(isKnown)];
  return [
    ...partsAboveTotal(victims),
    ...partsAboveTotal(cases),
    ...formsAboveTotal(victims),
    ...convictedAboveProsecuted(cases),
    ...jumps(victims),
    ...jumps(cases),
    ...sameTwoYears(victims),
    ...sameTwoYears(cases),
    ...inForceBeforeAdopted(laws),
    ...legsApart(routes),
    ...sameRoute(routes),
  ];
}
