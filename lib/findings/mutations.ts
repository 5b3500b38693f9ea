/** A person makes findings: accepts what the rule proposes, words it, joins it to another, or dismisses it. */
import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import {
  findingDomains,
  findingEntries,
  findingIndicators,
  findingProposals,
  findings,
} from "@/db/schema/finding";
import { recommendationFindings, recommendations } from "@/db/schema/recommendation";
import { registerEntries } from "@/db/schema/register";
import { type AssessmentRecord, mutateAssessment } from "@/lib/assessments/subject";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { type Change, changed } from "@/lib/core/mutate";
import { nextNumber } from "@/lib/core/next-number";
import { type Result, refused } from "@/lib/core/result";
import { editionByHash } from "@/lib/editions/queries";
import { type Edition, indicatorOf, nodeOf } from "@/lib/instruments/edition";
import { visibleTo } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";
import type { Proposal } from "./proposals";
import { judgedOf, openProposals } from "./proposed";
import { type StoredFinding, storedFinding } from "./queries";
import type { DismissFinding, MergeProposal, SaveFinding } from "./schema";

/** The noun of a finding in the audit chain. */
export const FINDING_ENTITY = "finding";

type Saved = { number: number; version: number };
type Row = typeof findings.$inferInsert;
type Rests = Pick<StoredFinding, "indicators" | "domains" | "entries">;

/**
 * Saves a new finding, one that accepts a proposal, or all of one that was changed; a dismissed one stands again.
 * Refused where somebody changed it meanwhile, for a proposal that is not open any more, and for entries that are not
 * open to the actor. Throws NOT_FOUND for an unknown finding, indicator or domain.
 */
export function saveFinding(
  ctx: Ctx,
  input: SaveFinding,
): Promise<Result<Saved, "changed_meanwhile" | "not_proposed" | "no_entry">> {
  return mutateAssessment(ctx, "finding.write", input, "update", async (inside, assessment) => {
    const before = input.number === 0 ? null : await storedFinding(inside, assessment.id, input.number);
    if ((before?.version ?? 0) !== input.version) return refused("changed_meanwhile");
    const proposal = before === null ? await openProposal(inside, assessment, input.proposal) : null;
    if (proposal === undefined) return refused("not_proposed");
    const edition = await editionByHash(inside, assessment.editionSha256);
    const indicators = [...new Set(input.indicators)].map((code) => indicatorOf(edition, code).code);
    const domains = [...new Set(input.domains)].map((key) => domainOf(edition, key));
    const entryIds = await entryIdsOf(inside, input.entries, before?.entries ?? []);
    if (entryIds === null) return refused("no_entry");
    const { kind, statement, evidence, language } = input;
    const set = { kind, statement, evidence, language, state: "accepted", dismissalReason: null } as const;
    return write(inside, assessment, before, set, {
      rests: { indicators, domains, entryIds },
      proposalKeys: proposal === null ? [] : [proposal.key],
    });
  });
}

/**
 * Joins a proposal to a finding that stands, which then rests on what was proposed as well. Refused for a proposal that
 * is not open any more and for a dismissed finding. Throws NOT_FOUND.
 */
export function mergeProposal(
  ctx: Ctx,
  input: MergeProposal,
): Promise<Result<Saved, "not_proposed" | "dismissed" | "no_entry">> {
  return mutateAssessment(ctx, "finding.write", input, "update", async (inside, assessment) => {
    const before = await storedFinding(inside, assessment.id, input.number);
    if (before.state === "dismissed") return refused("dismissed");
    const proposal = await openProposal(inside, assessment, input.proposal);
    if (!proposal) return refused("not_proposed");
    const added = restsOf(proposal);
    const entries = [...new Set([...before.entries, ...added.entries])];
    const entryIds = await entryIdsOf(inside, entries, before.entries);
    if (entryIds === null) return refused("no_entry");
    const indicators = [...new Set([...before.indicators, ...added.indicators])];
    return write(
      inside,
      assessment,
      before,
      {},
      {
        rests: { indicators, domains: before.domains, entryIds },
        proposalKeys: [proposal.key],
      },
    );
  });
}

/**
 * Dismisses a finding or, with number 0, a proposal; both stay readable with the reason. Refused where somebody changed
 * it meanwhile, for a proposal that is not open any more, and while a recommendation answers the finding.
 */
export function dismissFinding(
  ctx: Ctx,
  input: DismissFinding,
): Promise<Result<Saved, "changed_meanwhile" | "not_proposed" | "recommended">> {
  return mutateAssessment(ctx, "finding.write", input, "update", async (inside, assessment) => {
    const { reason, language } = input;
    const state = "dismissed";
    if (input.number === 0) {
      const proposal = await openProposal(inside, assessment, input.proposal);
      if (!proposal) return refused("not_proposed");
      const { indicators, entries } = restsOf(proposal);
      const entryIds = (await entryIdsOf(inside, entries, [])) ?? [];
      const set = {
        kind: proposal.kind,
        state,
        statement: null,
        evidence: null,
        dismissalReason: reason,
        language,
      } as const;
      return write(inside, assessment, null, set, {
        rests: { indicators, domains: [], entryIds },
        proposalKeys: [proposal.key],
      });
    }
    const before = await storedFinding(inside, assessment.id, input.number);
    if (before.version !== input.version || before.state === state) return refused("changed_meanwhile");
    if (await isRecommendedOn(inside, before.id)) return refused("recommended");
    return write(inside, assessment, before, { state, dismissalReason: reason, language }, null);
  });
}

