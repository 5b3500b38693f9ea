/** Sentences that must stay where they are, planted in every field that holds what a source protects. */
import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Duty, SourceType } from "@/db/enums";
import { userRoles, users } from "@/db/schema/user";
import { getAssessment } from "@/lib/assessments/queries";
import type { TransitionName } from "@/lib/assessments/schema";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { takeTransition } from "@/lib/assessments/transitions";
import { type Actor, type Ctx, createContext } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import type { FileStore } from "@/lib/files/store";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { citeEntry } from "@/lib/registers/cite";
import { attachFile } from "@/lib/sources/files";
import { listLibrary } from "@/lib/sources/library";
import { addSource } from "@/lib/sources/mutations";
import { openSource } from "@/lib/sources/openings";
import { addPassage } from "@/lib/sources/passages";
import { addSourceSchema, addTwinSchema } from "@/lib/sources/schema";
import { addTwin } from "@/lib/sources/twins";
import { fillDraft } from "./drafts";
import { giveDutyRow, makeAssessment, makeRound } from "./programme";
import { confirmAll } from "./released-country";

/** The word with which every canary begins; a search for it finds them, and echoes none. */
export const PREFIX = "Kestrel";
/** The kinds of secret, and a text that is open beside them. */
export const SECRETS = ["closed", "restricted", "opened", "reason", "note", "twin"] as const;
export type Secret = (typeof SECRETS)[number];

/** The words of a field: unlike those of any other, and one of them alone gives the field away. */
const canary = (secret: Secret, field: string) => `${PREFIX}-${secret}-${field}`;

/** Every canary that a text holds, in lower case. */
export function canariesIn(text: string): ReadonlySet<string> {
  const found = text
    .toLowerCase()
    .matchAll(new RegExp(`${PREFIX.toLowerCase()}-(${SECRETS.join("|")})-[a-z]+`, "g"));
  return new Set([...found].map(([word]) => word));
}

/** An assessment that begins with the demonstration and the two of a round of its own, from drafting to a release. */
export const DEMONSTRATED: AssessmentKey = { round: "2026", iso3: "XAF" };
export const WITH_STATE: AssessmentKey = { round: "canary", iso3: "QKA" };
export const RELEASED: AssessmentKey = { round: "canary", iso3: "QKB" };
const CITED = ["G2.1", "C2.1"];
const ENTRY = { register: "routes", code: "XAF-R-001" } as const;

const TEAM: Readonly<Record<string, Duty>> = {
  assessor2: "lead",
  assessor: "assessor",
  reviewer: "reviewer",
  approver: "approver",
  focal: "focal_point",
};
const DAY_MS = 86_400_000;

type Planting = { db: Database; store: FileStore; now: Date };

/** The context of a demonstration account, so many days from now. */
export async function contextOfAccount({ db, now }: Planting, account: string, days = 0): Promise<Ctx> {
  const person = one(
    await db.read
      .select()
      .from(users)
      .where(eq(users.email, `${account}@demo.example`)),
  );
  const held = await db.read.select().from(userRoles).where(eq(userRoles.userId, person.id));
  const actor: Actor = {
    kind: "user",
    userId: person.id,
    name: person.name,
    email: person.email,
    roles: held.map(({ role }) => role),
    sessionId: randomUUID(),
  };
  return createContext(db, actor, new Date(now.getTime() + days * DAY_MS));
}

/** A document or an interview with a canary in each of its texts. */
function written(secret: Secret, more: Readonly<Record<string, unknown>> = {}) {
  const text = (field: string) => canary(secret, field);
  return {
    type: "ngo_report",
    title: `${text("title")} of the harbour`,
    publisher: text("publisher"),
    origin: text("origin"),
    issuingBody: text("body"),
    ministry: text("ministry"),
    link: `https://${text("link")}.example/`,
    issuedByState: false,
    publishedOn: "2026-02",
    typedLanguage: "en",
    reliability: "B",
    credibility: "2",
    countries: [DEMONSTRATED, WITH_STATE, RELEASED].map(({ iso3 }) => iso3),
    ...more,
  };
}

const AN_INTERVIEW = {
  type: "interview_nonstate",
  personCode: canary("closed", "code"),
  functionHeld: canary("closed", "function"),
  province: canary("closed", "province"),
  heldOn: "2026-02",
  consent: "given",
  consentOn: "2026-02-10",
  attribution: "not_attributed",
  deleteOn: "2099-01-01",
};

async function add(ctx: Ctx, input: object): Promise<string> {
  const result = await addSource(ctx, addSourceSchema.parse(input));
  if (!result.ok) throw new Error(result.reason);
  return result.value.code;
}

/** A passage of a source, cited in every planted assessment and, where asked, by an entry of a register. */
async function cite(ctx: Ctx, secret: Secret, code: string): Promise<void> {
  for (const key of [DEMONSTRATED, WITH_STATE, RELEASED]) {
    const locator = canary(secret, "locator");
    const body = `${canary(secret, "passage")} and nobody else.`;
    const input = { code, locator, body, language: "en", ...key, indicators: CITED };
    const added = await addPassage(ctx, { ...input, shows: "applied", stance: "supports" });
    if (!added.ok) throw new Error("no passage");
    if (key !== DEMONSTRATED) continue;
    const { passageId } = added.value;
    await citeEntry(ctx, { ...ENTRY, passageId, shows: "exists", stance: "supports" });
  }
}

