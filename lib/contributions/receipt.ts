/** What a contributor learns and does with the code of the receipt, and a signed-in one without it. */
import "server-only";
import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { ContributionAccessClass, NotUsedReason } from "@/db/enums";
import {
  contributionAdditions,
  contributionFiles,
  contributionIndicators,
  contributions,
} from "@/db/schema/contribution";
import { interviews } from "@/db/schema/source";
import { hashOfSecret } from "@/lib/auth/token";
import { actingAs, type Ctx } from "@/lib/core/context";
import { dayIn } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { done, type Result, refused } from "@/lib/core/result";
import { one } from "@/lib/core/rows";
import { notify } from "@/lib/notifications/write";
import { programmeDay, programmeZone } from "@/lib/settings/programme-day";
import { withdrawConsent } from "@/lib/sources/withdraw-consent";
import { WITHOUT_ACCOUNT } from "./links";
import { concernedBy } from "./readers";
import { readReceiptCode } from "./receipt-code";
import { ADDITIONS_MAX, type ContributionStage, contributionStage, FILES_MAX, isAlive } from "./rules";
import type { OwnContribution, ReceiptStep } from "./schema";
import { type ContributionRow, contributionSubject } from "./subject";
import { uploadTicket } from "./upload-ticket";
import { usedInRelease } from "./used";
import { effectiveClass } from "./visible-to";
import { mutateContribution, unchanged, written } from "./write";

/** All that a contributor is told: no word of the draft, no level, no name, and not even the own text. */
export type ReceiptView = {
  receivedOn: string;
  stage: ContributionStage;
  /** Codes of the indicators in which the team or the release in force says that it is used. */
  usedIn: readonly string[];
  notUsedReason: NotUsedReason | null;
  answer: { text: string; language: string } | null;
  withdrawnOn: string | null;
  /** Indicators of the release in force that rest on it: what is published stays so, also once the consent ended. */
  publishedIn: readonly string[];
  /** Who reads it now: as its contributor chose, or fewer. */
  accessClass: ContributionAccessClass;
  /** The day on which its texts and files were erased. */
  erasedOn: string | null;
  /** The day until which they are kept, unused, once the consent ended. */
  keptUntil: string | null;
  additions: number;
  files: number;
  mayAdd: boolean;
  mayAddFile: boolean;
};

/** What the page of the receipt shows after a step: the code stays in its forms and in no address. */
export type ReceiptAnswer = {
  step: ReceiptStep["step"];
  code: string;
  view: ReceiptView;
  /** Null where no further file is taken. */
  ticket: string | null;
};

/**
 * Takes one step with a code and says how its contribution stands. Refused as unknown for every code that opens nothing,
 * and where no more is taken in.
 */
export async function takeReceiptStep(
  ctx: Ctx,
  input: ReceiptStep,
): Promise<Result<ReceiptAnswer, "unknown" | "no_more">> {
  const code = readReceiptCode(input.code);
  const id = code === null ? null : await contributionOfCode(ctx, code);
  if (code === null || id === null) return refused("unknown");
  const acting = actingAs(ctx, WITHOUT_ACCOUNT);
  if (input.step === "withdraw") await withdraw(acting, id);
  if (input.step === "add") {
    const added = await addText(acting, id, input);
    if (!added.ok) return added;
  }
  const { row } = await contributionSubject(acting, id, { opens: "contribution.amend" });
  const [view] = await receiptViews(acting, [row]);
  if (view === undefined) return refused("unknown");
  return done({
    step: input.step,
    code,
    view,
    ticket: view.mayAddFile ? uploadTicket(id, ctx.now) : null,
  });
}

async function contributionOfCode(ctx: Ctx, code: string): Promise<string | null> {
  const [row] = await ctx.read
    .select({ id: contributions.id })
    .from(contributions)
    .where(eq(contributions.receiptHash, hashOfSecret(code)));
  return row?.id ?? null;
}

