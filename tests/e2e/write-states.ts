/** What the demonstration does not hold, made so that pages show the forms about it, and what a person types in them. */
import type { APIRequestContext } from "@playwright/test";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { boundaryReadings } from "@/db/schema/boundary";
import type { importRuns } from "@/db/schema/import";
import { selfAssessmentSections } from "@/db/schema/self-assessment";
import { createContext } from "@/lib/core/context";
import { saveComment } from "@/lib/country-comments/mutations";
import { editDraft, startDraft } from "@/lib/editions/draft-mutations";
import type { RunView } from "@/lib/import/runs/view";
import { askForLink } from "@/lib/invitations/mutations";
import { DECLARATION, INVENTED_SET } from "../support/boundaries";
import { makeCheckedImport } from "../support/checked-imports";
import { makeFailedMail } from "../support/outbox";
import { giveDutyRow, makePerson, makeRound } from "../support/programme";
import { answerAllBut } from "../support/self-assessed";
import { assessmentIdOf } from "../support/two-people";
import { addressOfOpened, addressOfRevealable, addressOfTakenRequest, contextFor } from "./acted-states";
import { type Account, emailOf, expect } from "./fixtures";
import { addressOfScoping, addressOfSelfAssessment, SCOPED, userIdOf } from "./page-addresses";
import { fileForm, writesOf } from "./write-requests";

/** The domain that a focal point gives, and to whom; the person is made with the state. */
const sectionToGive = { domains: "C1", userId: "" };

/** By action, what its form asks a person to think of. */
export const TYPED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "administration/boundaries installSetAction": { ...DECLARATION },
  "administration/instruments/drafts/[draft] publishDraftAction": { confirmed: "on" },
  "administration/boundaries removeSetAction": { confirmed: "on" },
  "administration/users removeInterestAction": { reason: "Entered by mistake" },
  "contribute sendByLinkAction": { consent: "on" },
  "erasures confirmErasureAction": { confirmed: "on" },
  "erasures proposeErasureAction": { passage: "a passage", reason: "It names a person." },
  "error-reports answerErrorReportAction": { decision: "not_accepted" },
  "import/names decideNameAction": { name: "Walkland" },
  "rounds/[round]/[iso3]/contribute sendOwnAction": { consent: "on" },
  "rounds/[round]/[iso3]/contribute withdrawOwnAction": { confirmed: "on" },
  "rounds/[round]/[iso3]/contributions answerContributionAction": { outcome: "used", notUsedReason: "" },
  "rounds/[round]/[iso3]/country-comments askForTimeAction": { reason: "Two ministries answer" },
  "rounds/[round]/[iso3]/country-comments answerForTimeAction": { granted: "yes", answer: "Agreed" },
  "recommendations/[code] answerRecommendationAction": { letterReference: "NV 114", letterOn: "2026-11-02" },
  "recommendations/[code] saveRecommendationAction": { institution: "" },
  "releases/[code]/seal confirmSealAction": { confirmed: "on" },
  "releases/[code]/seal proposeSealAction": { reason: "A witness is in danger." },
  "rounds/[round]/[iso3]/findings addRecommendationAction": {
    institution: "",
    institutionName: "Senate",
    dueOn: "2027-12-31",
  },
  "rounds/[round]/[iso3]/findings saveFindingAction": { indicators: "G2.1" },
  "rounds/[round]/[iso3]/missions makeSourceAction": { type: "interview_official" },
  "rounds/[round]/[iso3]/missions planMeetingsAction": { institutions: "Court of Appeal" },
  "rounds/[round]/[iso3]/missions saveMeetingAction": {
    institution: "",
    institutionName: "Senate",
    cancelReason: "",
  },
  "rounds/[round]/[iso3]/missions takePlacesAction": { places: "Lakemouth" },
  "rounds/[round]/[iso3]/second-rating revealSecondRatingsAction": { confirmed: "on" },
  "rounds/[round]/[iso3]/self-assessment certifyAction": { statement: "Two ministries answered." },
  "rounds/[round]/[iso3]/self-assessment giveSectionsAction": sectionToGive,
  "rounds/[round]/open openAssessmentsAction": { countries: "QWB" },
  "views saveViewAction": { name: "A view of mine" },
  "sources openSourceAction": { reason: "A witness named in it is in danger." },
};

