import type { Database } from "@/db/client";
import { makeAppliedPack, makeComparedPack } from "../support/brought-packs";
import {
  addressOfContribution,
  addressOfContributionLink,
  addressOfContributions,
  addressOfOwnContributions,
} from "../support/contribution-states";
import { addressOfErasure, addressOfNewErasure } from "../support/two-people";
import { type Account, emailOf } from "./fixtures";
import {
  addressOfBoundaryReading,
  addressOfCertified,
  addressOfCheck,
  addressOfFieldMode,
  addressOfImport,
  addressOfInvitation,
  addressOfMeeting,
  addressOfMission,
  addressOfNotebook,
  addressOfRequest,
  addressOfScoping,
  addressOfSelfAssessment,
  addressOfTwin,
  addressOfUser,
  addressOfView,
  addressOfViews,
  keyOfClosed,
} from "./page-addresses";

/** An address below the language, or how to find it in the database. */
type Address = string | ((db: Database) => Promise<string>);

/** Addresses of one page, the first one for whoever needs only one, and who may read them; null for a stranger. */
export type PageExample = { account: Account | null; addresses: readonly [Address, ...Address[]] };

const read = (account: Account | null, ...addresses: readonly [Address, ...Address[]]): PageExample => ({
  account,
  addresses,
});

