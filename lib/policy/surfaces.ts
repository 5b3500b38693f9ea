import type { Permission } from "./can";

/**
 * Who decides behind the door of a surface: one permission of the rights table, or any of several; `own`, because it
 * shows or changes only what belongs to the person who asks; or `anyone` whom the door admits, where lists show
 * each reader the rows that the reads allow.
 */
export type Decider = Permission | readonly Permission[] | "own" | "anyone";

/** One line of the inventory: whom the door admits, and what decides behind it. */
export type Surface = { readonly access: "public" | "signed_in"; readonly decidedBy: Decider };

const open = (decidedBy: Decider): Surface => ({ access: "public", decidedBy });
const signedIn = (decidedBy: Decider): Surface => ({ access: "signed_in", decidedBy });

/** What opens the scorecard: the figures, the release in force, or the coverage of a draft. */
const CARD_READERS = ["figures.read", "release.read", "progress.read"] as const;

/** Who may take one of the steps of the workflow; the table of transitions says which. */
const STEP_TAKERS = [
  "transition.submit",
  "transition.return",
  "transition.pass",
  "transition.publish",
  "transition.withdraw",
  "transition.reopen",
] as const;

/** Every page, by its address with the names of its parameters. */
export const PAGES: Readonly<Record<string, Surface>> = {
  "/[locale]": open("own"),
  "/[locale]/[register]": signedIn("anyone"),
  "/[locale]/[register]/[code]": signedIn("entry.read"),
  "/[locale]/[register]/[code]/change": signedIn("entry.write"),
  "/[locale]/[register]/new": signedIn("entry.add"),
  "/[locale]/account": signedIn("own"),
  "/[locale]/administration": open("anyone"),
  "/[locale]/administration/audit": signedIn("audit.read"),
  "/[locale]/administration/countries": signedIn("country.manage"),
  "/[locale]/administration/countries/[iso3]": signedIn("country.manage"),
  "/[locale]/administration/instruments": signedIn("edition.import"),
  "/[locale]/administration/links": signedIn("user.manage"),
  "/[locale]/administration/rounds": signedIn("round.manage"),
  "/[locale]/administration/rounds/[round]": signedIn("round.manage"),
  "/[locale]/administration/settings": signedIn("settings.manage"),
  "/[locale]/administration/users": signedIn("user.manage"),
  "/[locale]/administration/users/[id]": signedIn("user.manage"),
  "/[locale]/corridors": signedIn("anyone"),
  "/[locale]/corridors/[pair]": signedIn("anyone"),
  "/[locale]/countries": signedIn("anyone"),
  "/[locale]/countries/[iso3]": signedIn("anyone"),
  "/[locale]/countries/[iso3]/sources": signedIn("anyone"),
  "/[locale]/evidence": signedIn("anyone"),
  "/[locale]/failed": open("anyone"),
  "/[locale]/first-administrator": open("anyone"),
  "/[locale]/instruments": signedIn("anyone"),
  "/[locale]/instruments/[instrument]/[version]": signedIn("anyone"),
  "/[locale]/invitation": open("anyone"),
  "/[locale]/method": signedIn("anyone"),
  "/[locale]/releases": signedIn("release.read"),
  "/[locale]/releases/[code]": signedIn("release.read"),
  "/[locale]/rounds": signedIn("anyone"),
  "/[locale]/rounds/[round]": signedIn("anyone"),
  "/[locale]/rounds/[round]/[iso3]": signedIn("progress.read"),
  "/[locale]/rounds/[round]/[iso3]/[domain]": signedIn("rating.read"),
  "/[locale]/rounds/[round]/[iso3]/check": signedIn("rating.read"),
  "/[locale]/rounds/[round]/[iso3]/duties": signedIn("progress.read"),
  "/[locale]/rounds/[round]/[iso3]/history": signedIn("progress.read"),
  "/[locale]/rounds/[round]/[iso3]/preview": signedIn("rating.read"),
  "/[locale]/rounds/[round]/[iso3]/print": signedIn("rating.read"),
  "/[locale]/rounds/[round]/[iso3]/review": signedIn("comment.read"),
  "/[locale]/rounds/[round]/[iso3]/scope": signedIn("scope.read"),
  "/[locale]/rounds/[round]/[iso3]/scorecard": signedIn(CARD_READERS),
  "/[locale]/rounds/[round]/[iso3]/why/[key]": signedIn(["figures.read", "release.read"]),
  "/[locale]/rounds/[round]/[iso3]/steps/[step]": signedIn(STEP_TAKERS),
  "/[locale]/rounds/[round]/open": signedIn("assessment.open"),
  "/[locale]/sign-in": open("anyone"),
  "/[locale]/sources/[code]": signedIn("source.read"),
  "/[locale]/sources/new": signedIn("source.add"),
  "/[locale]/treaties/status": signedIn("anyone"),
};

