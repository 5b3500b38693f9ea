/**
 * Every form that a page shows to somebody, filled in and sent in the name of everybody to whom it is not shown: as who
 * copies it from another person's page would. The product refuses it and writes nothing. Then by whom it is shown to.
 */
import type { Browser } from "@playwright/test";
import { asc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { sources } from "@/db/schema/source";
import { createContext } from "@/lib/core/context";
import { ACTIONS } from "@/lib/policy/action-surfaces";
import { disableUser, inviteUser } from "@/lib/users/mutations";
import { endApplications } from "../support/application";
import { E2E_PORT, e2eCopyDir } from "../support/e2e-place";
import { type OwnDemonstration, startOwnDemonstration, WALK_ORIGIN } from "../support/own-demonstration";
import { addressOfProposedSeal } from "../support/two-people";
import { lineOf } from "../support/walk-table";
import { emailOf, expect, sessionIn, test } from "./fixtures";
import { PAGE_EXAMPLES } from "./pages";
import { type Place, requestOf, requestsOf, sendAsOthers, sendAsOwners, shownForms } from "./shown-forms";
import { WALKERS } from "./walkers";
import { writesOf } from "./write-requests";
import { LEADING, makeStates } from "./write-states";

// A trace would keep the answers of thousands of requests; what fails says which one it was.
test.use({ trace: "off" });

/** The account of somebody who is disabled. */
async function addressOfDisabled(db: Database): Promise<string> {
  const command = createContext(db, { kind: "system", job: "command" }, new Date());
  const email = "disabled@example.test";
  const person = await inviteUser(command, { name: "Disabled", email, roles: [], locale: "en" });
  if (!person.ok) throw new Error(person.reason);
  await disableUser(command, { userId: person.value.userId, reason: "Left the programme" });
  return `/administration/users/${person.value.userId}`;
}

/** A source of an assessment in drafting whose readers are named. */
async function addressOfConfidentialSource(db: Database): Promise<string> {
  const [row] = await db.read
    .select({ code: sources.code })
    .from(sources)
    .where(eq(sources.accessClass, "confidential"))
    .orderBy(asc(sources.id));
  return `/sources/${row?.code}`;
}

/** Pages whose forms stand in other states than those of the examples. */
const FURTHER: (typeof PAGE_EXAMPLES)[string]["addresses"] = [
  "/routes/XAF-R-004",
  "/routes?status=to_check",
  "/laws/XAA-L-001/elements",
  "/administration/rounds/practice",
  "/rounds/practice/open",
  "/recommendations/2026-XAB-R-002",
  "/rounds/2026/XAC/review",
  "/rounds/2026/XAE/second-rating",
  "/rounds/practice/BEN/self-assessment",
  "/rounds/2026/XAL/country-comments/G2.1",
  addressOfConfidentialSource,
  addressOfDisabled,
  addressOfProposedSeal,
];

/**
 * Actions of which no page of the demonstration shows a form, because what they are about is in no such state there:
 * `write-states.ts` makes it. The first account of an installation is made where there is none, so `walk.spec.ts` alone
 * calls that action, without a form.
 */
const FIRST_ADMINISTRATOR = "first-administrator acceptFirstAdministratorAction";
/** Of these, the steps of an import: they give it to the worker, which is no event of the chain. */
const WITHOUT_EVENT = ["import applyRunAction", "import checkRunAction", "import readRunAction"];
const NOT_SHOWN: readonly string[] = [
  "[register] detachEntryFileAction",
  "administration/boundaries installSetAction",
  "administration/boundaries removeSetAction",
  "administration/instruments/drafts/[draft] leaveOutVectorsAction",
  "administration/links answerLinkRequestAction",
  "administration/mail retryMailAction",
  "administration/rounds removeRoundCountryAction",
  "administration/users removeInterestAction",
  FIRST_ADMINISTRATOR,
  "import applyRunAction",
  "import checkRunAction",
  "import decideNamesAction",
  "import readRunAction",
  "import/names withdrawNameAction",
  "laws secondReadAction",
  "rounds/[round]/[iso3]/country-comments answerForTimeAction",
  "rounds/[round]/[iso3]/country-comments removeCommentFileAction",
  "rounds/[round]/[iso3]/information-requests takeIntoRatingAction",
  "rounds/[round]/[iso3]/scoping detachConsentFileAction",
  "rounds/[round]/[iso3]/self-assessment certifyAction",
  "rounds/[round]/[iso3]/self-assessment giveSectionsAction",
  "rounds/[round]/[iso3]/self-assessment takeSectionBackAction",
  "rounds/[round]/[iso3]/second-rating revealSecondRatingsAction",
  "rounds/[round]/open openAssessmentsAction",
  "sources detachFileAction",
  "sources endOpeningAction",
  "sources removeCitationAction",
  "sources revokeReaderAction",
];

/** Actions whose forms ask for nothing that a person must think of. */
const WRITES_AT_ONCE: readonly string[] = [
  "[register] citeEntryAction",
  "[register] removeEntryCitationAction",
  "[register] saveEntryAction",
  "[register] withdrawEntryAction",
  "account forgetFieldDeviceAction",
  "administration/countries endParticipationAction",
  "administration/countries setParticipationAction",
  "administration/instruments/drafts/[draft] describeDraftAction",
  "administration/instruments/drafts/[draft] weighNodeAction",
  "administration/instruments/drafts/[draft] publishDraftAction",
  "administration/rounds editRoundAction",
  "administration/settings changeSettingsAction",
  "administration/users addInterestAction",
  "administration/users changeUserAction",
  "administration/users enableUserAction",
  "administration/users endUserSessionsAction",
  "administration/users renewInvitationAction",
  "contribute sendByLinkAction",
  "countries/[iso3]/quality dismissWarningAction",
  "erasures confirmErasureAction",
  "erasures proposeErasureAction",
  "error-reports answerErrorReportAction",
  "error-reports reportErrorAction",
  "laws saveElementsAction",
  "recommendations/[code] answerRecommendationAction",
  "recommendations/[code] reportProgressAction",
  "recommendations/[code] saveRecommendationAction",
  "recommendations/[code] verifyProgressAction",
  "recommendations/[code] withdrawRecommendationAction",
  "releases/[code]/seal confirmSealAction",
  "releases/[code]/seal proposeSealAction",
  "rounds/[round]/[iso3]/[domain] citeSourceInRating",
  "rounds/[round]/[iso3]/[domain] removeCitationFromRating",
  "rounds/[round]/[iso3]/[domain] replyInThread",
  "rounds/[round]/[iso3]/correspondence withdrawLetterAction",
  "rounds/[round]/[iso3]/contribute sendOwnAction",
  "rounds/[round]/[iso3]/contribute withdrawOwnAction",
  "rounds/[round]/[iso3]/contributions answerContributionAction",
  "rounds/[round]/[iso3]/contributions closeLinkAction",
  "rounds/[round]/[iso3]/contributions grantContributionReaderAction",
  "rounds/[round]/[iso3]/contributions makeSourceAction",
  "rounds/[round]/[iso3]/contributions noteReadingAction",
  "rounds/[round]/[iso3]/contributions revokeContributionReaderAction",
  "rounds/[round]/[iso3]/country-comments respondAction",
  "rounds/[round]/[iso3]/country-comments saveCommentAction",
  "rounds/[round]/[iso3]/duties endDutyAction",
  "rounds/[round]/[iso3]/duties handOverDutyAction",
  "rounds/[round]/[iso3]/findings addRecommendationAction",
  "rounds/[round]/[iso3]/findings saveFindingAction",
  "rounds/[round]/[iso3]/missions acknowledgePlanAction",
  "rounds/[round]/[iso3]/missions makeSourceAction",
  "rounds/[round]/[iso3]/missions planMeetingsAction",
  "rounds/[round]/[iso3]/missions saveMeetingAction",
  "rounds/[round]/[iso3]/missions saveMissionAction",
  "rounds/[round]/[iso3]/missions saveRecordAction",
  "rounds/[round]/[iso3]/missions takePlacesAction",
  "rounds/[round]/[iso3]/review giveConfirmationAction",
  "rounds/[round]/[iso3]/review openThreadAction",
  "rounds/[round]/[iso3]/review overruleThreadAction",
  "rounds/[round]/[iso3]/review replyAction",
  "rounds/[round]/[iso3]/review resolveThreadAction",
  "rounds/[round]/[iso3]/scope saveScopeAction",
  "rounds/[round]/[iso3]/scoping saveScopingAction",
  "rounds/[round]/[iso3]/second-rating askForSecondRatingAction",
  "rounds/[round]/[iso3]/second-rating decideSecondRatingAction",
  "rounds/[round]/[iso3]/self-assessment askForSelfAssessmentAction",
  "rounds/[round]/[iso3]/steps/[step] takeTransitionAction",
  "rounds/[round]/consistency makeRemarkAction",
  "rounds/[round]/desk sendReminderAction",
  "sources addPassageAction",
  "sources grantReaderAction",
  "sources openSourceAction",
  "sources saveSourceAction",
];

let own: OwnDemonstration;

test.beforeAll(async () => {
  own = await startOwnDemonstration(e2eCopyDir(E2E_PORT));
});
test.afterAll(async () => {
  await own?.leave();
  await endApplications();
});

const placeFor = (browser: Browser): Place => ({ origin: WALK_ORIGIN, db: own.db, browser });

test("each account writes what the reviewed table says", async ({ browser }) => {
  const table = [lineOf("", WALKERS)];
  const answers = new Map<string, string[]>();
  for (const walker of WALKERS) {
    const request = await requestOf(placeFor(browser), walker);
    for (const { method, path, options } of await writesOf(own.db)) {
      const headers = { origin: WALK_ORIGIN, ...("headers" in options ? Object(options.headers) : {}) };
      const response = await request.fetch(path, { ...options, method, headers, maxRedirects: 0 });
      const begins = "headers" in options && "tus-resumable" in Object(options.headers);
      const label = `${begins ? "BEGIN" : method} ${path
        .replace(/publications\/[^/]+/, "publications/[code]")
        .replace(/contributions\/uploads\/[^/]+/, "contributions/uploads/[ticket]")
        .replace(/country-comments\/[^/]+/, "country-comments/[comment]")
        .replace(/recommendation-progress\/[^/]+/, "recommendation-progress/[progress]")
        .replace(/correspondence\/\d+/, "correspondence/[no]")}`;
      answers.set(label, [...(answers.get(label) ?? []), String(response.status())]);
    }
  }
  for (const [label, statuses] of answers) table.push(lineOf(label, statuses));
  expect(`${table.join("\n")}\n`).toMatchSnapshot("write-walk.txt");
});

test("a form that a page does not show to somebody does nothing in that person's name", async ({
  browser,
  page,
}) => {
  test.setTimeout(900_000);
  const place = { ...placeFor(browser), parser: page };
  const requests = await requestsOf(place);
  await sessionIn(own.db, emailOf("assessor")); // another session, for the form that ends it
  const examples = Object.values(PAGE_EXAMPLES).flatMap(({ addresses }) => addresses);
  const shown = await shownForms(place, requests, [...examples, ...FURTHER]);
  const covered = new Set([...NOT_SHOWN, ...shown.map(({ action }) => action)]);
  expect(Object.keys(ACTIONS).filter((action) => !covered.has(action))).toEqual([]);
  await sendAsOthers(place, requests, shown);
  // The same forms are no empty threat: from whom they are shown to, these write as they stand.
  const wrote = await sendAsOwners(place, shown);
  expect(WRITES_AT_ONCE.filter((action) => !wrote.has(action))).toEqual([]);
});

test("nor does one about a state that the demonstration does not hold", async ({ browser, page }) => {
  test.setTimeout(900_000);
  const place = { ...placeFor(browser), parser: page };
  const requests = await requestsOf(place);
  const places = [
    addressOfConfidentialSource,
    ...(PAGE_EXAMPLES["/[locale]/administration/users/[id]"]?.addresses ?? []),
    ...(await makeStates(own.db, requests, WALK_ORIGIN)),
  ];
  const covered = new Set<string>();
  const wrote = new Set<string>();
  // What the first turn writes lets the pages show further forms.
  for (const _turn of ["first", "second"]) {
    const shown = (await shownForms(place, requests, places)).filter(
      ({ action }) => !covered.has(action) && [...NOT_SHOWN, ...LEADING].includes(action),
    );
    for (const { action } of shown) covered.add(action);
    await sendAsOthers(place, requests, shown);
    for (const action of await sendAsOwners(place, shown)) wrote.add(action);
  }
  expect(NOT_SHOWN.filter((action) => !covered.has(action))).toEqual([FIRST_ADMINISTRATOR]);
  expect(NOT_SHOWN.filter((action) => !wrote.has(action))).toEqual([FIRST_ADMINISTRATOR, ...WITHOUT_EVENT]);
});
