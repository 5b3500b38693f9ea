/**
 * Every page of the product with an address in the demonstration at which somebody may read it: what the specs
 * that must meet every page go through. A page without an example fails `walk.spec.ts`.
 */
import { randomUUID } from "node:crypto";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { boundaryReadings } from "@/db/schema/boundary";
import { checkRuns } from "@/db/schema/check-run";
import { fieldDevices } from "@/db/schema/field-mode";
import { informationRequests } from "@/db/schema/information-request";
import { rounds } from "@/db/schema/round";
import { selfAssessments } from "@/db/schema/self-assessment";
import { sourceReaders, sources } from "@/db/schema/source";
import { users } from "@/db/schema/user";
import { type BoundaryFindings, NO_FINDINGS } from "@/lib/boundaries/view";
import { type CheckView, EMPTY_CHECK } from "@/lib/checks/view";
import { createContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";
import { fieldUntil } from "@/lib/field-mode/rules";
import { problem } from "@/lib/import/problem";
import { invitationPath } from "@/lib/invitations/rules";
import { openingKey } from "@/lib/sources/visible-to";
import { inviteUser } from "@/lib/users/mutations";
import { makeAppliedPack, makeComparedPack } from "../support/brought-packs";
import { makeCheckedImport } from "../support/checked-imports";
import {
  addressOfContribution,
  addressOfContributionLink,
  addressOfContributions,
  addressOfOwnContributions,
} from "../support/contribution-states";
import { openForScoping } from "../support/scoped-country";
import { makeCertified } from "../support/self-assessed";
import { addressOfErasure, addressOfNewErasure, assessmentIdOf } from "../support/two-people";
import { makeVisit } from "../support/visits";
import { type Account, emailOf } from "./fixtures";

/** An address below the language, or how to find it in the database. */
type Address = string | ((db: Database) => Promise<string>);

/** Addresses of one page, the first one for whoever needs only one, and who may read them; null for a stranger. */
export type PageExample = { account: Account | null; addresses: readonly [Address, ...Address[]] };

const read = (account: Account | null, ...addresses: readonly [Address, ...Address[]]): PageExample => ({
  account,
  addresses,
});

/** The id of a demonstration account. */
export async function userIdOf(db: Database, account: Account): Promise<string> {
  const rows = await db.read
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, emailOf(account)));
  return one(rows).id;
}

async function addressOfUser(db: Database): Promise<string> {
  return `/administration/users/${await userIdOf(db, "assessor")}`;
}

async function addressOfInvitation(db: Database): Promise<string> {
  const command = createContext(db, { kind: "system", job: "command" }, new Date());
  const email = `invited.${randomUUID()}@example.test`;
  const invited = await inviteUser(command, { name: "Invited", email, roles: [], locale: "en" });
  if (!invited.ok) throw new Error(invited.reason);
  return invitationPath("invitation", invited.value.secret);
}

/** An import of the assessor that was checked and has a problem. */
async function addressOfImport(db: Database): Promise<string> {
  const found = problem("year_unreadable", { line: 3, column: "year" }, { value: "twenty" });
  const names = [{ name: "Utopia", line: 2 }];
  return makeCheckedImport(db, {
    kind: "detections",
    personId: await userIdOf(db, "assessor"),
    view: { problems: [found], problemCount: 1, names },
  });
}

/** A check of the steward that waits for its confirmation. */
async function addressOfCheck(db: Database): Promise<string> {
  const now = new Date();
  const personId = await userIdOf(db, "steward");
  const id = newId(now);
  const view: CheckView = { ...EMPTY_CHECK, warnings: [{ rule: "jump", count: 2 }], warned: 3 };
  await db.transaction((tx) =>
    tx.insert(checkRuns).values({
      id,
      register: "detections",
      personId,
      filter: { status: "to_check" },
      entries: [],
      total: 0,
      own: 4,
      step: "look",
      status: "ready",
      view,
      written: 0,
      createdAt: now,
    }),
  );
  return `/detections/check/${id}`;
}

/** What the assessor of a country asked of a court. */
export async function addressOfRequest(db: Database): Promise<string> {
  const assessmentId = await assessmentIdOf(db, "2026", "XAF");
  const now = new Date();
  const made = await db.read
    .select({ number: informationRequests.number })
    .from(informationRequests)
    .where(eq(informationRequests.assessmentId, assessmentId));
  const address = "/rounds/2026/XAF/information-requests/1";
  if (made.length > 0) return address;
  const addedBy = await userIdOf(db, "assessor");
  await db.transaction((tx) =>
    tx.insert(informationRequests).values({
      id: newId(now),
      assessmentId,
      number: 1,
      what: "Convictions of the last year by offence",
      institutionName: "Court of Appeal",
      askedOn: "2026-01-05",
      dueOn: "2026-02-05",
      language: "en",
      addedBy,
      addedAt: now,
      version: 1,
    }),
  );
  return address;
}

