import { useTranslations } from "next-intl";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import type { EntryStatus } from "@/db/enums";

const SHAPES: Record<EntryStatus, StatusShape> = {
  draft: "half",
  checked: "complete",
  withdrawn: "over",
  superseded: "over",
};

/** The status of an entry in a word with its shape. */
export function EntryStatusTag({ status }: { status: EntryStatus }) {
  const t = useTranslations("registers.status");
  return <StatusTag shape={SHAPES[status]}>{t(status)}</StatusTag>;
}
