/** Checks on the registers of one country that warn and never refuse. Pure. */
import { dayRange } from "@/lib/core/partial-date";
import { type Figure, figureWarnings, proceedingsWarnings } from "./figure-rules";
import type { Warning } from "./warning";

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
    JSON.stringify(legs.flatMap(({ fromCountry, toCountry }) => [fromCountry, toCountry]));
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
  return [
    ...figureWarnings(detections),
    ...figureWarnings(proceedings),
    ...proceedingsWarnings(proceedings),
    ...inForceBeforeAdopted(laws),
    ...legsApart(routes),
    ...sameRoute(routes),
  ];
}
