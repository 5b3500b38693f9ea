/** What the pages of recommendations show. */
import "server-only";
import type { ProgressStep, StateAnswer } from "@/db/enums";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { type HistoryLine, historyLines } from "@/lib/audit/lines";
import { historyOf } from "@/lib/audit/queries";
import type { Ctx } from "@/lib/core/context";
import { dayIn } from "@/lib/core/days";
import type { PersonCtx } from "@/lib/core/request";
import { judgedOf } from "@/lib/findings/proposed";
import { storedFindings } from "@/lib/findings/queries";
import type { Locale } from "@/lib/i18n/locales";
import { type Edition, levelSentence, levelWord } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { referencesIn } from "@/lib/references/in-texts";
import { type InstitutionChoice, institutionChoices } from "@/lib/registers/institution";
import { unpublishedReferences } from "@/lib/releases/read";
import { withoutUnpublished } from "@/lib/releases/released-answer";
import type { References } from "@/lib/text/tokens";
import { assertOpen, isOfTeam } from "./access";
import { type ProgressFile, progressFiles } from "./files";
import { type RecommendationLine, recommendationLines } from "./lines";
import { RECOMMENDATION_ENTITY } from "./mutations";
import {
  assessmentOfRecommendation,
  type StoredAnswer,
  type StoredProgress,
  storedAnswers,
  storedProgress,
  storedRecommendation,
} from "./queries";
import { answerNow, isOverdue, progressNow } from "./rules";
import type { RecommendationKey } from "./schema";
import { capabilityChoices, type TargetChoice } from "./targets";

/** A level that is asked for, in the words of the edition. */
export type TargetView = {
  indicator: string;
  title: string;
  /** The level when the page is read; null where there is none, and for who does not read ratings. */
  now: number | null;
  level: number;
  word: string | null;
  sentence: string | null;
};

/** An answer of the State as its reader may know it: from its focal point, or from a letter. */
export type AnswerView = {
  number: number;
  answer: StateAnswer;
  reason: string;
  language: string;
  letter: { reference: string; on: string } | null;
  at: string;
  /** The recommendation was changed since. */
  isOfEarlierText: boolean;
};

/** A line of the progress; no person is named in it. */
export type ProgressView = {
  id: string;
  number: number;
  step: ProgressStep;
  report: string;
  language: string;
  /** The programme said it, after it had looked. */
  isOfProgramme: boolean;
  at: string;
  files: readonly ProgressFile[];
};

export type RecommendationsPage = {
  place: AssessmentPage;
  lines: readonly RecommendationLine[];
  references: References;
  isOfTeam: boolean;
};

export type RecommendationPage = {
  place: AssessmentPage;
  person: string;
  line: RecommendationLine;
  findings: readonly { number: number; code: string; statement: string; language: string }[];
  targets: readonly TargetView[];
  language: string;
  answers: readonly AnswerView[];
  progress: readonly ProgressView[];
  references: References;
  today: string;
  isOfTeam: boolean;
  may: { answer: "state" | "letter" | null; report: boolean; verify: boolean };
  /** What the form offers; null for who may not change it now. */
  choices: {
    institutions: readonly InstitutionChoice[];
    targets: readonly TargetChoice[];
    findings: RecommendationPage["findings"];
  } | null;
  /** Null for who does not belong to the team. */
  history: readonly HistoryLine[] | null;
};

/** How a text is shown to its reader. */
type Clean = (text: string, language: string) => string;

/** Reads the recommendations of an assessment. Throws NOT_FOUND where they are hidden. */
export async function recommendationsPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
): Promise<RecommendationsPage> {
  const { place, ofTeam } = await frameOf(ctx, locale, key);
  const lines = await recommendationLines(ctx, place.assessment.id);
  const clean = await cleaner(ctx, ofTeam, lines);
  const shown = lines.filter(({ withdrawalReason }) => ofTeam || withdrawalReason === null);
  const { instrument, editionVersion } = place.assessment;
  return {
    place,
    isOfTeam: ofTeam,
    lines: shown.map((line) => lineFor(line, clean, ofTeam)),
    references: await referencesIn(ctx, locale, `${instrument}@${editionVersion}`, shown, {
      masked: !ofTeam,
    }),
  };
}

