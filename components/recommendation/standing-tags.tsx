import { useTranslations } from "next-intl";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import type { ProgressStep, StateAnswer } from "@/db/enums";

const ANSWERS: Record<StateAnswer | "none", StatusShape> = {
  none: "empty",
  accepted: "complete",
  partly_accepted: "half",
  noted: "elsewhere",
  not_accepted: "over",
};
const STEPS: Record<ProgressStep, StatusShape> = {
  not_begun: "empty",
  under_way: "half",
  reported_done: "elsewhere",
  verified: "complete",
};

/** What the State answered, in a word. */
export function AnswerTag({ answer }: { answer: StateAnswer | null }) {
  const t = useTranslations("recommendations.answers");
  const word = answer ?? "none";
  return <StatusTag shape={ANSWERS[word]}>{t(word)}</StatusTag>;
}

/** How far it is, in a word. */
export function ProgressTag({ step }: { step: ProgressStep }) {
  const t = useTranslations("recommendations.steps");
  return <StatusTag shape={STEPS[step]}>{t(step)}</StatusTag>;
}

/** Said where the day is over and nothing was reported done. */
export function OverdueTag() {
  const t = useTranslations("recommendations");
  return <StatusTag shape="attention">{t("overdue")}</StatusTag>;
}

/** Said of what stands no more. */
export function WithdrawnTag() {
  const t = useTranslations("recommendations");
  return <StatusTag shape="over">{t("withdrawn")}</StatusTag>;
}
