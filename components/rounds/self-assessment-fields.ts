import type { PlainField } from "@/components/forms/form-field";

type Words = { asks: string; asksHint: string; dueOn: string; dueOnHint: string; optional: string };

/** Whether a round asks every State that consents to assess itself, and until when; asked for in a new round. */
export function selfAssessmentFields(
  words: Words,
  round: { asksSelfAssessment: boolean; selfAssessmentDueOn: string | null } = {
    asksSelfAssessment: true,
    selfAssessmentDueOn: null,
  },
): PlainField[] {
  return [
    {
      kind: "checkbox",
      name: "asksSelfAssessment",
      label: words.asks,
      hint: words.asksHint,
      value: "on",
      checked: round.asksSelfAssessment,
    },
    {
      kind: "text",
      name: "selfAssessmentDueOn",
      label: words.dueOn,
      hint: words.dueOnHint,
      optional: words.optional,
      width: "short",
      value: round.selfAssessmentDueOn ?? "",
    },
  ];
}
