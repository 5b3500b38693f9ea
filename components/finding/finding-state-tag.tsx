import { useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import type { FindingState } from "@/db/enums";

/** Whether a finding stands, in a word. */
export function FindingStateTag({ state }: { state: FindingState }) {
  const t = useTranslations("findings.states");
  return <StatusTag shape={state === "accepted" ? "complete" : "over"}>{t(state)}</StatusTag>;
}
