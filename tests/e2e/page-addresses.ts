/** Addresses of pages that are found in the demonstration, or made in it where it holds no such thing. */
import { randomUUID } from "node:crypto";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Database } from "@/db/client";
import { boundaryReadings } from "@/db/schema/boundary";
import { checkRuns } from "@/db/schema/check-run";
import { editionDrafts } from "@/db/schema/edition-draft";
import { fieldDevices } from "@/db/schema/field-mode";
import { informationRequests } from "@/db/schema/information-request";
import { rounds } from "@/db/schema/round";
import { savedViews } from "@/db/schema/saved-view";
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
import { makeCheckedImport } from "../support/checked-imports";
import { openForScoping } from "../support/scoped-country";
import { makeCertified } from "../support/self-assessed";
import { makeOpenSimulation, makeSimulation } from "../support/simulations";
import { assessmentIdOf } from "../support/two-people";
import { makeVisit } from "../support/visits";
import { type Account, emailOf } from "./fixtures";

/** The id of a demonstration account. */
export async function userIdOf(db: Database, account: Account): Promise<string> {
  const rows = await db.read
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, emailOf(account)));
  return one(rows).id;
}

export async function addressOfUser(db: Database): Promise<string> {
  return `/administration/users/${await userIdOf(db, "assessor")}`;
}

/** The id of the draft of an edition that was begun first. */
async function draftIdOf(db: Database): Promise<string> {
  const rows = await db.read
    .select({ id: editionDrafts.id })
    .from(editionDrafts)
    .orderBy(asc(editionDrafts.createdAt))
    .limit(1);
  return one(rows).id;
}

export async function addressOfDraft(db: Database): Promise<string> {
  return `/administration/instruments/drafts/${await draftIdOf(db)}`;
}

export async function addressOfDraftIndicator(db: Database): Promise<string> {
  return `${await addressOfDraft(db)}/indicators/C1.4`;
}

export async function addressOfDraftText(db: Database): Promise<string> {
  return `${await addressOfDraft(db)}/text`;
}

export async function addressOfImpact(db: Database): Promise<string> {
  return `/edition-drafts/${await draftIdOf(db)}`;
}

export async function addressOfInvitation(db: Database): Promise<string> {
  const command = createContext(db, { kind: "system", job: "command" }, new Date());
  const email = `invited.${randomUUID()}@example.test`;
  const invited = await inviteUser(command, { name: "Invited", email, roles: [], locale: "en" });
  if (!invited.ok) throw new Error(invited.reason);
  return invitationPath("invitation", invited.value.secret);
}

/** A view that the manager kept under a name and shares. */
export async function addressOfView(db: Database): Promise<string> {
  const ownerId = await userIdOf(db, "manager");
  const name = "Domains by region";
  const known = and(eq(savedViews.ownerId, ownerId), eq(savedViews.name, name));
  const now = new Date();
  await db.transaction((tx) =>
    tx
      .insert(savedViews)
      .values({
        id: newId(now),
        ownerId,
        page: "round",
        place: "2026",
        name,
        query: "columns=domains&group=region",
        isShared: true,
        createdAt: now,
        updatedAt: now,
        version: 1,
      })
      .onConflictDoNothing(),
  );
  const { id } = one(await db.read.select({ id: savedViews.id }).from(savedViews).where(known));
  return `/views/${id}`;
}

/** The list of views, with one in it. */
export async function addressOfViews(db: Database): Promise<string> {
  await addressOfView(db);
  return "/views";
}

/** An import of the assessor that was checked and has a problem. */
export async function addressOfImport(db: Database): Promise<string> {
  const found = problem("year_unreadable", { line: 3, column: "year" }, { value: "twenty" });
  const names = [{ name: "Utopia", line: 2 }];
  return makeCheckedImport(db, {
    kind: "detections",
    personId: await userIdOf(db, "assessor"),
    view: { problems: [found], problemCount: 1, names },
  });
}

/** A check of the steward that waits for its confirmation. */
export async function addressOfCheck(db: Database): Promise<string> {
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
export async function addressOfTwin(db: Database): Promise<string> {
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
export async function addressOfMission(db: Database): Promise<string> {
  await addressOfRequest(db);
  const assessmentId = await assessmentIdOf(db, "2026", "XAF");
  await makeVisit(db, assessmentId, await userIdOf(db, "assessor"), new Date());
  return "/rounds/2026/XAF/missions/1";
}

export const addressOfMeeting = async (db: Database) => `${await addressOfMission(db)}/1`;
export const addressOfNotebook = async (db: Database) => `${await addressOfMission(db)}/notebook`;
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

export async function addressOfCertified(db: Database): Promise<string> {
  const { round, iso3 } = CERTIFIED;
  const made = await db.read.$count(rounds, eq(rounds.code, round));
  if (made === 0) await makeCertified(db, round, iso3, new Date());
  return `/rounds/${round}/${iso3}/self-assessment`;
}

/** A device on which the assessor has the assessment of a country in drafting. */
export const WALKED_DEVICE = "019ad0f0-0000-7000-8000-00000000f1e1";

/** The page about work without a line, with that device on it. */
export async function addressOfFieldMode(db: Database): Promise<string> {
  const now = new Date();
  const userId = await userIdOf(db, "assessor");
  const assessmentId = await assessmentIdOf(db, "2026", "XAD");
  const times = { addedAt: now, renewedAt: now, lastSeenAt: now, until: fieldUntil(now) };
  const device = { id: WALKED_DEVICE, userId, assessmentId, name: "Black laptop", version: 1, ...times };
  await db.transaction((tx) => tx.insert(fieldDevices).values(device).onConflictDoNothing());
  return "/rounds/2026/XAD/field";
}

/** A boundary file of the administrator that names one State, one that is unknown and an area of nobody. */
export async function addressOfBoundaryReading(db: Database): Promise<string> {
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

/** Of the round before: journeys simulate the running one, where the manager's own is the only one that may be open. */
const SIMULATED = { round: "2023", iso3: "XAB" } as const;

/** A simulation of a round or of one country that is done, and one that can still be stopped. */
export function addressOfSimulation(of: "round" | "country", isOpen: boolean) {
  return async (db: Database): Promise<string> => {
    const simulated = { ...SIMULATED, of, personId: await userIdOf(db, "manager") };
    const run = await (isOpen ? makeOpenSimulation : makeSimulation)(db, simulated);
    const place = of === "round" ? SIMULATED.round : `${SIMULATED.round}/${SIMULATED.iso3}`;
    return `/rounds/${place}/stability?run=${run}`;
  };
}
