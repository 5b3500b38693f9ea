import { useTranslations } from "next-intl";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import type { MeetingState } from "@/db/enums";

const SHAPES: Record<MeetingState, StatusShape> = { planned: "half", held: "complete", cancelled: "over" };

/** How a meeting stands, in a word. */
export function MeetingStateTag({ state }: { state: MeetingState }) {
  const t = useTranslations("missions.states");
  return <StatusTag shape={SHAPES[state]}>{t(state)}</StatusTag>;
}