/** Actions that lead to the state in which the form of another is shown. */
export const LEADING: readonly string[] = [
  "administration/users addInterestAction",
  "import/names decideNameAction",
  "laws saveElementsAction",
  "rounds/[round]/[iso3]/country-comments askForTimeAction",
  "sources grantReaderAction",
];

const NAMES = [{ name: "Utopia", line: 2 }];
const LAYOUT: RunView["layout"] = {
  sheets: [{ name: null, isHidden: false }],
  sheet: 0,
  headerLine: 1,
  encoding: "utf-8",
  columns: [{ name: "name", sample: "A shelter" }],
  mapping: { fields: ["institutionName"], constants: {}, decimals: null, dates: null, marks: {} },
  missing: [],
  profile: null,
};

/** An import of institutions that somebody has checked. */
async function addressOfRun(
  db: Database,
  account: Account,
  view: Partial<RunView>,
  choices: typeof importRuns.$inferInsert.choices = {},
): Promise<string> {
  const personId = await userIdOf(db, account);
  return makeCheckedImport(db, {
    kind: "institutions",
    personId,
    choices,
    view: { layout: LAYOUT, ...view },
  });
}

/** A boundary file that was read and can be installed. */
async function addressOfInstallable(db: Database, admin: APIRequestContext, origin: string): Promise<string> {
  const file = { name: "areas.geojson", mimeType: "application/geo+json", buffer: Buffer.from(INVENTED_SET) };
  const sent = await admin.post("/api/boundary-sets", {
    headers: { origin },
    multipart: { file },
    maxRedirects: 0,
  });
  const id = sent.headers().location?.split("/").at(-1) ?? "";
  const status = async () => {
    const rows = await db.read
      .select({ status: boundaryReadings.status })
      .from(boundaryReadings)
      .where(eq(boundaryReadings.id, id));
    return rows[0]?.status;
  };
  await expect.poll(status).toBe("ready");
  return `/administration/boundaries/${id}`;
}

/** A draft of an edition without one of its indicators, which its test vectors name. */
async function addressOfBrokenDraft(db: Database): Promise<string> {
  const { ctx } = await contextFor(db, "admin", ["administrator"]);
  const begun = await startDraft(ctx, { edition: "gpat@1.0.0", newVersion: "1.9.0" });
  if (!begun.ok) throw new Error(begun.reason);
  const { draft } = begun.value;
  await editDraft(ctx, { draft, version: 1, edit: { kind: "drop", indicator: "G5.3" } });
  return `/administration/instruments/drafts/${draft}`;
}

/** A digest that the server did not take. */
async function addressOfFailedMail(db: Database): Promise<string> {
  await makeFailedMail(db, await userIdOf(db, "observer"), new Date());
  return "/administration/mail";
}

const WITH_STATE = { round: "2026", iso3: "XAI" };

/** A comment of the State with a file, not handed in. */
async function addressOfCommentWithFile(
  db: Database,
  focal: APIRequestContext,
  origin: string,
): Promise<string> {
  const { ctx } = await contextFor(db, "focal");
  const input = { ...WITH_STATE, point: null, version: 0, body: "Walked", language: "en" };
  const saved = await saveComment(ctx, input);
  if (!saved.ok) throw new Error(saved.reason);
  await focal.post(`/api/country-comments/${saved.value.comment}/uploads`, {
    headers: { origin },
    multipart: fileForm("note.txt", "text/plain", "A note."),
  });
  return `/rounds/${WITH_STATE.round}/${WITH_STATE.iso3}/country-comments/text`;
}

