/** The surfaces of contributions: those of the team, and those of contributors with and without an account. */
import type { Surface } from "./surfaces";

const open: Surface = { access: "public", decidedBy: "anyone" };
const signedIn = (decidedBy: Surface["decidedBy"]): Surface => ({ access: "signed_in", decidedBy });

export const CONTRIBUTION_PAGES: Readonly<Record<string, Surface>> = {
  "/[locale]/contribute": open,
  "/[locale]/contribute/receipt": open,
  "/[locale]/rounds/[round]/[iso3]/contribute": signedIn("contribution.send"),
  "/[locale]/rounds/[round]/[iso3]/contributions": signedIn("contribution.see"),
  "/[locale]/rounds/[round]/[iso3]/contributions/[contribution]": signedIn("contribution.read"),
};

export const CONTRIBUTION_ROUTES: Readonly<Record<string, Surface>> = {
  "GET /api/contributions/[contribution]/files/[file]": signedIn("contribution.read"),
  "POST /api/contributions/uploads/[ticket]": open,
  "PUT /api/contributions/uploads/[ticket]": open,
};

export const CONTRIBUTION_ACTIONS: Readonly<Record<string, Surface>> = {
  "contribute receiptAction": open,
  "contribute sendByLinkAction": open,
  "rounds/[round]/[iso3]/contribute sendOwnAction": signedIn("contribution.send"),
  "rounds/[round]/[iso3]/contribute withdrawOwnAction": signedIn("contribution.amend"),
  "rounds/[round]/[iso3]/contributions answerContributionAction": signedIn("contribution.answer"),
  "rounds/[round]/[iso3]/contributions closeLinkAction": signedIn("contribution_link.manage"),
  "rounds/[round]/[iso3]/contributions grantContributionReaderAction": signedIn("contribution.grant"),
  "rounds/[round]/[iso3]/contributions makeLinkAction": signedIn("contribution_link.manage"),
  "rounds/[round]/[iso3]/contributions makeSourceAction": signedIn("contribution.answer"),
  "rounds/[round]/[iso3]/contributions noteReadingAction": signedIn("contribution.answer"),
  "rounds/[round]/[iso3]/contributions revokeContributionReaderAction": signedIn("contribution.grant"),
};