function domainOf(edition: Edition, key: string): string {
  const node = nodeOf(edition, key);
  if (node.kind !== "domain") throw new AppError("NOT_FOUND", `domain ${key} of ${edition.id}`);
  return node.key;
}

/** What a proposal would rest a finding on. */
export function restsOf({ indicator, warning }: Proposal): Rests {
  return { indicators: indicator === null ? [] : [indicator], domains: [], entries: warning?.codes ?? [] };
}

/** The open proposal of that key; null where none is asked for, undefined where it is not open. */
async function openProposal(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  key: string | null,
): Promise<Proposal | null | undefined> {
  if (key === null) return null;
  const proposals = await openProposals(ctx, assessment, await judgedOf(ctx, assessment));
  return proposals.find((proposal) => proposal.key === key);
}

/** The ids of entries that the actor may see, or that the finding names already; null where one is neither. */
async function entryIdsOf(
  ctx: MutationCtx,
  codes: readonly string[],
  kept: readonly string[],
): Promise<readonly string[] | null> {
  if (codes.length === 0) return [];
  const found = async (some: readonly string[], visible: boolean) =>
    some.length === 0
      ? []
      : ctx.tx
          .select({ id: registerEntries.id })
          .from(registerEntries)
          .where(
            and(
              inArray(registerEntries.code, [...some]),
              visible ? visibleTo(ctx.actor, await programmeDay(ctx)) : undefined,
            ),
          );
  const wanted = [...new Set(codes)];
  const fresh = wanted.filter((code) => !kept.includes(code));
  const rows = [
    ...(await found(fresh, true)),
    ...(await found(
      wanted.filter((code) => kept.includes(code)),
      false,
    )),
  ];
  return rows.length === wanted.length ? rows.map(({ id }) => id) : null;
}

async function isRecommendedOn(ctx: MutationCtx, findingId: string): Promise<boolean> {
  const rows = await ctx.tx
    .select({ id: recommendations.id })
    .from(recommendationFindings)
    .innerJoin(recommendations, eq(recommendations.id, recommendationFindings.recommendationId))
    .where(and(eq(recommendationFindings.findingId, findingId), isNull(recommendations.withdrawalReason)))
    .limit(1);
  return rows.length > 0;
}

type Written = {
  rests: Pick<Rests, "indicators" | "domains"> & { entryIds: readonly string[] };
  proposalKeys: readonly string[];
};

/** Writes the row, what it rests on and the proposals that it decides on, and says what changed. */
async function write(
  ctx: MutationCtx,
  { id: assessmentId, editionId, round, iso3 }: AssessmentRecord,
  before: StoredFinding | null,
  set: Partial<Row>,
  written: Written | null,
): Promise<Change<Saved>> {
  const version = (before?.version ?? 0) + 1;
  const id = before?.id ?? newId(ctx.now);
  const number =
    before?.number ?? (await nextNumber(ctx, findings.number, eq(findings.assessmentId, assessmentId)));
  if (before === null) {
    const { kind, state, language } = set;
    if (!kind || !state || !language)
      throw new AppError("INTERNAL", "a new finding without kind, state or language");
    await ctx.tx.insert(findings).values({
      ...set,
      id,
      assessmentId,
      editionId,
      number,
      code: findingCode(round, iso3, number),
      kind,
      state,
      language,
      addedBy: personOf(ctx),
      addedAt: ctx.now,
      version,
    });
  } else
    await ctx.tx
      .update(findings)
      .set({ ...set, version })
      .where(eq(findings.id, id));
  if (written !== null) {
    const { indicators, domains, entryIds } = written.rests;
    await ctx.tx.delete(findingIndicators).where(eq(findingIndicators.findingId, id));
    await ctx.tx.delete(findingDomains).where(eq(findingDomains.findingId, id));
    await ctx.tx.delete(findingEntries).where(eq(findingEntries.findingId, id));
    if (indicators.length > 0)
      await ctx.tx
        .insert(findingIndicators)
        .values(indicators.map((indicator) => ({ findingId: id, editionId, indicator })));
    if (domains.length > 0)
      await ctx.tx
        .insert(findingDomains)
        .values(domains.map((domain) => ({ findingId: id, editionId, domain })));
    if (entryIds.length > 0)
      await ctx.tx.insert(findingEntries).values(entryIds.map((entryId) => ({ findingId: id, entryId })));
    if (written.proposalKeys.length > 0)
      await ctx.tx
        .insert(findingProposals)
        .values(written.proposalKeys.map((proposalKey) => ({ assessmentId, proposalKey, findingId: id })));
  }
  const after = await storedFinding(ctx, assessmentId, number);
  const place = { round, country: iso3 };
  return changed(
    { number, version },
    {
      entity: FINDING_ENTITY,
      entityId: id,
      version,
      before: before && { ...place, ...contentOf(before) },
      after: { ...place, ...contentOf(after) },
    },
  );
}

/** The natural key of a finding. */
export function findingCode(round: string, iso3: string, number: number): string {
  return `${round}-${iso3}-F-${String(number).padStart(3, "0")}`;
}

function contentOf({ id: _id, number: _number, version: _version, ...content }: StoredFinding) {
  return content;
}
