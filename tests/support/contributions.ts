/** Links and contributions as they are made, for tests. */
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { contributions } from "@/db/schema/contribution";
import { passages, sources } from "@/db/schema/source";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { makeLink } from "@/lib/contributions/links";
import { takeReceiptStep } from "@/lib/contributions/receipt";
import type { MakeLink, SendByLink } from "@/lib/contributions/schema";
import { type Sent, sendByLink } from "@/lib/contributions/send";
import { contributionOfTicket } from "@/lib/contributions/upload-ticket";
import { type Ctx, createContext } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import { citePassage } from "@/lib/ratings/cite";
import { contextOf, TEST_NOW, type TestPerson } from "./programme";

/** Somebody without an account. */
export function stranger(db: Database, now: Date = TEST_NOW): Ctx {
  return createContext(db, { kind: "anonymous" }, now, "test");
}

/** A link that is open for long; answers its secret. Throws where it is refused. */
export async function linkFor(ctx: Ctx, key: AssessmentKey, more: Partial<MakeLink> = {}): Promise<string> {
  const made = await makeLink(ctx, {
    ...key,
    label: "Shelters of the north",
    purpose: "What do you know of cooperation with the police?",
    purposeLanguage: "en",
    languages: ["en", "ar"],
    openUntil: "2027-12-31",
    contributionsMax: 20,
    indicators: [],
    ...more,
  });
  if (!made.ok) throw new Error(made.reason);
  return made.value.secret;
}

/** What somebody gives by a link, as the form sends it. */
export function given(token: string, more: Partial<SendByLink> = {}): SendByLink {
  return {
    token,
    body: "The shelter was never asked.",
    basis: null,
    indicators: [],
    language: "en",
    accessClass: "confidential",
    mayQuote: false,
    consent: "on",
    ...more,
  };
}

/** A contribution by a link, with its id. Throws where it is refused. */
export async function sent(
  db: Database,
  token: string,
  more: Partial<SendByLink> = {},
  now: Date = TEST_NOW,
): Promise<Sent & { id: string }> {
  const result = await sendByLink(stranger(db, now), given(token, more));
  if (!result.ok) throw new Error(result.reason);
  const id = contributionOfTicket(result.value.ticket, now);
  if (id === null) throw new Error("no ticket");
  return { ...result.value, id };
}

/** What the code of a receipt tells. Throws where it opens nothing. */
export async function toldBy(db: Database, code: string, now: Date = TEST_NOW) {
  const result = await takeReceiptStep(stranger(db, now), { step: "look", code });
  if (!result.ok) throw new Error(result.reason);
  return result.value.view;
}

/** The version of a contribution. */
export async function versionOf(db: Database, id: string): Promise<number> {
  return one(
    await db.read
      .select({ version: contributions.version })
      .from(contributions)
      .where(eq(contributions.id, id)),
  ).version;
}

/** Cites the one passage of a source that was made of a contribution. Throws where it is refused. */
export async function citeSource(
  db: Database,
  person: TestPerson,
  key: AssessmentKey,
  code: string,
  indicators: string[],
): Promise<void> {
  const passage = one(
    await db.read
      .select({ id: passages.id })
      .from(passages)
      .innerJoin(sources, eq(sources.id, passages.sourceId))
      .where(eq(sources.code, code)),
  );
  const input = { ...key, passageId: passage.id, indicators, shows: "applied", stance: "supports" } as const;
  const cited = await citePassage(contextOf(db, person), input);
  if (!cited.ok) throw new Error(cited.reason);
}
