/** What a release says of each indicator, with what the State says of it, side by side. Pure. */
import type { RatingState } from "@/db/enums";
import type { ReleaseDocument } from "./format";

/** An answer in one line: its level and word, or why there is none. */
export type AnswerLine = {
  readonly state: RatingState;
  readonly level: number | null;
  readonly word: string | null;
  readonly reason: string | null;
};

export type AnswerPair = {
  readonly indicator: string;
  readonly title: string;
  readonly team: AnswerLine;
  readonly ofState: AnswerLine;
};

type Answer = Pick<ReleaseDocument["indicators"][number], "state" | "level" | "word" | "reason">;

function lineOf({ state, level, word, reason }: Answer): AnswerLine {
  return { state, level, word, reason: reason?.label ?? null };
}

/** Every indicator in the order of the release; none where the State has no assessment of its own in it. */
export function answersBeside({
  indicators,
  selfAssessment,
}: Pick<ReleaseDocument, "indicators" | "selfAssessment">): readonly AnswerPair[] {
  const own = new Map(selfAssessment?.answers.map((answer) => [answer.indicator, answer]));
  return indicators.flatMap((indicator) => {
    const answer = own.get(indicator.code);
    if (answer === undefined) return [];
    return [
      { indicator: indicator.code, title: indicator.title, team: lineOf(indicator), ofState: lineOf(answer) },
    ];
  });
}
