/** The surfaces of contributions: those of the team, and those of contributors with and without an account. */
import { open, type Surface, signedIn } from "./surface-doors";

export const CONTRIBUTION_PAGES: Readonly<Record<string, Surface>> = {
  "/[locale]/contribute": open("anyone"),
  "/[locale]/contribute/receipt": open("anyone"),
  "/[locale]/rounds/[round]/[iso3]/contribute": signedIn("contribution.send"),
  "/[locale]/rounds/[round]/[iso3]/contributions": signedIn("contribution.see"),
  "/[locale]/rounds/[round]/[iso3]/contributions/[contribution]": signedIn("contribution.read"),
};

export const CONTRIBUTION_ROUTES: Readonly<Record<string, Surface>> = {
  "GET /api/contributions/[contribution]/files/[file]": signedIn("contribution.read"),
  "POST /api/contributions/uploads/[ticket]": open("anyone"),
  "PUT /api/contributions/uploads/[ticket]": open("anyone"),
};

export const CONTRIBUTION_ACTIONS: Readonly<Record<string, Surface>> = {
  "contribute receiptAction": open("anyone"),
  "contribute sendByLinkAction": open("anyone"),
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
