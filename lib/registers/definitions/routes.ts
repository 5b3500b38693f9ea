import * as lists from "@/db/code-lists";
import { CONFIDENCES, type EntryCountryRole } from "@/db/enums";
import {
  type EntryProblem,
  inRole,
  type NamedCountry,
  PARAGRAPH,
  type RegisterDefinition,
  type Rows,
  TEXT,
  textOf,
  token,
  YEAR,
  yearsInOrder,
} from "../fields";
import { ONWARD } from "../words";

/** The roles that follow from the legs of a route. */
export const ROUTE_ROLES = [
  "origin",
  "transit",
  "destination",
  "internal",
] as const satisfies readonly EntryCountryRole[];

/** One leg by its countries. */
export type Leg = { readonly from: string; readonly to: string };

/** The countries of some legs in order, each once in a row: where they start, pass and end. */
export function stopsOf(legs: readonly Leg[]): string[] {
  const all = legs.flatMap(({ from, to }) => [from, to]);
  return all.filter((iso3, index) => iso3 !== "" && iso3 !== all[index - 1]);
}

/** The legs of a route by their countries, in order. */
export function legsOf(rows: Rows): Leg[] {
  return (rows.legs ?? []).map((leg) => ({
    from: textOf(leg, "fromCountry"),
    to: textOf(leg, "toCountry"),
  }));
}

/** Origin, transit and destination by the order of the legs; a route that leaves no country is internal. */
export function rolesOfRoute(rows: Rows): readonly NamedCountry[] {
  const passed = stopsOf(legsOf(rows));
  const [first] = passed;
  const last = passed.at(-1);
  if (first === undefined || last === undefined) return [];
  if (passed.every((iso3) => iso3 === first)) return [{ iso3: first, role: "internal" }];
  const between = passed.slice(1, -1).filter((iso3) => iso3 !== first && iso3 !== last);
  return [...inRole("origin", [first]), ...inRole("transit", between), ...inRole("destination", [last])];
}

function bordersOnlyBetweenStates(rows: Rows): EntryProblem[] {
  return (rows.legs ?? []).flatMap((leg, index) =>
    textOf(leg, "crossing") === "no_border" && textOf(leg, "fromCountry") !== textOf(leg, "toCountry")
      ? [{ field: `legs.${index}.crossing`, message: "registers.problems.border_between_states" }]
      : [],
  );
}

export const ROUTES: RegisterDefinition = {
  key: "routes",
  letter: "R",
  accessClass: "restricted",
  roles: ROUTE_ROLES,
  years: { first: "firstYearSeen", last: "lastYearSeen" },
  fields: [
    {
      name: "forms",
      kind: "codes",
      list: "exploitation_form",
      codes: lists.EXPLOITATION_FORMS,
      required: true,
      filter: true,
      listed: true,
    },
    { name: "firstYearSeen", ...YEAR, required: true, listed: true },
    { name: "lastYearSeen", ...YEAR, required: true, listed: true },
    {
      name: "trend",
      kind: "code",
      list: "trend",
      codes: lists.TRENDS,
      required: true,
      filter: true,
      listed: true,
    },
    {
      name: "confidence",
      kind: "code",
      list: "confidence",
      codes: CONFIDENCES,
      required: true,
      filter: true,
      listed: true,
    },
    {
      name: "travellerSex",
      kind: "code",
      list: "traveller_sex",
      codes: lists.TRAVELLER_SEXES,
      required: true,
    },
    {
      name: "travellerAge",
      kind: "code",
      list: "traveller_age",
      codes: lists.TRAVELLER_AGES,
      required: true,
    },
    {
      name: "recruitmentChannels",
      kind: "codes",
      list: "recruitment_channel",
      codes: lists.RECRUITMENT_CHANNELS,
      filter: true,
    },
    { name: "controlMethods", kind: "codes", list: "control_method", codes: lists.CONTROL_METHODS },
    { name: "sectors", kind: "codes", list: "labour_sector", codes: lists.LABOUR_SECTORS },
    { name: "description", ...PARAGRAPH },
  ],
  rows: [
    {
      name: "legs",
      min: 1,
      max: 20,
      continues: { fromCountry: "toCountry", fromPlace: "toPlace" },
      fields: [
        { name: "fromCountry", kind: "country", required: true },
        { name: "fromPlace", ...TEXT },
        { name: "toCountry", kind: "country", required: true },
        { name: "toPlace", ...TEXT },
        { name: "phase", kind: "code", list: "leg_phase", codes: lists.LEG_PHASES, required: true },
        {
          name: "transport",
          kind: "code",
          list: "transport_mode",
          codes: lists.TRANSPORT_MODES,
          required: true,
        },
        {
          name: "crossing",
          kind: "code",
          list: "crossing_status",
          codes: lists.CROSSING_STATUSES,
          required: true,
        },
        { name: "borderPointOut", ...TEXT },
        { name: "borderPointIn", ...TEXT },
        { name: "documents", ...TEXT },
        {
          name: "smugglingOverlap",
          kind: "code",
          list: "smuggling_overlap",
          codes: lists.SMUGGLING_OVERLAPS,
          required: true,
        },
      ],
    },
  ],
  title: (_values, rows) =>
    stopsOf(legsOf(rows))
      .map((iso3) => token("country", iso3))
      .join(ONWARD),
  countries: (_values, rows) => rolesOfRoute(rows),
  home: (_values, rows) => stopsOf(legsOf(rows))[0] ?? null,
  problems: (values, rows) => [...yearsInOrder(values), ...bordersOnlyBetweenStates(rows)],
  linkedRegisters: ["route"],
};
