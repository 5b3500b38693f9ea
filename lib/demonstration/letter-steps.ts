/** Letters between the programme and the State about its draft. */
import "server-only";
import type { CorrespondenceDirection } from "@/db/enums";
import { addDays } from "@/lib/core/days";
import { addLetter } from "@/lib/correspondence/mutations";
import type { AssessmentPlan } from "./timeline";
import { instant, must, type Step } from "./world";

type Letter = {
  direction: CorrespondenceDirection;
  /** Follows the name of the assessment in the reference. */
  mark: string;
  subject: string;
  institutionName: string;
};

/** The draft went to the State with this letter. */
export const DRAFT_SENT: Letter = {
  direction: "sent",
  mark: "P/1",
  subject: "The draft assessment, with the invitation to comment on it",
  institutionName: "Ministry of Foreign Affairs",
};

/** The State handed in its comments with this letter. */
export const COMMENTS_RECEIVED: Letter = {
  direction: "received",
  mark: "S/1",
  subject: "Comments of the inter-ministerial committee on the draft assessment",
  institutionName: "Ministry of Justice",
};

/** The lead notes a letter of this day, so many days after opening. */
export function letterStep(
  { round, iso3, openedOn, lead }: AssessmentPlan,
  day: number,
  letter: Letter,
): Step {
  const { mark, ...noted } = letter;
  const on = addDays(openedOn, day);
  return {
    at: instant(openedOn, day, 16, 5),
    by: lead,
    act: async (ctx) => {
      const added = await addLetter(ctx, {
        round,
        iso3,
        ...noted,
        reference: `${round}/${iso3}/${mark}`,
        writtenOn: on,
        passedOn: on,
        institution: null,
        language: "en",
      });
      must(added, `a letter about ${iso3}`);
    },
  };
}