/** What contributors are told of these contributions, in their order. The caller has asked whose they are. */
export async function receiptViews(
  ctx: Ctx,
  rows: readonly ContributionRow[],
): Promise<readonly ReceiptView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const named = await ctx.read
    .select({ id: contributionIndicators.contributionId, indicator: contributionIndicators.indicator })
    .from(contributionIndicators)
    .where(and(inArray(contributionIndicators.contributionId, ids), eq(contributionIndicators.isUsed, true)))
    .orderBy(asc(contributionIndicators.indicator));
  const added = await ctx.read
    .select({ id: contributionAdditions.contributionId, count: count() })
    .from(contributionAdditions)
    .where(inArray(contributionAdditions.contributionId, ids))
    .groupBy(contributionAdditions.contributionId);
  const held = await ctx.read
    .select({ id: contributionFiles.contributionId, count: count() })
    .from(contributionFiles)
    .where(inArray(contributionFiles.contributionId, ids))
    .groupBy(contributionFiles.contributionId);
  const standing = await ctx.read
    .select({ id: contributions.id, accessClass: effectiveClass, deleteOn: interviews.deleteOn })
    .from(contributions)
    .leftJoin(interviews, eq(interviews.sourceId, contributions.sourceId))
    .where(inArray(contributions.id, ids));
  const [released, zone] = [await usedInRelease(ctx, ids), await programmeZone(ctx)];
  const countOf = (list: readonly { id: string; count: number }[], row: ContributionRow) =>
    list.find(({ id }) => id === row.id)?.count ?? 0;
  return rows.map((row) => {
    const inRelease = released.get(row.id) ?? [];
    const byTeam = named.filter(({ id }) => id === row.id).map(({ indicator }) => indicator);
    const [additions, files] = [countOf(added, row), countOf(held, row)];
    const alive = isAlive(row);
    const { accessClass, deleteOn } = one(standing.filter(({ id }) => id === row.id));
    const isWithdrawn = row.consentWithdrawnAt !== null;
    const kept = deleteOn !== null && deleteOn < row.eraseOn ? deleteOn : row.eraseOn;
    return {
      receivedOn: dayIn(zone, row.receivedAt),
      stage: contributionStage({ ...row, inRelease }),
      usedIn: isWithdrawn ? [] : [...new Set([...byTeam, ...inRelease])].sort(),
      notUsedReason: row.notUsedReason,
      answer:
        row.answer === null || row.answerLanguage === null
          ? null
          : { text: row.answer, language: row.answerLanguage },
      withdrawnOn: row.consentWithdrawnAt === null ? null : dayIn(zone, row.consentWithdrawnAt),
      publishedIn: inRelease,
      accessClass,
      erasedOn: row.erasedAt === null ? null : dayIn(zone, row.erasedAt),
      keptUntil: isWithdrawn && row.erasedAt === null ? kept : null,
      additions,
      files,
      mayAdd: alive && additions < ADDITIONS_MAX,
      mayAddFile: alive && files < FILES_MAX,
    };
  });
}

/** Adds a text. Refused where the consent was withdrawn or as many were added as are taken. */
function addText(
  ctx: Ctx,
  id: string,
  { body, language }: Extract<ReceiptStep, { step: "add" }>,
): Promise<Result<null, "no_more">> {
  return mutateContribution<null, "no_more">(ctx, "contribution.amend", id, async (inside, { row }) => {
    const own = eq(contributionAdditions.contributionId, id);
    const added = await inside.tx.$count(contributionAdditions, own);
    if (!isAlive(row) || added >= ADDITIONS_MAX) return refused("no_more");
    await inside.tx.insert(contributionAdditions).values({
      id: newId(inside.now),
      contributionId: id,
      body,
      language,
      addedAt: inside.now,
    });
    return written(null);
  });
}

/**
 * Withdraws the consent, also that of the source made of it. Who reads it is told, and those whom the source concerns.
 * Where no source was made, texts and files go in the coming night. Withdrawn once, it stays so.
 */
function withdraw(ctx: Ctx, id: string): Promise<Result<null>> {
  return mutateContribution<null>(ctx, "contribution.amend", id, async (inside, { row, place }) => {
    if (row.consentWithdrawnAt !== null) return unchanged(null);
    const today = await programmeDay(inside);
    const eraseOn = row.sourceId === null ? today : row.eraseOn;
    await inside.tx
      .update(contributions)
      .set({ consentWithdrawnAt: inside.now, eraseOn })
      .where(eq(contributions.id, id));
    const people = await concernedBy(inside, row);
    const { assessmentId, sourceId } = row;
    if (sourceId === null) {
      const assessment = { id: assessmentId, state: place.state };
      await notify(inside, "consent_withdrawn", { assessment, people });
    }
    const ofSource = sourceId === null ? [] : await withdrawConsent(inside, sourceId, today, people);
    return written(null, ...ofSource);
  });
}

/** A signed-in contributor withdraws the consent to one of the own contributions. Throws NOT_FOUND. */
export function withdrawOwn(ctx: Ctx, { contribution }: OwnContribution): Promise<Result<null>> {
  return withdraw(ctx, contribution);
}
