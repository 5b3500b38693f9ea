/** Which State each shape of a boundary set belongs to, by a code that its file gives. Pure. */
import type { BoundaryShape } from "./shape";

/** A country or area that the installation knows. */
export type KnownCountry = { readonly iso3: string; readonly m49: string | null };

/** Properties that are known to hold the code, in lower case, the surest first. */
const KNOWN_PROPERTIES = ["iso3cd", "iso3_cd", "iso3", "m49_cd", "m49"];
const M49_LENGTH = 3;
const VALUE_LENGTH_MAX = 60;
/** Properties of a file that may hold the code: no table has more columns, nor longer names. */
const PROPERTIES_MAX = 1_000;
const NAME_LENGTH_MAX = 200;

/** The code in a property; null where there is none. A code is taken as it is written: `xAB` is not `XAB`. */
function codeIn(shape: BoundaryShape, property: string): string | null {
  const value = shape.properties[property];
  if (typeof value === "number" && Number.isInteger(value)) return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function finder(countries: readonly KnownCountry[]): (code: string) => string | null {
  const byCode = new Map<string, string>();
  for (const { iso3, m49 } of countries) {
    byCode.set(iso3, iso3);
    if (m49 !== null) byCode.set(m49, iso3);
  }
  return (code) => byCode.get(/^\d{1,3}$/.test(code) ? code.padStart(M49_LENGTH, "0") : code) ?? null;
}

/** A line never belongs to a State. */
function isLine({ geometry }: BoundaryShape): boolean {
  return geometry.type === "LineString" || geometry.type === "MultiLineString";
}

export type PropertyMatch = { readonly name: string; readonly matched: number };

/** The first properties of the areas of a file with how many States it names, those that name most first. */
export function propertiesOf(
  shapes: readonly BoundaryShape[],
  countries: readonly KnownCountry[],
): readonly PropertyMatch[] {
  const find = finder(countries);
  const named = new Map<string, Set<string>>();
  for (const shape of shapes.filter((one) => !isLine(one))) {
    for (const name of Object.keys(shape.properties)) {
      const states = named.get(name) ?? new Set();
      if (name.length > NAME_LENGTH_MAX || (named.size === PROPERTIES_MAX && !named.has(name))) continue;
      const code = codeIn(shape, name);
      const iso3 = code === null ? null : find(code);
      if (iso3 !== null) states.add(iso3);
      named.set(name, states);
    }
  }
  return [...named]
    .map(([name, states]) => ({ name, matched: states.size }))
    .toSorted((a, b) => b.matched - a.matched || (a.name < b.name ? -1 : 1));
}

/** The property that is known to hold the code, where the file has one; null where a person has to say it. */
export function knownProperty(properties: readonly PropertyMatch[]): string | null {
  for (const known of KNOWN_PROPERTIES) {
    const found = properties.find(({ name, matched }) => matched > 0 && name.toLowerCase() === known);
    if (found) return found.name;
  }
  return null;
}

/** What a boundary set gives to whom. */
export type BoundaryMatch = {
  /** The State of each shape in its order, null for what belongs to none. */
  readonly states: readonly (string | null)[];
  readonly matched: readonly string[];
  /** States of the installation that the file has no area for. */
  readonly missing: readonly string[];
  /** Codes of areas that name no State here, with the first place of each. */
  readonly unknown: readonly { readonly code: string; readonly place: string }[];
  /** Areas without a code. */
  readonly uncoded: number;
  /** All areas that belong to no State. */
  readonly unassigned: number;
  readonly lines: number;
};

/** Gives each area to the State that its code names, and to nobody where it names none. */
export function matchShapes(
  shapes: readonly BoundaryShape[],
  property: string,
  countries: readonly KnownCountry[],
): BoundaryMatch {
  const find = finder(countries);
  const unknown = new Map<string, string>();
  let uncoded = 0;
  const states = shapes.map((shape) => {
    if (isLine(shape)) return null;
    const code = codeIn(shape, property);
    if (code === null) {
      uncoded += 1;
      return null;
    }
    const iso3 = find(code);
    if (iso3 === null && !unknown.has(code)) unknown.set(code, shape.place);
    return iso3;
  });
  const matched = new Set(states.filter((iso3) => iso3 !== null));
  return {
    states,
    matched: [...matched].toSorted(),
    missing: countries
      .map(({ iso3 }) => iso3)
      .filter((iso3) => !matched.has(iso3))
      .toSorted(),
    unknown: [...unknown].map(([code, place]) => ({ code: code.slice(0, VALUE_LENGTH_MAX), place })),
    uncoded,
    unassigned: shapes.filter((shape, index) => !isLine(shape) && states[index] === null).length,
    lines: shapes.filter(isLine).length,
  };
}
