/** Findings as they are stored. */
import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import {
  findingDomains,
  findingEntries,
  findingIndicators,
  findingProposals,
  findings,
} from "@/db/schema/finding";
import { registerEntries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

/** A finding with the codes of what it rests on and the proposals that it took up. */
export type StoredFinding = Omit<
  typeof findings.$inferSelect,
  "assessmentId" | "editionId" | "addedBy" | "addedAt"
> & {
  indicators: readonly string[];
  domains: readonly string[];
  entries: readonly string[];
  proposals: readonly string[];
};

const STORED = {
  id: findings.id,
  number: findings.number,
  code: findings.code,
  kind: findings.kind,
  state: findings.state,
  statement: findings.statement,
  evidence: findings.evidence,
  dismissalReason: findings.dismissalReason,
  language: findings.language,
  version: findings.version,
  indicators: sql<
    string[]
  >`array(select ${findingIndicators.indicator} from ${findingIndicators} where ${findingIndicators.findingId} = ${findings.id} order by 1)`,
  domains: sql<
    string[]
  >`array(select ${findingDomains.domain} from ${findingDomains} where ${findingDomains.findingId} = ${findings.id} order by 1)`,
  entries: sql<
    string[]
  >`array(select ${registerEntries.code} from ${findingEntries} join ${registerEntries} on ${registerEntries.id} = ${findingEntries.entryId} where ${findingEntries.findingId} = ${findings.id} order by 1)`,
  proposals: sql<
    string[]
  >`array(select ${findingProposals.proposalKey} from ${findingProposals} where ${findingProposals.findingId} = ${findings.id} order by 1)`,
};

/** The findings of an assessment in their order, dismissed ones too. The caller has asked whether the actor may read them. */
export function storedFindings(ctx: Ctx, assessmentId: string): Promise<readonly StoredFinding[]> {
  return ctx.read
    .select(STORED)
    .from(findings)
    .where(eq(findings.assessmentId, assessmentId))
    .orderBy(asc(findings.number));
}

/** One finding of an assessment. Throws NOT_FOUND. The caller has asked whether the actor may read it. */
export async function storedFinding(ctx: Ctx, assessmentId: string, number: number): Promise<StoredFinding> {
  const [row] = await ctx.read
    .select(STORED)
    .from(findings)
    .where(and(eq(findings.assessmentId, assessmentId), eq(findings.number, number)));
  if (!row) throw new AppError("NOT_FOUND", `finding ${number} of assessment ${assessmentId}`);
  return row;
}
