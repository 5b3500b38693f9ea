/** A draft is sent to the State and frozen, and the State's time to comment ends. */
import "server-only";
import { eq } from "drizzle-orm";
import type { CountryDraftKind, CountryDraftOutcome } from "@/db/enums";
import { countryDrafts } from "@/db/schema/country-comment";
import { dueDaysOf, setDueDays } from "@/lib/assessments/mutations";
import type { TransitionName } from "@/lib/assessments/schema";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import { dueDaysFromSending } from "@/lib/assessments/targets";
import type { AuditChange } from "@/lib/audit/append";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { personOf } from "@/lib/core/acting-person";
import type { MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { ReleaseDocument } from "@/lib/releases/format";
import { NOWHERE, readRelease } from "@/lib/releases/read";
import { programmeDay } from "@/lib/settings/programme-day";
import { type DraftDocument, draftOf, draftSchema, parseDraft } from "./draft-format";
import { changesUnseen } from "./facts";
import { changedIndicators, DAYS_TO_COMMENT, lastDayToComment } from "./rules";
import { type CountryDraftRow, latestDraft } from "./stored";

const DRAFT_ENTITY = "country_draft";
const SENT_BY: Partial<Record<TransitionName, CountryDraftKind>> = {
  send_draft: "whole",
  send_changes: "changes",
};
const ENDED_BY: Partial<Record<TransitionName, CountryDraftOutcome>> = {
  comment: "commented",
  note_silence: "silent",
};

/** What a transition does to the draft for the State, inside the transaction of the transition: sends one, or ends its time. */
export async function draftOfStep(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  step: TransitionName,
): Promise<readonly AuditChange[]> {
  const kind = SENT_BY[step];
  if (kind !== undefined) return [await sendDraft(ctx, assessment, kind)];
  const outcome = ENDED_BY[step];
  return outcome === undefined ? [] : [await endDraft(ctx, assessment, outcome)];
}

/** The due days that follow from sending: the State's time to comment, and what comes after it. */
export async function giveTimeToComment(ctx: MutationCtx, assessmentId: string, step: string): Promise<void> {
  const days = DAYS_TO_COMMENT[step === "send_changes" ? "changes" : "whole"];
  const due = dueDaysFromSending(await programmeDay(ctx), days, await dueDaysOf(ctx, assessmentId));
  await setDueDays(ctx, assessmentId, due, null);
}

async function sendDraft(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  kind: CountryDraftKind,
): Promise<AuditChange> {
  const before = await latestDraft(ctx, assessment.id);
  const release = await readRelease(ctx, assessment, NOWHERE);
  const number = (before?.number ?? 0) + 1;
  const dueOn = lastDayToComment(kind, await programmeDay(ctx));
  const changed =
    kind === "changes" && before
      ? await changedSince(ctx, assessment, parseDraft(before.content), release)
      : [];
  const document = draftSchema.safeParse(
    draftOf(release, { number, kind, sentAt: ctx.now.toISOString(), dueOn, changed: [...changed] }),
  );
  if (!document.success) throw new AppError("INVALID", `draft ${number}: ${document.error.message}`);
  const content = canonicalJson(document.data);
  const id = newId(ctx.now);
  const hash = sha256(content);
  await ctx.tx.insert(countryDrafts).values({
    id,
    assessmentId: assessment.id,
    number,
    kind,
    content,
    sha256: hash,
    sentBy: personOf(ctx),
    sentAt: ctx.now,
    dueOn,
    version: 1,
  });
  const after = { round: assessment.round, country: assessment.iso3, number, kind, sha256: hash, dueOn };
  return { entity: DRAFT_ENTITY, entityId: id, version: 1, before: null, after };
}

/** What says something else than the draft before, and what stands on other sources or another confidence than there. */
async function changedSince(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  before: DraftDocument,
  { indicators }: ReleaseDocument,
): Promise<readonly string[]> {
  const unseen = new Set((await changesUnseen(ctx, assessment)).map(({ point }) => point));
  const changed = new Set(changedIndicators(before.indicators, indicators));
  return indicators.map(({ code }) => code).filter((code) => changed.has(code) || unseen.has(code));
}

async function endDraft(
  ctx: MutationCtx,
  { id, round, iso3 }: AssessmentRecord,
  outcome: CountryDraftOutcome,
): Promise<AuditChange> {
  const draft = await latestDraft(ctx, id);
  if (!draft) throw new AppError("INTERNAL", `${round}/${iso3} has no draft`);
  return changeDraft(ctx, draft, { outcome, endedBy: personOf(ctx), endedAt: ctx.now });
}

/** Changes the clock of a draft, or ends its time. The caller holds the row of the assessment. */
export async function changeDraft(
  ctx: MutationCtx,
  draft: CountryDraftRow,
  set: Partial<CountryDraftRow>,
): Promise<AuditChange> {
  const version = draft.version + 1;
  await ctx.tx
    .update(countryDrafts)
    .set({ ...set, version })
    .where(eq(countryDrafts.id, draft.id));
  const content = ({ content: _content, id: _id, version: _version, ...row }: CountryDraftRow) => row;
  return {
    entity: DRAFT_ENTITY,
    entityId: draft.id,
    version,
    before: content(draft),
    after: content({ ...draft, ...set }),
  };
}