/** The form of a redacted version of a confidential source that the assessor may read. */
async function addressOfTwin(db: Database): Promise<string> {
  const [source] = await db.read
    .select({ code: sources.code })
    .from(sources)
    .innerJoin(sourceReaders, eq(sourceReaders.sourceId, sources.id))
    .where(
      and(eq(sources.accessClass, "confidential"), eq(sourceReaders.userId, await userIdOf(db, "assessor"))),
    )
    .orderBy(asc(sources.id))
    .limit(1);
  return `/sources/${source?.code}/twin`;
}

/** The key of a confidential source that the manager may open in an emergency. */
export async function keyOfClosed(db: Database): Promise<string> {
  const now = new Date();
  const person = {
    name: "",
    email: emailOf("manager"),
    roles: ["programme_manager"],
    sessionId: "",
  } as const;
  const key = openingKey({
    actor: { kind: "user", userId: await userIdOf(db, "manager"), ...person },
    now,
  });
  const [row] = await db.read
    .select({ key })
    .from(sources)
    .where(isNotNull(key))
    .orderBy(asc(sources.id))
    .limit(1);
  return row?.key ?? "";
}
/** A visit of that country, on which a meeting was held. */
async function addressOfMission(db: Database): Promise<string> {
  await addressOfRequest(db);
  const assessmentId = await assessmentIdOf(db, "2026", "XAF");
  await makeVisit(db, assessmentId, await userIdOf(db, "assessor"), new Date());
  return "/rounds/2026/XAF/missions/1";
}

const addressOfMeeting = async (db: Database) => `${await addressOfMission(db)}/1`;
const addressOfNotebook = async (db: Database) => `${await addressOfMission(db)}/notebook`;
/** An assessment of a round that begins with scoping; nothing is settled in it. */
export const SCOPED = { round: "scoped", iso3: "QWS" } as const;

/** The page about the scoping of that assessment, opened once. */
export async function addressOfScoping(db: Database): Promise<string> {
  const { round, iso3 } = SCOPED;
  const made = await db.read.$count(rounds, eq(rounds.code, round));
  if (made === 0) await openForScoping(db, round, iso3, new Date());
  return `/rounds/${round}/${iso3}/scoping`;
}

/** The page of a State that assesses itself: the one of the assessment in scoping, asked once. */
export async function addressOfSelfAssessment(db: Database): Promise<string> {
  await addressOfScoping(db);
  const { round, iso3 } = SCOPED;
  const now = new Date();
  const row = {
    assessmentId: await assessmentIdOf(db, round, iso3),
    askedBy: await userIdOf(db, "manager"),
    askedAt: now,
    dueOn: "2027-03-01",
    version: 1,
  };
  await db.transaction((tx) => tx.insert(selfAssessments).values(row).onConflictDoNothing());
  return `/rounds/${round}/${iso3}/self-assessment`;
}

/** An assessment whose State certified its own answers. */
export const CERTIFIED = { round: "certified", iso3: "QWC" } as const;

async function addressOfCertified(db: Database): Promise<string> {
  const { round, iso3 } = CERTIFIED;
  const made = await db.read.$count(rounds, eq(rounds.code, round));
  if (made === 0) await makeCertified(db, round, iso3, new Date());
  return `/rounds/${round}/${iso3}/self-assessment`;
}

/** A device on which the assessor has the assessment of a country in drafting. */
export const WALKED_DEVICE = "019ad0f0-0000-7000-8000-00000000f1e1";

/** The page about work without a line, with that device on it. */
async function addressOfFieldMode(db: Database): Promise<string> {
  const now = new Date();
  const userId = await userIdOf(db, "assessor");
  const assessmentId = await assessmentIdOf(db, "2026", "XAD");
  const times = { addedAt: now, renewedAt: now, lastSeenAt: now, until: fieldUntil(now) };
  const device = { id: WALKED_DEVICE, userId, assessmentId, name: "Black laptop", version: 1, ...times };
  await db.transaction((tx) => tx.insert(fieldDevices).values(device).onConflictDoNothing());
  return "/rounds/2026/XAD/field";
}

/** A boundary file of the administrator that names one State, one that is unknown and an area of nobody. */
async function addressOfBoundaryReading(db: Database): Promise<string> {
  const now = new Date();
  const personId = await userIdOf(db, "admin");
  const id = newId(now);
  const view: BoundaryFindings = {
    ...NO_FINDINGS,
    properties: [{ name: "iso3", matched: 1 }],
    matched: ["XAA"],
    missing: ["XAB"],
    unknown: [{ code: "xAB", place: "features[1]" }],
    uncoded: 1,
    unassigned: 2,
    areas: [{ iso3: "XAA", x: 480, y: 234, isSmall: false }],
  };
  await db.transaction((tx) =>
    tx.insert(boundaryReadings).values({
      id,
      personId,
      fileName: "areas.geojson",
      fileSha256: "0".repeat(64),
      fileSize: 1_000,
      property: "iso3",
      status: "ready",
      view,
      mapSha256: null,
      createdAt: now,
    }),
  );
  return `/administration/boundaries/${id}`;
}

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
  "/[locale]/rounds/[round]": read("manager", "/rounds/2026"),
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
};

/** The address as a path below the language. */
export async function resolve(address: Address, db: Database): Promise<string> {
  return typeof address === "string" ? address : address(db);
}
