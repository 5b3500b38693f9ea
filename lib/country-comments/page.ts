/** What the pages of the right of reply show. */
import "server-only";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { dayIn, daysBetween } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { PersonCtx } from "@/lib/core/request";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { type Edition, levelSentence } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { getRating } from "@/lib/ratings/queries";
import { NOWHERE, readRelease } from "@/lib/releases/read";
import { type StepView, stepViews } from "@/lib/reviews/page";
import { type DraftDocument, parseDraft } from "./draft-format";
import { type CommentFile, commentFiles } from "./files";
import { answerBefore, answerOf, type DraftAnswer } from "./rules";
import { addressOfPoint } from "./schema";
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
> & { sentAt: string; endedAt: string | null; daysLeft: number };

export type CommentView = StoredComment & { attached: readonly CommentFile[]; title: string | null };

export type CountryCommentsPage = {
  place: AssessmentPage;
  person: string;
  language: string;
  head: DraftHead;
  document: DraftDocument;
  comments: readonly CommentView[];
  steps: readonly StepView[];
  may: { write: boolean; extend: boolean; respond: boolean; revise: boolean; readRatings: boolean };
};

/** Reads the draft with the State and what was said of it. Throws NOT_FOUND where none was sent or it is hidden. */
export async function countryCommentsPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
): Promise<CountryCommentsPage> {
  const place = await assessmentPage(ctx, locale, key, "country_comment.see");
  const { assessment, subject, zone } = place;
  const draft = (await storedDrafts(ctx, assessment.id)).at(-1);
  if (!draft) throw new AppError("NOT_FOUND", `draft of ${key.round}/${key.iso3}`);
  const document = parseDraft(draft.content);
  const write = can(ctx.actor, "country_comment.write", subject);
  const [comments, files] = await Promise.all([
    storedComments(ctx, assessment.id, { unsent: write }),
    commentFiles(ctx, assessment.id),
  ]);
  const titles = new Map(document.indicators.map(({ code, title }) => [code, title]));
  return {
    place,
    person: ctx.actor.userId,
    language: document.edition.language,
    head: headOf(draft, dayIn(zone, ctx.now)),
    document,
    comments: comments.map((comment) => ({
      ...comment,
      attached: files.get(comment.id) ?? [],
      title: comment.indicator === null ? null : (titles.get(comment.indicator) ?? null),
    })),
    steps: (await stepViews(ctx, place)).filter(({ name }) => name !== "withdraw"),
    may: {
      write,
      extend: can(ctx.actor, "country_comment.extend", subject),
      respond: can(ctx.actor, "comment_response.write", subject),
      revise: can(ctx.actor, "rating.revise", subject),
      readRatings: can(ctx.actor, "rating.read", subject),
    },
  };
}

function headOf(draft: CountryDraftRow, today: string): DraftHead {
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

/** One point of the draft: an indicator, or the text as a whole. */
export type PointPage = Omit<CountryCommentsPage, "comments"> & {
  /** How it stands in an address. */
  point: string;
  indicator: { code: string; title: string; domain: string | null } | null;
  /** What the draft that was sent last says; null for the text as a whole. */
  drafted: DraftAnswer | null;
  /** What stands now where that is something else, for the team. */
  now: DraftAnswer | null;
  /** The comment that is being written; null where there is none yet. */
  own: CommentView | null;
  /** What was handed in, by draft. */
  handedIn: readonly CommentView[];
  /** For who may change the rating. */
  revision: Revision | null;
};

/** What the form that changes a rating begins with. */
export type Revision = {
  version: number;
  mutationId: string;
  /** The judgement as the form sends it; undefined where the form cannot say it. */
  judgement: string | undefined;
  rationale: string;
  levels: readonly { level: number; sentence: string | null }[];
};

/** Reads the page of one point. Throws NOT_FOUND where the draft has no such indicator. */
export async function pointPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
  point: string,
): Promise<PointPage> {
  const { comments, ...page } = await countryCommentsPage(ctx, locale, key);
  const code = addressOfPoint(null) === point ? null : point;
  const drafted = page.document.indicators.find((one) => one.code === code);
  if (code !== null && !drafted) throw new AppError("NOT_FOUND", `indicator ${point}`);
  const own = comments.filter(({ indicator }) => indicator === code);
  const { assessment } = page.place;
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const current =
    drafted && page.may.readRatings
      ? (await readRelease(ctx, assessment, NOWHERE)).indicators.find((one) => one.code === code)
      : undefined;
  return {
    ...page,
    point,
    indicator: drafted ? { code: drafted.code, title: drafted.title, domain: drafted.domain } : null,
    drafted: drafted ? answerOf(drafted) : null,
    now: current && answerBefore(drafted, current) !== null ? answerOf(current) : null,
    own: own.find(({ isHandedIn }) => !isHandedIn) ?? null,
    handedIn: own.filter(({ isHandedIn }) => isHandedIn),
    revision: page.may.revise && drafted ? await revisionOf(ctx, key, edition, drafted.code) : null,
  };
}

async function revisionOf(
  ctx: PersonCtx,
  key: AssessmentKey,
  edition: Edition,
  indicator: string,
): Promise<Revision> {
  const rating = await getRating(ctx, { ...key, indicator, kind: "assessor" });
  const judgement = rating.level === null ? (rating.notAssessedReason ?? undefined) : String(rating.level);
  return {
    version: rating.version,
    mutationId: newId(ctx.now),
    judgement,
    rationale: rating.rationale ?? "",
    levels: edition.levels.map((level) => ({ level, sentence: levelSentence(edition, indicator, level) })),
  };
}