/** Every route handler, by method and address. */
export const ROUTES: Readonly<Record<string, Surface>> = {
  "GET /api/assessments/[round]/[iso3]/ratings": signedIn("rating.read"),
  "GET /api/assessments/[round]/[iso3]/ratings/[indicator]/[kind]": signedIn("rating.read"),
  "PATCH /api/assessments/[round]/[iso3]/ratings/[indicator]/[kind]": signedIn("rating.write"),
  "GET /api/assessments/[round]/[iso3]/ratings/[indicator]/[kind]/history": signedIn("history.read"),
  "GET /api/countries/[iso3]/sources": signedIn("anyone"),
  "POST /api/device-key": signedIn("own"),
  "GET /api/health": open("anyone"),
  "GET /api/instruments/[instrument]/[version]": signedIn("anyone"),
  "POST /api/preferences": open("own"),
  "GET /api/releases/[code]": signedIn("release.read"),
  "GET /api/rounds/[round]/grid": signedIn("anyone"),
  "GET /api/session": open("own"),
  "POST /api/session": signedIn("own"),
  "POST /api/session/sign-in": open("anyone"),
  "POST /api/session/sign-out": open("own"),
  "GET /api/sources/[code]": signedIn("source.read"),
  "GET /api/sources/[code]/file": signedIn("source.read"),
  "POST /api/sources/[code]/file": signedIn("source.write"),
  "PUT /api/sources/[code]/file": signedIn("source.write"),
};

/** Every server action, by its file below `app/[locale]` and the name it is exported by. */
export const ACTIONS: Readonly<Record<string, Surface>> = {
  "[register] addEntryAction": signedIn("entry.add"),
  "[register] checkEntryAction": signedIn("entry.check"),
  "[register] citeEntryAction": signedIn("entry.cite"),
  "[register] removeEntryCitationAction": signedIn("entry.cite"),
  "[register] saveEntryAction": signedIn("entry.write"),
  "[register] supersedeEntryAction": signedIn("entry.withdraw"),
  "[register] withdrawEntryAction": signedIn("entry.withdraw"),
  "account changeLanguageAction": signedIn("account.change"),
  "account changePassphraseAction": signedIn("account.change"),
  "account endSessionsAction": signedIn("account.change"),
  "administration/countries addAreaAction": signedIn("country.manage"),
  "administration/countries endParticipationAction": signedIn("country.manage"),
  "administration/countries setParticipationAction": signedIn("country.manage"),
  "administration/instruments addEditionAction": signedIn("edition.import"),
  "administration/instruments validateEditionAction": signedIn("edition.validate"),
  "administration/links answerLinkRequestAction": signedIn("user.manage"),
  "administration/rounds addRoundCountriesAction": signedIn("round.manage"),
  "administration/rounds createRoundAction": signedIn("round.manage"),
  "administration/rounds editRoundAction": signedIn("round.manage"),
  "administration/rounds removeRoundCountryAction": signedIn("round.manage"),
  "administration/settings changeSettingsAction": signedIn("settings.manage"),
  "administration/users addInterestAction": signedIn("user.manage"),
  "administration/users changeUserAction": signedIn("user.manage"),
  "administration/users disableUserAction": signedIn("user.manage"),
  "administration/users enableUserAction": signedIn("user.manage"),
  "administration/users endUserSessionsAction": signedIn("user.manage"),
  "administration/users inviteUserAction": signedIn("user.manage"),
  "administration/users removeInterestAction": signedIn("user.manage"),
  "administration/users renewInvitationAction": signedIn("user.manage"),
  "first-administrator acceptFirstAdministratorAction": open("anyone"),
  "invitation acceptInvitationAction": open("anyone"),
  "rounds/[round]/[iso3]/[domain] citeSourceInRating": signedIn("citation.write"),
  "rounds/[round]/[iso3]/[domain] declareDomainComplete": signedIn("domain.declare"),
  "rounds/[round]/[iso3]/[domain] removeCitationFromRating": signedIn("citation.write"),
  "rounds/[round]/[iso3]/[domain] replyInThread": signedIn("comment.write"),
  "rounds/[round]/[iso3]/[domain] savePlainRating": signedIn("rating.write"),
  "rounds/[round]/[iso3]/check submitAssessment": signedIn("transition.submit"),
  "rounds/[round]/[iso3]/duties endDutyAction": signedIn("duty.give"),
  "rounds/[round]/[iso3]/duties giveDutyAction": signedIn("duty.give"),
  "rounds/[round]/[iso3]/duties handOverDutyAction": signedIn("duty.give"),
  "rounds/[round]/[iso3]/history changeDueDateAction": signedIn("due_date.change"),
  "rounds/[round]/[iso3]/review giveConfirmationAction": signedIn("confirmation.give"),
  "rounds/[round]/[iso3]/review openThreadAction": signedIn("thread.open"),
  "rounds/[round]/[iso3]/review overruleThreadAction": signedIn("thread.overrule"),
  "rounds/[round]/[iso3]/review replyAction": signedIn("comment.write"),
  "rounds/[round]/[iso3]/review resolveThreadAction": signedIn("thread.resolve"),
  "rounds/[round]/[iso3]/scope saveScopeAction": signedIn("scope.write"),
  "rounds/[round]/[iso3]/steps/[step] takeTransitionAction": signedIn(STEP_TAKERS),
  "rounds/[round]/open giveDutiesAction": signedIn("duty.give"),
  "rounds/[round]/open openAssessmentsAction": signedIn("assessment.open"),
  "sign-in askForLinkAction": open("anyone"),
  "sign-in signInAction": open("anyone"),
  "sources addPassageAction": signedIn("source.write"),
  "sources addSourceAction": signedIn("source.add"),
  "sources citePassageAction": signedIn("citation.write"),
  "sources detachFileAction": signedIn("source.write"),
  "sources grantReaderAction": signedIn("source.grant"),
  "sources removeCitationAction": signedIn("citation.write"),
  "sources revokeReaderAction": signedIn("source.grant"),
  "sources saveSourceAction": signedIn("source.write"),
};
