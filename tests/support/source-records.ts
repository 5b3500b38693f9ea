/** Sources, passages and interviews as they are entered, and what their tests ask of the chain. */
import { asc } from "drizzle-orm";
import type { Database } from "@/db/client";
import { auditEvents, revisions } from "@/db/schema/audit";
import { CHAIN_START, eventSha256 } from "@/lib/audit/append";
import { saltedSha256 } from "@/lib/audit/canonical";
import type { Ctx } from "@/lib/core/context";
import { addSource } from "@/lib/sources/mutations";
import { addPassage } from "@/lib/sources/passages";
import { type AddSource, addSourceSchema } from "@/lib/sources/schema";
import type { ScoredCountry } from "@/tests/support/scored-country";

export const CANARY = "Kestrel-canary";
export const DAY_MS = 24 * 60 * 60 * 1000;

export function law(
  { iso3 }: ScoredCountry,
  more: Partial<Record<keyof AddSource, unknown>> = {},
): AddSource {
  return addSourceSchema.parse({
    type: "official_document",
    title: "Act 12",
    publisher: "Parliament",
    issuedByState: true,
    inForceCheckedOn: "2026-05-01",
    accessClass: "public",
    reliability: "A",
    credibility: "1",
    countries: [iso3],
    ...more,
  });
}

export function interview(
  country: ScoredCountry,
  more: Partial<Record<keyof AddSource, unknown>> = {},
): AddSource {
  return law(country, {
    type: "interview_nonstate",
    title: `${CANARY} shelter`,
    publisher: null,
    issuedByState: false,
    inForceCheckedOn: null,
    accessClass: "confidential",
    personCode: "P-07",
    functionHeld: `${CANARY} manager`,
    province: `${CANARY} province`,
    heldOn: "2026-02",
    consent: "given",
    consentOn: "2026-02-10",
    attribution: "not_attributed",
    deleteOn: "2026-03-20",
    ...more,
  });
}

export async function added(ctx: Ctx, input: AddSource): Promise<string> {
  const result = await addSource(ctx, input);
  if (!result.ok) throw new Error("not added");
  return result.value.code;
}

export async function passageOf(
  ctx: Ctx,
  code: string,
  body: string,
  cite?: { country: ScoredCountry; indicators: string[] },
) {
  const result = await addPassage(ctx, {
    code,
    locator: "p. 3",
    body,
    language: "en",
    round: cite?.country.round ?? null,
    iso3: cite?.country.iso3 ?? null,
    indicators: cite?.indicators ?? [],
    shows: "applied",
    stance: "supports",
  });
  if (!result.ok) throw new Error("no passage");
  return result.value.passageId;
}

export async function chainProblems(db: Database): Promise<string[]> {
  const events = await db.read.select().from(auditEvents).orderBy(asc(auditEvents.position));
  const kept = await db.read.select().from(revisions);
  const byPosition = new Map(kept.map((revision) => [revision.position, revision]));
  const problems: string[] = [];
  let previous = CHAIN_START;
  for (const { sha256, ...event } of events) {
    if (event.previousSha256 !== previous || eventSha256(event) !== sha256)
      problems.push(`event ${event.position}`);
    previous = sha256;
    const text = byPosition.get(event.position);
    if (text?.content && text.salt && saltedSha256(text.salt, text.content) !== event.afterSha256) {
      problems.push(`text ${event.position}`);
    }
  }
  return problems;
}