/** Reads one recommendation with what the State and the programme said of it. Throws NOT_FOUND where it is absent or hidden. */
export async function recommendationPage(
  ctx: PersonCtx,
  locale: Locale,
  { code }: RecommendationKey,
): Promise<RecommendationPage> {
  const { place, ofTeam } = await frameOf(ctx, locale, await assessmentOfRecommendation(ctx, code));
  const { assessment, subject } = place;
  const { id, ...stored } = await storedRecommendation(ctx, assessment.id, code);
  const [answers, progress] = [await storedAnswers(ctx, [id]), await storedProgress(ctx, [id])];
  const files = await progressFiles(ctx, id);
  const { edition, ratings } = await judgedOf(ctx, assessment);
  const all = await storedFindings(ctx, assessment.id);
  const answered = all.filter(({ number }) => stored.findings.includes(number));
  const content = [stored, answered.map(({ statement }) => statement), answers, progress];
  const clean = await cleaner(ctx, ofTeam, content);
  const today = dayIn(place.zone, ctx.now);
  const step = progressNow(progress);
  const isWithdrawn = stored.withdrawalReason !== null;
  const line: RecommendationLine = {
    ...stored,
    answer: answerNow(answers)?.answer ?? null,
    progress: step,
    overdue: isOverdue({ dueOn: stored.dueOn, isWithdrawn, progress: step }, today),
  };
  const may = (permission: "answer" | "report" | "verify") =>
    !isWithdrawn && can(ctx.actor, `recommendation.${permission}`, subject);
  const statements = (some: typeof all) =>
    some.map(({ number, code: own, statement, language }) => ({
      number,
      code: own,
      statement: clean(statement ?? "", language),
      language,
    }));
  const mayWrite = !isWithdrawn && can(ctx.actor, "recommendation.write", subject);
  return {
    place,
    person: ctx.actor.userId,
    line: lineFor(line, clean, ofTeam),
    findings: statements(answered),
    targets: stored.targets.map((target) => targetView(edition, target, ofTeam ? ratings : null)),
    language: edition.file.language,
    answers: answers.map((answer) => answerView(answer, stored.version, clean)),
    progress: progress.map((one) => progressView(one, files.get(one.id) ?? [], clean)),
    references: await referencesIn(ctx, locale, edition.id, content, { masked: !ofTeam }),
    today,
    isOfTeam: ofTeam,
    may: {
      answer: may("answer") ? (subject.duties.includes("focal_point") ? "state" : "letter") : null,
      report: may("report") && step !== "verified",
      verify: may("verify") && step === "reported_done",
    },
    choices: mayWrite
      ? {
          institutions: await institutionChoices(ctx, assessment.iso3),
          targets: capabilityChoices(
            edition,
            ratings,
            answered.flatMap(({ indicators }) => indicators),
          ),
          findings: statements(all.filter(({ state }) => state === "accepted")),
        }
      : null,
    history: ofTeam ? historyLines(await historyOf(ctx, RECOMMENDATION_ENTITY, id)) : null,
  };
}

async function frameOf(ctx: PersonCtx, locale: Locale, key: AssessmentKey) {
  const place = await assessmentPage(ctx, locale, key, "recommendation.read");
  await assertOpen(ctx, place.assessment.id, place.subject);
  return { place, ofTeam: isOfTeam(ctx, place.subject) };
}

/** Outside the team a text says nothing of what is not published, as in a release. */
async function cleaner(ctx: Ctx, ofTeam: boolean, content: unknown): Promise<Clean> {
  if (ofTeam) return (text) => text;
  const unpublished = await unpublishedReferences(ctx, content);
  return (text, language) => withoutUnpublished(text, language, unpublished);
}

function lineFor(line: RecommendationLine, clean: Clean, ofTeam: boolean): RecommendationLine {
  const { language, wording, institution, withdrawalReason } = line;
  return {
    ...line,
    wording: clean(wording, language),
    institution: ofTeam ? institution : null,
    withdrawalReason: withdrawalReason && clean(withdrawalReason, language),
  };
}

function targetView(
  edition: Edition,
  { indicator, level }: { indicator: string; level: number },
  ratings: Awaited<ReturnType<typeof judgedOf>>["ratings"] | null,
): TargetView {
  const rating = ratings?.get(indicator);
  return {
    indicator,
    title: edition.indicators.get(indicator)?.definition.title ?? indicator,
    now: rating?.state === "rated" ? rating.level : null,
    level,
    word: levelWord(edition, level),
    sentence: levelSentence(edition, indicator, level),
  };
}

function answerView(
  { number, answer, reason, language, letterReference, letterOn, answeredVersion, givenAt }: StoredAnswer,
  version: number,
  clean: Clean,
): AnswerView {
  return {
    number,
    answer,
    reason: clean(reason, language),
    language,
    letter:
      letterReference === null || letterOn === null ? null : { reference: letterReference, on: letterOn },
    at: givenAt.toISOString(),
    isOfEarlierText: answeredVersion < version,
  };
}

function progressView(
  { id, number, step, report, language, checkedReporter, givenAt }: StoredProgress,
  files: readonly ProgressFile[],
  clean: Clean,
): ProgressView {
  return {
    id,
    number,
    step,
    report: clean(report, language),
    language,
    isOfProgramme: checkedReporter !== null,
    at: givenAt.toISOString(),
    files,
  };
}
