import type { StatusShape } from "@/components/ui/status-tag";
import type { ErrorReportDecision } from "@/db/enums";

/** The sign of each answer to a report of an error, the same on every page. */
export const DECISION_SHAPES: Readonly<Record<ErrorReportDecision, StatusShape>> = {
  accepted: "complete",
  not_accepted: "over",
};
