import type { Permission } from "./can";

/**
 * Who decides behind the door of a surface: a permission of the rights table; `own`, because it shows or changes
 * only what belongs to the person who asks; or `anyone` whom the door admits, where lists show each reader the rows
 * that the reads allow.
 */
export type Decider = Permission | "own" | "anyone";

/** One line of the inventory: whom the door admits, and what decides behind it. */
export type Surface = { readonly access: "public" | "signed_in"; readonly decidedBy: Decider };

const open = (decidedBy: Decider): Surface => ({ access: "public", decidedBy });
const signedIn = (decidedBy: Decider): Surface => ({ access: "signed_in", decidedBy });

/** Every page, by its address with the names of its parameters. */
export const PAGES: Readonly<Record<string, Surface>> = {
  "/[locale]": open("own"),
  "/[locale]/failed": open("anyone"),
  "/[locale]/instruments": signedIn("anyone"),
  "/[locale]/instruments/[instrument]/[version]": signedIn("anyone"),
  "/[locale]/method": signedIn("anyone"),
  "/[locale]/rounds/[round]": signedIn("assessment.see"),
  "/[locale]/rounds/[round]/[iso3]/scorecard": signedIn("release.read"),
  "/[locale]/rounds/[round]/[iso3]/why/[key]": signedIn("release.read"),
};

/** Every route handler, by method and address. */
export const ROUTES: Readonly<Record<string, Surface>> = {
  "GET /api/health": open("anyone"),
  "POST /api/preferences": open("own"),
  "POST /api/device-key": signedIn("own"),
  "GET /api/instruments/[instrument]/[version]": signedIn("anyone"),
  "GET /api/assessments/[round]/[iso3]/ratings": signedIn("rating.read"),
  "GET /api/assessments/[round]/[iso3]/ratings/[indicator]/[kind]": signedIn("rating.read"),
  "PATCH /api/assessments/[round]/[iso3]/ratings/[indicator]/[kind]": signedIn("rating.write"),
  "GET /api/assessments/[round]/[iso3]/ratings/[indicator]/[kind]/history": signedIn("history.read"),
  "GET /api/rounds/[round]/grid": signedIn("assessment.see"),
  "GET /api/sources/[code]/file": signedIn("source.read"),
  "PUT /api/sources/[code]/file": signedIn("source.write"),
  "POST /api/sources/[code]/file": signedIn("source.write"),
};

/** Every server action, by its file and the name it is exported by. */
export const ACTIONS: Readonly<Record<string, Surface>> = {};
