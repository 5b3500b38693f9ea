/** A link and contributions in the demonstration, for what goes through every page and form. */
import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { ContributionAccessClass, Role } from "@/db/enums";
import { assessmentDuties } from "@/db/schema/assessment";
import { contributionReaders, contributions } from "@/db/schema/contribution";
import { users } from "@/db/schema/user";
import { contributionPath } from "@/lib/contributions/rules";
import { sendOwn } from "@/lib/contributions/send";
import { type Ctx, createContext } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import { given, linkFor, sent } from "./contributions";
import { giveDutyRow } from "./programme";
import { assessmentIdOf } from "./two-people";

/** The assessment in drafting to which people contribute. */
const PLACE = { round: "2026", iso3: "XAD" };
const BASE = `/rounds/${PLACE.round}/${PLACE.iso3}`;

async function userIdOf(db: Database, email: string): Promise<string> {
  return one(await db.read.select({ id: users.id }).from(users).where(eq(users.email, email))).id;
}

async function contextFor(db: Database, email: string, roles: readonly Role[]): Promise<Ctx> {
  const userId = await userIdOf(db, email);
  const actor = { kind: "user", userId, name: "", email, roles, sessionId: "" } as const;
  return createContext(db, actor, new Date());
}

async function newLink(db: Database): Promise<string> {
  const manager = await contextFor(db, "manager@demo.example", ["programme_manager"]);
  return linkFor(manager, PLACE, { openUntil: "2099-12-31", indicators: ["C2.3", "G3.1"] });
}

/** The page of a link that is open, without the language. */
export async function addressOfContributionLink(db: Database): Promise<string> {
  return contributionPath(await newLink(db));
}

/** The contributions of an assessment to which there is a link. */
export async function addressOfContributions(db: Database): Promise<string> {
  await newLink(db);
  return `${BASE}/contributions`;
}

/** A contribution of a class that came by a link of the manager; a confidential one has the assessor as further reader. */
export async function addressOfContribution(
  db: Database,
  accessClass: ContributionAccessClass,
): Promise<string> {
  const now = new Date();
  const { id } = await sent(db, await newLink(db), { accessClass, basis: "Files of cases." }, now);
  const userId = await userIdOf(db, "assessor@demo.example");
  if (accessClass === "confidential")
    await db.transaction((tx) =>
      tx.insert(contributionReaders).values({ contributionId: id, userId, grantedAt: now }),
    );
  return `${BASE}/contributions/${id}`;
}

/** The page of a contributor with an account, the reader of the demonstration, who has given something. */
export async function addressOfOwnContributions(db: Database): Promise<string> {
  const reader = await contextFor(db, "reader@demo.example", ["reader"]);
  const userId = await userIdOf(db, "reader@demo.example");
  const assessmentId = await assessmentIdOf(db, PLACE.round, PLACE.iso3);
  const held = await db.read.$count(
    assessmentDuties,
    and(
      eq(assessmentDuties.assessmentId, assessmentId),
      eq(assessmentDuties.userId, userId),
      eq(assessmentDuties.duty, "contributor"),
    ),
  );
  if (held === 0) await giveDutyRow(db, assessmentId, userId, "contributor");
  const own = await db.read.$count(contributions, eq(contributions.contributorId, userId));
  if (own === 0) {
    const { token: _token, ...text } = given("");
    const result = await sendOwn(reader, { ...PLACE, ...text });
    if (!result.ok) throw new Error(result.reason);
  }
  return `${BASE}/contribute`;
}

/** The address to which a file of a new contribution is sent. */
export async function addressOfUpload(db: Database): Promise<string> {
  const { ticket } = await sent(db, await newLink(db), {}, new Date());
  return `/api/contributions/uploads/${ticket}`;
}