/** A consent of a State with a file. */
async function addressOfConsentFile(
  db: Database,
  manager: APIRequestContext,
  origin: string,
): Promise<string> {
  const page = await addressOfScoping(db);
  await manager.post(`/api/assessments/${SCOPED.round}/${SCOPED.iso3}/consent/uploads`, {
    headers: { origin },
    multipart: fileForm("note.txt", "text/plain", "A note."),
  });
  return page;
}

/** A State that assesses itself, with a contributor who answers a domain; everything has an answer. */
async function addressOfAnswered(db: Database): Promise<string> {
  const page = await addressOfSelfAssessment(db);
  const now = new Date();
  const assessmentId = await assessmentIdOf(db, SCOPED.round, SCOPED.iso3);
  const focal = await userIdOf(db, "focal");
  const contributor = await makePerson(db, "Walking Contributor");
  const other = await makePerson(db, "Another Contributor");
  await giveDutyRow(db, assessmentId, focal, "focal_point");
  for (const { userId } of [contributor, other]) await giveDutyRow(db, assessmentId, userId, "contributor");
  await answerAllBut(db, assessmentId, focal, [], now);
  const [found] = await db.read
    .select({ editionId: assessments.editionId })
    .from(assessments)
    .where(eq(assessments.id, assessmentId));
  if (found === undefined) throw new RangeError(page);
  const given = { ...found, assessmentId, domain: "G2", givenBy: focal, givenAt: now };
  await db.transaction((tx) =>
    tx.insert(selfAssessmentSections).values({ ...given, userId: contributor.userId }),
  );
  sectionToGive.userId = other.userId;
  return page;
}

/** Makes the states, by the requests of those who may, and gives the addresses of the pages that show them. */
export async function makeStates(
  db: Database,
  requests: ReadonlyMap<string, APIRequestContext>,
  origin: string,
): Promise<readonly string[]> {
  const of = (account: Account) => {
    const request = requests.get(account);
    if (request === undefined) throw new RangeError(account);
    return request;
  };
  const files = (await writesOf(db)).filter(
    ({ path, options }) => /^\/api\/(sources|registers).*\/uploads$/.test(path) && "multipart" in options,
  );
  for (const { method, path, options } of files) {
    const headers = { origin, ...("headers" in options ? Object(options.headers) : {}) };
    await of("assessor").fetch(path, { ...options, method, headers });
  }
  await makeRound(db, "walked", ["QWA", "QWB"]);
  await askForLink(createContext(db, { kind: "anonymous" }, new Date()), { email: emailOf("observer") });
  const counts = { created: 1, updated: 0, unchanged: 0, leftOut: 0 };
  return [
    ...files.map(({ path }) => path.replace(/^\/api(\/registers)?/, "").replace(/\/uploads$/, "")),
    "/administration/rounds/walked",
    "/rounds/walked/open",
    "/sources/XAF-S-019",
    `/rounds/${WITH_STATE.round}/${WITH_STATE.iso3}/country-comments`,
    await addressOfCommentWithFile(db, of("focal"), origin),
    await addressOfConsentFile(db, of("manager"), origin),
    await addressOfAnswered(db),
    await addressOfRevealable(db),
    "/laws/XAF-L-002/elements",
    "/laws/XAF-L-002",
    "/import/names",
    "/administration/links",
    "/administration/boundaries",
    await addressOfBrokenDraft(db),
    await addressOfTakenRequest(db),
    await addressOfOpened(db),
    await addressOfFailedMail(db),
    await addressOfInstallable(db, of("admin"), origin),
    await addressOfRun(db, "assessor", { counts }),
    await addressOfRun(db, "assessor", { names: NAMES, nameCount: 1 }, { asksForNames: true }),
    await addressOfRun(db, "manager", { names: NAMES, nameCount: 1 }),
  ];
}
