import type { StatusShape } from "@/components/ui/status-tag";
import type { ContributionStage } from "@/lib/contributions/rules";

/** The shape beside the word of a stage, the same for the team and for who gave. */
export const STAGE_SHAPES: Readonly<Record<ContributionStage, StatusShape>> = {
  received: "empty",
  being_read: "half",
  used: "complete",
  not_used: "over",
  withdrawn: "over",
};
