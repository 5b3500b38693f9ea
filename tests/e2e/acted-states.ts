/** States of the write walk to which somebody of the team led by acts of their own. */
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { RatingKind, Role } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { informationRequestIndicators, informationRequests } from "@/db/schema/information-request";
import { type Ctx, createContext } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { handInSecondRatings } from "@/lib/second-ratings/mutations";
import { secondRatingPage } from "@/lib/second-ratings/page";
import { openSource } from "@/lib/sources/openings";
import { assessmentIdOf } from "../support/two-people";
import { type Account, emailOf } from "./fixtures";
import { addressOfRequest, keyOfClosed, userIdOf } from "./page-addresses";

/** What an account of the demonstration acts with, now and with these roles. */
export async function contextFor(db: Database, account: Account, roles: readonly Role[] = []) {
  const actor = {
    kind: "user",
    userId: await userIdOf(db, account),
    name: "",
    email: emailOf(account),
    roles,
    sessionId: "",
  } as const;
  return { actor, ctx: createContext(db, actor, new Date()) };
}

/** A confidential source that the manager opened in an emergency: its author can end that. */
export async function addressOfOpened(db: Database): Promise<string> {
  const { ctx } = await contextFor(db, "manager", ["programme_manager"]);
  const reason = "A witness named in it is in danger.";
  const opened = await openSource(ctx, { key: await keyOfClosed(db), reason });
  if (!opened.ok) throw new Error("not opened");
  return `/sources/${opened.value.code}`;
}

const ASKED = { round: "2026", iso3: "XAF", indicator: "G3.1", kind: "assessor" } as const;

/** An unanswered request about an indicator that is not assessed for want of an answer: its rating can take it over. */
export async function addressOfTakenRequest(db: Database): Promise<string> {
  const address = await addressOfRequest(db);
  const assessmentId = await assessmentIdOf(db, ASKED.round, ASKED.iso3);
  const [found] = await db.read
    .select({ requestId: informationRequests.id, editionId: assessments.editionId })
    .from(informationRequests)
    .innerJoin(assessments, eq(assessments.id, informationRequests.assessmentId))
    .where(eq(assessments.id, assessmentId));
  if (found === undefined) throw new RangeError(address);
  const { ctx } = await contextFor(db, "assessor");
  const { version: baseVersion } = await getRating(ctx, ASKED);
  const fields = { state: "not_assessed", notAssessedReason: "no_answer" } as const;
  await saveRating(ctx, { ...ASKED, baseVersion, mutationId: newId(ctx.now), fields });
  await db.transaction((tx) =>
    tx.insert(informationRequestIndicators).values({ ...found, indicator: ASKED.indicator }),
  );
  return address;
}

const REVEALABLE = { round: "2026", iso3: "XAE" };

/** A second rating that is handed in, beside first ratings that are complete since: the lead may show both. */
export async function addressOfRevealable(db: Database): Promise<string> {
  const pageFor = async (account: Account) => {
    const { actor, ctx } = await contextFor(db, account);
    return { ctx, page: () => secondRatingPage({ ...ctx, actor }, "en", REVEALABLE) };
  };
  const [lead, second] = [await pageFor("assessor2"), await pageFor("second")];
  const rate = async (ctx: Ctx, indicator: string, kind: RatingKind) => {
    const key = { ...REVEALABLE, indicator, kind };
    const { version: baseVersion } = await getRating(ctx, key);
    const fields = { state: "rated", level: 2, rationale: "Walked" } as const;
    await saveRating(ctx, { ...key, baseVersion, mutationId: newId(ctx.now), fields });
  };
  const { sample } = await second.page();
  for (const { indicator, status } of sample)
    if (status === "open") await rate(second.ctx, indicator, "second");
  await handInSecondRatings(second.ctx, REVEALABLE);
  const { firstMissing } = await lead.page();
  for (const indicator of firstMissing) await rate(lead.ctx, indicator, "assessor");
  return `/rounds/${REVEALABLE.round}/${REVEALABLE.iso3}/second-rating`;
}
