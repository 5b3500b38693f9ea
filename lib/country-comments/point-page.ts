/** What the page of one point of the right of reply shows. */
import "server-only";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { PersonCtx } from "@/lib/core/request";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { type Edition, levelSentence } from "@/lib/instruments/edition";
import { getRating } from "@/lib/ratings/queries";
import type { ReleaseDocument } from "@/lib/releases/format";
import { NOWHERE, readRelease } from "@/lib/releases/read";
import { type CommentView, type CountryCommentsPage, countryCommentsPage, takesComment } from "./page";
import { answerBefore, answerOf, type DraftAnswer, scopeBefore } from "./rules";
import { addressOfPoint } from "./schema";

/** What a point says, and what it said or says elsewhere where that is something else. */
export type Sayings<Said> = {
  /** In the draft that was sent last. */
  drafted: Said;
  /** In the draft before it, where this one was sent for what changed. */
  before: Said | null;
  /** Now, for the team. */
  now: Said | null;
};

/** One point of the draft: an indicator, or the text as a whole. */
export type PointPage = Omit<CountryCommentsPage, "comments"> & {
  /** How it stands in an address. */
  point: string;
  indicator: { code: string; title: string; domain: string | null } | null;
  /** What is said of the indicator; null for the text as a whole. */
  answers: Sayings<DraftAnswer> | null;
  /** Scope and limits, for the text as a whole. */
  scopes: Sayings<ReleaseDocument["scope"]> | null;
  /** The State may comment on it now. */
  isOpen: boolean;
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
  const { document, before } = page;
  const drafted = indicatorIn(document, code);
  if (code !== null && !drafted) throw new AppError("NOT_FOUND", `indicator ${point}`);
  const own = comments.filter(({ indicator }) => indicator === code);
  const { assessment } = page.place;
  const current = page.may.readRatings ? await readRelease(ctx, assessment, NOWHERE) : null;
  const currently = current && indicatorIn(current, code);
  return {
    ...page,
    point,
    indicator: drafted ? { code: drafted.code, title: drafted.title, domain: drafted.domain } : null,
    answers: drafted
      ? {
          drafted: answerOf(drafted),
          before: before && answerBefore(indicatorIn(before, code), drafted),
          now: currently && answerBefore(drafted, currently) !== null ? answerOf(currently) : null,
        }
      : null,
    scopes: drafted
      ? null
      : {
          drafted: document.scope,
          before: before && scopeBefore(before.scope, document.scope),
          now: current && scopeBefore(document.scope, current.scope) !== null ? current.scope : null,
        },
    isOpen: page.may.write && takesComment(page, code),
    own: own.find(({ isHandedIn }) => !isHandedIn) ?? null,
    handedIn: own.filter(({ isHandedIn }) => isHandedIn),
    revision:
      page.may.revise && drafted
        ? await revisionOf(ctx, key, await editionByHash(ctx, assessment.editionSha256), drafted.code)
        : null,
  };
}

function indicatorIn({ indicators }: Pick<ReleaseDocument, "indicators">, code: string | null) {
  return indicators.find((one) => one.code === code);
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
