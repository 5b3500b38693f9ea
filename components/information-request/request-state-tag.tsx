import { useTranslations } from "next-intl";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import type { RequestState } from "@/lib/information-requests/rules";

const SHAPES: Record<RequestState, StatusShape> = {
  waiting: "elsewhere",
  unanswered: "attention",
  answered: "complete",
  refused: "over",
};

/** How a request stands, in a word. */
export function RequestStateTag({ state }: { state: RequestState }) {
  const t = useTranslations("informationRequests.states");
  return <StatusTag shape={SHAPES[state]}>{t(state)}</StatusTag>;
}