/** By the key of the page in `PAGES`. */
export const PAGE_EXAMPLES: Readonly<Record<string, PageExample>> = {
  "/[locale]": read("assessor", ""),
  "/[locale]/[register]": read("manager", "/routes", "/detections"),
  "/[locale]/[register]/[code]": read("assessor", "/routes/XAF-R-001"),
  "/[locale]/[register]/[code]/change": read("assessor", "/routes/XAF-R-004/change"),
  "/[locale]/[register]/check/[run]": read("steward", addressOfCheck),
  "/[locale]/[register]/new": read("assessor", "/routes/new", "/detections/new"),
  "/[locale]/absent": read("assessor", "/absent"),
  "/[locale]/account": read("assessor", "/account"),
  "/[locale]/administration": read("admin", "/administration"),
  "/[locale]/administration/audit": read("admin", "/administration/audit"),
  "/[locale]/administration/boundaries": read("admin", "/administration/boundaries"),
  "/[locale]/administration/boundaries/[reading]": read("admin", addressOfBoundaryReading),
  "/[locale]/administration/countries": read("admin", "/administration/countries"),
  "/[locale]/administration/countries/[iso3]": read("admin", "/administration/countries/XAB"),
  "/[locale]/administration/instruments": read("admin", "/administration/instruments"),
  "/[locale]/administration/links": read("admin", "/administration/links"),
  "/[locale]/administration/mail": read("admin", "/administration/mail"),
  "/[locale]/administration/rounds": read("admin", "/administration/rounds"),
  "/[locale]/administration/rounds/[round]": read("admin", "/administration/rounds/2026"),
  "/[locale]/administration/settings": read("admin", "/administration/settings"),
  "/[locale]/administration/users": read("admin", "/administration/users"),
  "/[locale]/administration/users/[id]": read("admin", addressOfUser),
  "/[locale]/contribute": read(null, addressOfContributionLink),
  "/[locale]/contribute/receipt": read(null, "/contribute/receipt"),
  "/[locale]/corridors": read("manager", "/corridors"),
  "/[locale]/corridors/[pair]": read("manager", "/corridors/XAA-XAF"),
  "/[locale]/countries": read("manager", "/countries"),
  "/[locale]/countries/[iso3]": read("manager", "/countries/XAB"),
  "/[locale]/countries/[iso3]/figures": read("assessor", "/countries/XAF/figures"),
  "/[locale]/countries/[iso3]/quality": read("assessor", "/countries/XAF/quality"),
  "/[locale]/countries/[iso3]/sources": read("assessor", "/countries/XAF/sources"),
  "/[locale]/countries/quality": read("assessor", "/countries/quality"),
  "/[locale]/countries/map": read("manager", "/countries/map", "/countries/map?fact=detected_victims"),
  "/[locale]/erasures": read("manager", "/erasures"),
  "/[locale]/erasures/[id]": read("manager", addressOfErasure),
  "/[locale]/erasures/new": read("manager", addressOfNewErasure),
  "/[locale]/evidence": read("manager", "/evidence"),
  "/[locale]/failed": read(null, "/failed"),
  "/[locale]/field": read(null, "/field"),
  "/[locale]/first-administrator": read(null, "/first-administrator"),
  "/[locale]/import": read("assessor", "/import"),
  "/[locale]/import/names": read("manager", "/import/names"),
  "/[locale]/import/[run]": read("assessor", addressOfImport),
  "/[locale]/instruments": read("manager", "/instruments"),
  "/[locale]/instruments/[instrument]/[version]": read("manager", "/instruments/gpat/1.0.0"),
  "/[locale]/invitation": read(null, addressOfInvitation),
  "/[locale]/laws/[code]/elements": read("assessor", "/laws/XAF-L-002/elements"),
  "/[locale]/laws/compare": read("manager", "/laws/compare"),
  "/[locale]/laws/definition": read("manager", "/laws/definition"),
  "/[locale]/method": read("reader", "/method"),
  "/[locale]/notifications": read("assessor", "/notifications"),
  "/[locale]/releases": read("observer", "/releases"),
  "/[locale]/releases/[code]": read("observer", "/releases/2026-XAB-1"),
  "/[locale]/releases/[code]/seal": read("manager", "/releases/2026-XAB-1/seal"),
  "/[locale]/rounds": read("manager", "/rounds"),
  "/[locale]/rounds/[round]": read(
    "manager",
    "/rounds/2026",
    "/rounds/2026?columns=indicators&group=region&folded=asia",
  ),
  "/[locale]/rounds/[round]/[iso3]": read("assessor", "/rounds/2026/XAF"),
  "/[locale]/rounds/[round]/[iso3]/[domain]": read("assessor", "/rounds/2026/XAF/G2", "/rounds/2026/XAF/R1"),
  "/[locale]/rounds/[round]/[iso3]/check": read("assessor", "/rounds/2026/XAF/check"),
  "/[locale]/rounds/[round]/[iso3]/correspondence": read("assessor", "/rounds/2026/XAI/correspondence"),
  "/[locale]/rounds/[round]/[iso3]/correspondence/[number]": read(
    "assessor",
    "/rounds/2026/XAI/correspondence/1",
  ),
  "/[locale]/rounds/[round]/[iso3]/contribute": read("reader", addressOfOwnContributions),
  "/[locale]/rounds/[round]/[iso3]/contributions": read("manager", addressOfContributions),
  "/[locale]/rounds/[round]/[iso3]/contributions/[contribution]": read(
    "manager",
    (db) => addressOfContribution(db, "confidential"),
    (db) => addressOfContribution(db, "restricted"),
  ),
  "/[locale]/rounds/[round]/[iso3]/country-comments": read("focal", "/rounds/2026/XAI/country-comments"),
  "/[locale]/rounds/[round]/[iso3]/country-comments/[point]": read(
    "focal",
    "/rounds/2026/XAI/country-comments/G2.1",
  ),
  "/[locale]/rounds/[round]/[iso3]/duties": read("manager", "/rounds/2026/XAG/duties"),
  "/[locale]/rounds/[round]/[iso3]/field": read("assessor", addressOfFieldMode),
  "/[locale]/rounds/[round]/[iso3]/follow": read("assessor", "/rounds/2026/XAF/follow?domain=G2"),
  "/[locale]/rounds/[round]/[iso3]/history": read("manager", "/rounds/2026/XAG/history"),
  "/[locale]/rounds/[round]/[iso3]/history/[indicator]/[kind]": read(
    "reviewer",
    "/rounds/2026/XAG/history/G2.1/assessor",
  ),
  "/[locale]/rounds/[round]/[iso3]/pack/[kind]": read("assessor", "/rounds/2026/XAD/pack/assessor"),
  "/[locale]/rounds/[round]/[iso3]/pack/[kind]/[run]": read(
    "assessor",
    (db) => makeComparedPack(db, { email: emailOf("assessor") }),
    (db) => makeAppliedPack(db, { email: emailOf("assessor") }),
  ),
  "/[locale]/rounds/[round]/[iso3]/information-requests": read(
    "assessor",
    "/rounds/2026/XAF/information-requests",
  ),
  "/[locale]/rounds/[round]/[iso3]/information-requests/[number]": read("assessor", addressOfRequest),
  "/[locale]/rounds/[round]/[iso3]/missions": read("assessor", "/rounds/2026/XAF/missions"),
  "/[locale]/rounds/[round]/[iso3]/missions/[mission]": read("assessor", addressOfMission),
  "/[locale]/rounds/[round]/[iso3]/missions/[mission]/[meeting]": read("assessor", addressOfMeeting),
  "/[locale]/rounds/[round]/[iso3]/missions/[mission]/notebook": read("assessor", addressOfNotebook),
  "/[locale]/rounds/[round]/[iso3]/preview": read(
    "assessor",
    "/rounds/2026/XAF/preview",
    "/rounds/2026/XAF/preview?as=reader",
  ),
  "/[locale]/rounds/[round]/[iso3]/print": read(
    "assessor",
    "/rounds/2026/XAF/print",
    "/rounds/practice/LBN/print?blank=1",
  ),
  "/[locale]/rounds/[round]/[iso3]/review": read("reviewer", "/rounds/2026/XAG/review"),
  "/[locale]/rounds/[round]/[iso3]/scope": read("assessor", "/rounds/2026/XAF/scope"),
  "/[locale]/rounds/[round]/[iso3]/scoping": read("manager", addressOfScoping),
  "/[locale]/rounds/[round]/[iso3]/scorecard": read("manager", "/rounds/2026/XAB/scorecard"),
  // Cards to be rated in the first, both ratings beside each other in the second.
  "/[locale]/rounds/[round]/[iso3]/second-rating": read(
    "second",
    "/rounds/2026/XAD/second-rating",
    "/rounds/2026/XAF/second-rating",
  ),
  "/[locale]/rounds/[round]/[iso3]/why/[key]": read("manager", "/rounds/2026/XAB/why/G2"),
  "/[locale]/rounds/[round]/[iso3]/self-assessment": read(
    "manager",
    addressOfSelfAssessment,
    addressOfCertified,
  ),
  "/[locale]/rounds/[round]/[iso3]/self-assessment/[domain]": read(
    "manager",
    async (db) => `${await addressOfCertified(db)}/G2`,
  ),
  "/[locale]/rounds/[round]/[iso3]/self-assessment/print": read(
    "manager",
    async (db) => `${await addressOfCertified(db)}/print`,
  ),
  "/[locale]/rounds/[round]/[iso3]/steps/[step]": read("reviewer", "/rounds/2026/XAG/steps/return"),
  "/[locale]/rounds/[round]/agreement": read("manager", "/rounds/2026/agreement"),
  "/[locale]/rounds/[round]/compare": read(
    "manager",
    "/rounds/2026/compare",
    "/rounds/2026/compare?country=XAA,XAB,XAH&spread=all&indicator=C2.1",
  ),
  "/[locale]/rounds/[round]/open": read("manager", "/rounds/2026/open"),
  "/[locale]/routes/map": read("manager", "/routes/map"),
  "/[locale]/search": read("manager", "/search?q=Arvenia"),
  "/[locale]/sign-in": read(null, "/sign-in"),
  "/[locale]/sources/[code]": read("assessor", "/sources/XAF-S-001"),
  "/[locale]/sources/[code]/twin": read("assessor", addressOfTwin),
  "/[locale]/sources/closed/[key]": read("manager", async (db) => `/sources/closed/${await keyOfClosed(db)}`),
  "/[locale]/sources/new": read(
    "assessor",
    "/sources/new?country=XAF",
    "/sources/new?country=XAF&interview=1",
  ),
  "/[locale]/treaties/status": read("manager", "/treaties/status"),
  "/[locale]/views": read("manager", addressOfViews),
  "/[locale]/views/[view]": read("manager", addressOfView),
};

/** The address as a path below the language. */
export async function resolve(address: Address, db: Database): Promise<string> {
  return typeof address === "string" ? address : address(db);
}