async function attach(ctx: Ctx, store: FileStore, secret: Secret, code: string): Promise<void> {
  const stream = Readable.from([Buffer.from(`${canary(secret, "content")} is what it says.`)]);
  const declared = { size: null, sha256: null };
  const kept = await attachFile(ctx, store, code, {
    name: `${canary(secret, "file")}.txt`,
    stream,
    declared,
  });
  if (!kept.ok) throw new Error(kept.reason);
}

async function noteOf(ctx: Ctx, key: AssessmentKey): Promise<void> {
  const rating = { ...key, indicator: "G2.1", kind: "assessor" } as const;
  const { version: baseVersion } = await getRating(ctx, rating);
  const fields = { teamNote: `${canary("note", "text")} for the team.` };
  const saved = await saveRating(ctx, { ...rating, baseVersion, mutationId: randomUUID(), fields });
  if (saved.status !== "saved") throw new Error(saved.status);
}

async function takeAs(
  planting: Planting,
  account: string,
  key: AssessmentKey,
  transition: TransitionName,
  days: number,
): Promise<void> {
  const ctx = await contextOfAccount(planting, account, days);
  const { assessment } = await getAssessment(ctx, key);
  const said = { reason: null, corrigendum: null, previewSeen: true };
  const taken = await takeTransition(ctx, { ...key, transition, version: assessment.version, ...said });
  if (!taken.ok) throw new Error(`${transition}: ${taken.reason}`);
}

/** What was planted: the codes of the sources by their secret, and the key of one that stayed closed. */
export type Planted = {
  codes: Readonly<Record<"confidential" | "interview" | "restricted" | "opened" | "twin", string>>;
  closedKey: string;
};

/**
 * Plants sources and notes in an assessment of the demonstration and in two of a round of its own; then one draft goes to
 * its State, and one all the way to its release. The assessor is the author, the lead of the round reads as well.
 */
export async function plantCanaries(planting: Planting): Promise<Planted> {
  const { db, store } = planting;
  const roundId = await makeRound(db, WITH_STATE.round, [WITH_STATE.iso3, RELEASED.iso3], {
    stateIsHeard: true,
    endsOn: "2030-12-31",
    cutOffOn: "2030-12-31",
  });
  const author = await contextOfAccount(planting, "assessor");
  const lead = await contextOfAccount(planting, "assessor2");
  const ofRound = [WITH_STATE, RELEASED];
  for (const { iso3 } of ofRound) {
    const id = await makeAssessment(db, roundId, iso3);
    for (const [account, duty] of Object.entries(TEAM)) {
      const { actor } = await contextOfAccount(planting, account);
      if (actor.kind === "user") await giveDutyRow(db, id, actor.userId, duty);
    }
    if (lead.actor.kind === "user") await fillDraft(db, id, lead.actor.userId);
  }
  const confidential = await add(author, written("closed", { accessClass: "confidential" }));
  const interview = await add(author, written("closed", { accessClass: "confidential", ...AN_INTERVIEW }));
  const restricted = await add(author, written("restricted", { accessClass: "restricted" }));
  const opened = await add(author, written("opened", { type: "media", accessClass: "confidential" }));
  for (const [secret, code] of [
    ["closed", confidential],
    ["closed", interview],
    ["restricted", restricted],
    ["opened", opened],
  ] as const) {
    await cite(author, secret, code);
    await attach(author, store, secret, code);
  }
  const open = { ...written("twin"), accessClass: "public", twinOf: confidential };
  const twin = await addTwin(author, addTwinSchema.parse(open));
  if (!twin.ok) throw new Error(twin.reason);
  await cite(author, "twin", twin.value.code);
  for (const key of [DEMONSTRATED, ...ofRound]) await noteOf(author, key);
  const closedKey = await openOne(planting);
  for (const key of ofRound) {
    await takeAs(planting, "assessor2", key, "submit", 0);
    await confirmAll(await contextOfAccount(planting, "reviewer"), key);
    await takeAs(planting, "reviewer", key, "send_draft", 0);
  }
  await takeAs(planting, "manager", RELEASED, "note_silence", 100);
  await takeAs(planting, "approver", RELEASED, "publish", 101);
  const codes = { confidential, interview, restricted, opened, twin: twin.value.code };
  return { codes, closedKey };
}

/** The manager opens one source in an emergency and leaves the others closed. Answers the key of the interview. */
async function openOne(planting: Planting): Promise<string> {
  const manager = await contextOfAccount(planting, "manager");
  const { hidden } = await listLibrary(manager, WITH_STATE.iso3, {});
  const keyOf = (type: SourceType) => hidden.find((source) => source.type === type)?.opening ?? "";
  const reason = `${canary("reason", "text")}: a witness is in danger.`;
  const result = await openSource(manager, { key: keyOf("media"), reason });
  if (!result.ok) throw new Error("not opened");
  return keyOf("interview_nonstate");
}
