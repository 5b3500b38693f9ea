/** Requests to institutions as they are stored. */
import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { informationRequestIndicators, informationRequests } from "@/db/schema/information-request";
import { registerEntries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

/** A request with the codes of its indicators and of its institution. */
export type StoredRequest = Omit<
  typeof informationRequests.$inferSelect,
  "assessmentId" | "institutionId" | "addedBy" | "addedAt"
> & {
  indicators: readonly string[];
  /** Code of the entry of the register of institutions; null where the register does not hold it. */
  institution: string | null;
};

const STORED = {
  id: informationRequests.id,
  number: informationRequests.number,
  what: informationRequests.what,
  institution: registerEntries.code,
  institutionName: informationRequests.institutionName,
  askedOn: informationRequests.askedOn,
  dueOn: informationRequests.dueOn,
  remindedOn: informationRequests.remindedOn,
  answeredOn: informationRequests.answeredOn,
  refusedOn: informationRequests.refusedOn,
  refusalReason: informationRequests.refusalReason,
  language: informationRequests.language,
  version: informationRequests.version,
  indicators: sql<
    string[]
  >`array(select ${informationRequestIndicators.indicator} from ${informationRequestIndicators} where ${informationRequestIndicators.requestId} = ${informationRequests.id} order by 1)`,
};

/** The requests of an assessment in their order. The caller has asked whether the actor may read them. */
export function storedRequests(ctx: Ctx, assessmentId: string): Promise<readonly StoredRequest[]> {
  return ctx.read
    .select(STORED)
    .from(informationRequests)
    .leftJoin(registerEntries, eq(registerEntries.id, informationRequests.institutionId))
    .where(eq(informationRequests.assessmentId, assessmentId))
    .orderBy(asc(informationRequests.number));
}

/** One request of an assessment. Throws NOT_FOUND. The caller has asked whether the actor may read it. */
export async function storedRequest(ctx: Ctx, assessmentId: string, number: number): Promise<StoredRequest> {
  const [row] = await ctx.read
    .select(STORED)
    .from(informationRequests)
    .leftJoin(registerEntries, eq(registerEntries.id, informationRequests.institutionId))
    .where(and(eq(informationRequests.assessmentId, assessmentId), eq(informationRequests.number, number)));
  if (!row) throw new AppError("NOT_FOUND", `request ${number} of assessment ${assessmentId}`);
  return row;
}
