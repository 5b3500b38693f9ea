/** What an import did, and the end that all of them have. */
import "server-only";
import type { ImportKind } from "@/db/enums";
import type { MutationCtx } from "@/lib/core/context";
import { type Change, changed } from "@/lib/core/mutate";
import { type BatchRow, type BatchSummary, type ImportedFile, recordBatch } from "./batch";
import type { NoticeGroup } from "./findings";
import type { Problem } from "./problem";

/** How many records an import makes, changes and leaves as they are. */
export type ImportCounts = { created: number; updated: number; unchanged: number };

/** What an import did that nothing stood in the way of. */
export type AppliedOutcome = { status: "unchanged" } | ({ status: "done"; batch: string } & ImportCounts);

/** What an import did, or what stands in its way. A dry run does everything and takes it back: it counts the same. */
export type ImportOutcome =
  | { status: "problems"; problems: readonly Problem[] }
  | ({ status: "dry_run"; rows: number } & ImportCounts)
  | AppliedOutcome;

/** What an import of a command did, and what was understood in reading its file. */
export type ImportReport = { outcome: ImportOutcome; notices: readonly NoticeGroup[] };

/** Called last in the transaction of an import that is applied, with what it did. */
export type OnApplied = (inside: MutationCtx, outcome: AppliedOutcome) => Promise<void>;

/** How what was read is applied: a dry run takes it back in the end. */
export type Applying = { dryRun: boolean; onApplied?: OnApplied | undefined };

/** Ends the transaction of an import: records what it wrote as a batch, if anything, and tells `onApplied`. */
export async function endImport(
  inside: MutationCtx,
  { kind, file, rows, counts, summary }: WrittenImport,
  onApplied: OnApplied = async () => undefined,
): Promise<Change<AppliedOutcome>> {
  if (rows.length === 0) {
    await onApplied(inside, { status: "unchanged" });
    return changed({ status: "unchanged" });
  }
  const change = await recordBatch(inside, kind, file, rows, summary);
  const outcome: AppliedOutcome = { status: "done", batch: change.entityId, ...counts };
  await onApplied(inside, outcome);
  return changed(outcome, change);
}

type WrittenImport = {
  kind: ImportKind;
  file: ImportedFile;
  rows: readonly BatchRow[];
  counts: ImportCounts;
  /** What the batch says of itself; counted from its rows where it is left out. */
  summary?: BatchSummary;
};
