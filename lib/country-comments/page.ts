/** What the pages of the drafts that were sent to the State show. */
import "server-only";
import type { AssessmentState } from "@/db/enums";
import { changesSeen, publishesWhatWasSeen, type Unmet } from "@/lib/assessments/guards";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import type { TransitionName } from "@/lib/assessments/schema";
import type { AssessmentKey, AssessmentRecord } from "@/lib/assessments/subject";
import { dayIn, daysBetween } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import type { PersonCtx } from "@/lib/core/request";
import { erasableId } from "@/lib/erasures/rights";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { type StepView, stepViews } from "@/lib/reviews/page";
import { changesOf } from "./changes";
import { type DraftDocument, parseDraft } from "./draft-format";
import { changesUnseen } from "./facts";
import { type CommentFile, commentFiles } from "./files";
import { type CountryDraftRow, type StoredComment, storedComments, storedDrafts } from "./stored";

/** The State's time to comment on the draft that was sent last, and how it ended. */
export type DraftHead = Pick<
  CountryDraftRow,
  | "number"
  | "kind"
  | "sha256"
  | "dueOn"
  | "outcome"
  | "extensionReason"
  | "extensionGranted"
  | "extensionAnswer"
> & {
  sentAt: string;
  endedAt: string | null;
  daysLeft: number;
  /** The State's time was made longer, for this draft or another one: that is done once. */
  isExtended: boolean;
};

/** A comment for its reader: the State sees its answer when that was sent, and until then that it is being answered. */
export type CommentView = StoredComment & {
  attached: readonly CommentFile[];
  title: string | null;
  isBeingAnswered: boolean;
  /** For who may propose to erase a passage of it or of its answer, once it was handed in. */
  erasableId: string | null;
};

export type CountryCommentsPage = {
  place: AssessmentPage;
  person: string;
  language: string;
  head: DraftHead;
  document: DraftDocument;
  /** The draft before, where this one was sent for what changed since. */
  before: DraftDocument | null;
  /** The points that changed since the draft before, null for the text as a whole; null in a whole draft. */
  changed: readonly (string | null)[] | null;
  /** Every draft that was sent, oldest first. */
  sent: readonly Pick<CountryDraftRow, "number" | "kind">[];
  /** It is the draft that was sent last. */
  isLatest: boolean;
  comments: readonly CommentView[];
  steps: readonly StepView[];
  /** What the State has not seen, for who reads ratings and takes no step that says so. */
  unseen: readonly Unmet[];
  may: {
    write: boolean;
    extend: boolean;
    respond: boolean;
    revise: boolean;
    writeScope: boolean;
    readRatings: boolean;
  };
};

/** States in which something else than the last draft may stand on the way to a release. */
const MAY_DIFFER_IN: readonly AssessmentState[] = ["comment_response", "internal_review", "approval"];

/** Steps that list what the State has not seen. */
const TELL_OF_UNSEEN: readonly TransitionName[] = ["pass", "answer", "publish"];

/** Whether a point takes a comment: every one of a whole draft, then only what changed. */
export function takesComment(
  { changed }: Pick<CountryCommentsPage, "changed">,
  point: string | null,
): boolean {
  return changed === null || changed.includes(point);
}

/**
 * Reads a draft that was sent to the State, the last one where no number is given, and what was said of it. Throws
 * NOT_FOUND where none was sent or it is hidden.
 */
export async function countryCommentsPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
  number?: number | undefined,
): Promise<CountryCommentsPage> {
  const place = await assessmentPage(ctx, locale, key, "country_comment.see");
  const { assessment, subject, zone } = place;
  const drafts = await storedDrafts(ctx, assessment.id);
  const latest = drafts.at(-1);
  const draft = number === undefined ? latest : drafts.find((one) => one.number === number);
  if (!draft) throw new AppError("NOT_FOUND", `draft of ${key.round}/${key.iso3}`);
  const document = parseDraft(draft.content);
  const isLatest = draft === latest;
  const changes = changesOf(drafts, draft.number);
  const write = isLatest && can(ctx.actor, "country_comment.write", subject);
  const isOfTeam = can(ctx.actor, "progress.read", subject);
  const [comments, files] = await Promise.all([
    storedComments(ctx, assessment.id, { unsent: write }),
    commentFiles(ctx, assessment.id),
  ]);
  const steps = isLatest ? (await stepViews(ctx, place)).filter(({ name }) => name !== "withdraw") : [];
  const readRatings = can(ctx.actor, "rating.read", subject);
  const titles = new Map(document.indicators.map(({ code, title }) => [code, title]));
  return {
    place,
    person: ctx.actor.userId,
    language: document.edition.language,
    head: {
      ...headOf(draft, dayIn(zone, ctx.now)),
      isExtended: drafts.some(({ extensionGranted }) => extensionGranted),
    },
    document,
    before: changes?.before ?? null,
    changed: changes?.points ?? null,
    sent: drafts.map(({ number, kind }) => ({ number, kind })),
    isLatest,
    comments: comments
      .filter((comment) => isLatest || comment.draft === draft.number)
      .map((comment) => ({
        ...comment,
        response: isOfTeam || comment.isAnswerSent ? comment.response : null,
        isBeingAnswered: comment.isHandedIn && !isOfTeam && !comment.isAnswerSent,
        erasableId: comment.isHandedIn ? erasableId(ctx, comment.id) : null,
        attached: files.get(comment.id) ?? [],
        title: comment.indicator === null ? null : (titles.get(comment.indicator) ?? null),
      })),
    steps,
    unseen: isLatest && readRatings ? await unseenBeside(ctx, assessment, steps) : [],
    may: {
      write,
      extend: isLatest && can(ctx.actor, "country_comment.extend", subject),
      respond: can(ctx.actor, "comment_response.write", subject),
      writeScope: can(ctx.actor, "scope.write", subject),
      revise: can(ctx.actor, "rating.revise", subject),
      readRatings,
    },
  };
}

/** What is published unseen if nothing is done, unless a step of the same page tells it. */
async function unseenBeside(
  ctx: PersonCtx,
  assessment: AssessmentRecord,
  steps: readonly StepView[],
): Promise<readonly Unmet[]> {
  if (!MAY_DIFFER_IN.includes(assessment.state)) return [];
  if (steps.some(({ name }) => TELL_OF_UNSEEN.includes(name))) return [];
  const facts = { changesUnseen: await changesUnseen(ctx, assessment) };
  return assessment.state === "approval" ? publishesWhatWasSeen(facts) : changesSeen(facts);
}

function headOf(draft: CountryDraftRow, today: string): Omit<DraftHead, "isExtended"> {
  const { number, kind, sha256, dueOn, outcome, extensionReason, extensionGranted, extensionAnswer } = draft;
  return {
    number,
    kind,
    sha256,
    dueOn,
    outcome,
    extensionReason,
    extensionGranted,
    extensionAnswer,
    sentAt: draft.sentAt.toISOString(),
    endedAt: draft.endedAt?.toISOString() ?? null,
    daysLeft: daysBetween(today, dueOn),
  };
}
