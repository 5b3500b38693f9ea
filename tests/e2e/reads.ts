/** Every route that reads, with an address of the demonstration: what the specs that must meet every route go through. */
import { WALKED_DEVICE } from "./page-addresses";
import { SOURCE_WITH_FILE } from "./walkers";

/** Names no boundary set: the demonstration has none, and to install one would change the maps of other specs. */
const NO_BOUNDARY_SET = "0".repeat(64);

/** Names no comment of a State, no contribution and no file: the demonstration has none, and who reads one is tested with its journey. */
const NO_COMMENT = "00000000-0000-4000-8000-000000000000";

/** Files that no spec asks for: who gets one is tested with its journey. */
const NO_REPORT = "/api/releases/2026-XAB-1/report/ar/pdf";
const NO_BRIEF = "/api/assessments/[round]/[iso3]/brief/ar/docx";
const NO_ROUND_REPORT = "/api/rounds/2026/report/team/ar/docx";

/** An address of each route that reads; `[round]/[iso3]` stays where it means an assessment. */
export const READS: Readonly<Record<string, string>> = {
  "/api/[...unknown]": "/api/nothing",
  "/api/assessments/[round]/[iso3]/brief/[locale]/[kind]": NO_BRIEF,
  "/api/assessments/[round]/[iso3]/charts/[chart]": "/api/assessments/[round]/[iso3]/charts/domains",
  "/api/assessments/[round]/[iso3]/consent": "/api/assessments/[round]/[iso3]/consent",
  "/api/assessments/[round]/[iso3]/correspondence": "/api/assessments/[round]/[iso3]/correspondence",
  "/api/assessments/[round]/[iso3]/correspondence/[number]/file":
    "/api/assessments/[round]/[iso3]/correspondence/1/file",
  "/api/assessments/[round]/[iso3]/field-pack": "/api/assessments/[round]/[iso3]/field-pack?device=[device]",
  "/api/assessments/[round]/[iso3]/follow": "/api/assessments/[round]/[iso3]/follow?domain=G2",
  "/api/assessments/[round]/[iso3]/information-requests":
    "/api/assessments/[round]/[iso3]/information-requests",
  "/api/assessments/[round]/[iso3]/missions/[mission]": "/api/assessments/[round]/[iso3]/missions/1",
  "/api/assessments/[round]/[iso3]/pack/[kind]": "/api/assessments/[round]/[iso3]/pack/assessor",
  "/api/assessments/[round]/[iso3]/ratings": "/api/assessments/[round]/[iso3]/ratings",
  "/api/assessments/[round]/[iso3]/ratings/[indicator]/[kind]":
    "/api/assessments/[round]/[iso3]/ratings/G2.1/assessor",
  "/api/assessments/[round]/[iso3]/ratings/[indicator]/[kind]/history":
    "/api/assessments/[round]/[iso3]/ratings/G2.1/assessor/history",
  "/api/assessments/[round]/[iso3]/self-assessment/paper":
    "/api/assessments/[round]/[iso3]/self-assessment/paper",
  "/api/boundary-sets/[sha256]": "/api/boundary-sets/[sha256]",
  "/api/country-comments/[comment]/files/[file]": "/api/country-comments/[comment]/files/[file]",
  "/api/contributions/[contribution]/files/[file]": "/api/contributions/[contribution]/files/[file]",
  "/api/countries/[iso3]/charts/[register]": "/api/countries/XAB/charts/detections",
  "/api/countries/[iso3]/sources": "/api/countries/XAB/sources",
  "/api/countries/[iso3]/trends": "/api/countries/XAB/trends",
  "/api/countries/[iso3]/trends/[chart]": "/api/countries/XAB/trends/domains",
  "/api/health": "/api/health",
  "/api/instruments/[instrument]/[version]": "/api/instruments/gpat/1.0.0",
  "/api/maps/[map]": "/api/maps/routes?locale=en",
  "/api/recommendation-progress/[progress]/files/[file]":
    "/api/recommendation-progress/[progress]/files/[file]",
  "/api/registers/[register]": "/api/registers/institutions?format=csv",
  "/api/registers/[register]/[code]/file": "/api/registers/publications/[publication]/file",
  "/api/releases/[code]": "/api/releases/2026-XAB-1",
  "/api/releases/[code]/package": "/api/releases/2026-XAB-1/package",
  "/api/releases/[code]/report/[locale]/[kind]": NO_REPORT,
  "/api/rounds/[round]/deadlines": "/api/rounds/2026/deadlines",
  "/api/rounds/[round]/grid": "/api/rounds/2026/grid",
  "/api/rounds/[round]/package": "/api/rounds/2026/package",
  "/api/rounds/[round]/report/[audience]/[locale]/[kind]": NO_ROUND_REPORT,
  "/api/search": "/api/search?q=Arvenia",
  "/api/session": "/api/session",
  "/api/sources/[code]": "/api/sources/[code]",
  "/api/sources/[code]/file": `/api/sources/${SOURCE_WITH_FILE}/file`,
};

/** The address of a route that reads, with this publication and what the demonstration does not hold. */
export function readAddress(route: string, publication: string): string {
  return route
    .replace("[publication]", publication)
    .replace("[sha256]", NO_BOUNDARY_SET)
    .replace("[contribution]", NO_COMMENT)
    .replace("[comment]", NO_COMMENT)
    .replace("[progress]", NO_COMMENT)
    .replace("[device]", WALKED_DEVICE)
    .replace("[file]", NO_COMMENT);
}
