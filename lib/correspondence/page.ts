/** What the pages of the correspondence show. */
import "server-only";
import type { CorrespondenceDirection } from "@/db/enums";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { type HistoryLine, historyLines } from "@/lib/audit/lines";
import { historyOf } from "@/lib/audit/queries";
import type { PersonCtx } from "@/lib/core/request";
import { erasableId } from "@/lib/erasures/rights";
import { fileView } from "@/lib/files/attached";
import type { FileView } from "@/lib/files/view";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { type InstitutionChoice, institutionChoices } from "@/lib/registers/institution";
import { LETTER_ENTITY } from "./mutations";
import { type StoredLetter, storedLetter, storedLetters } from "./queries";
import { mayTakeFile } from "./rules";
import type { LetterKey } from "./schema";

/** A letter as its reader may know it. */
export type LetterView = {
  number: number;
  direction: CorrespondenceDirection;
  reference: string;
  writtenOn: string;
  passedOn: string;
  institution: string | null;
  institutionName: string;
  subject: string;
  language: string;
  fileName: string | null;
  /** Null for who must not know who works on the assessment. */
  addedBy: string | null;
  addedAt: string;
  /** Why it was a mistake to note it; null where it stands. */
  withdrawalReason: string | null;
};

export type LettersPage = {
  place: AssessmentPage;
  letters: readonly LetterView[];
  /** Null for who may not note letters. */
  institutions: readonly InstitutionChoice[] | null;
};

export type LetterPage = {
  place: AssessmentPage;
  person: string;
  letter: LetterView;
  file: FileView | null;
  may: { attach: boolean; withdraw: boolean };
  /** For who may propose to erase a passage of it. */
  erasableId: string | null;
  /** Null for who does not belong to the team. */
  history: readonly HistoryLine[] | null;
};

/** Reads the letters of an assessment. Throws NOT_FOUND where they are hidden. */
export async function lettersPage(ctx: PersonCtx, locale: Locale, key: AssessmentKey): Promise<LettersPage> {
  const { place, isOfTeam, mayWrite } = await frame(ctx, locale, key);
  const letters = await storedLetters(ctx, place.assessment.id, { withdrawn: isOfTeam });
  return {
    place,
    letters: letters.map((letter) => viewOf(letter, isOfTeam)),
    institutions: mayWrite ? await institutionChoices(ctx, place.assessment.iso3) : null,
  };
}

/** Reads one letter, for the team with its history. Throws NOT_FOUND where it is absent or hidden. */
export async function letterPage(ctx: PersonCtx, locale: Locale, key: LetterKey): Promise<LetterPage> {
  const { place, isOfTeam, mayWrite } = await frame(ctx, locale, key);
  const letter = await storedLetter(ctx, place.assessment.id, key.number, { withdrawn: isOfTeam });
  return {
    place,
    person: ctx.actor.userId,
    letter: viewOf(letter, isOfTeam),
    file: await fileView(ctx, letter),
    may: {
      attach: mayWrite && mayTakeFile(letter),
      withdraw: mayWrite && letter.withdrawnAt === null,
    },
    erasableId: erasableId(ctx, letter.id),
    history: isOfTeam ? historyLines(await historyOf(ctx, LETTER_ENTITY, letter.id)) : null,
  };
}

async function frame(ctx: PersonCtx, locale: Locale, key: AssessmentKey) {
  const place = await assessmentPage(ctx, locale, key, "correspondence.read");
  return {
    place,
    isOfTeam: can(ctx.actor, "progress.read", place.subject),
    mayWrite: can(ctx.actor, "correspondence.write", place.subject),
  };
}

function viewOf(
  {
    id: _id,
    version: _version,
    fileSha256: _sha256,
    withdrawnAt: _at,
    addedBy,
    addedAt,
    ...letter
  }: StoredLetter,
  isOfTeam: boolean,
): LetterView {
  return {
    ...letter,
    institution: isOfTeam ? letter.institution : null,
    addedBy: isOfTeam ? addedBy : null,
    addedAt: addedAt.toISOString(),
  };
}
