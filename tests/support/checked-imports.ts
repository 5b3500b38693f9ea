/** Imports that somebody has checked, written down as the worker leaves them, for pages that show one. */
import type { Database } from "@/db/client";
import { importRuns } from "@/db/schema/import";
import { newId } from "@/lib/core/ids";
import { EMPTY_VIEW, type RunView } from "@/lib/import/runs/view";

type Checked = Pick<typeof importRuns.$inferInsert, "kind" | "personId"> & {
  choices?: (typeof importRuns.$inferInsert)["choices"];
  /** What its page shows beside nothing. */
  view: Partial<RunView>;
};

/** Makes an import that was checked and waits for its person; answers the address of its page. */
export async function makeCheckedImport(
  db: Database,
  { kind, personId, choices = {}, view }: Checked,
): Promise<string> {
  const now = new Date();
  const id = newId(now);
  await db.transaction((tx) =>
    tx.insert(importRuns).values({
      id,
      kind,
      personId,
      fileName: `${kind}.csv`,
      fileSha256: "0".repeat(64),
      step: "check",
      status: "ready",
      choices,
      view: { ...EMPTY_VIEW, ...view },
      written: 0,
      total: 0,
      createdAt: now,
      updatedAt: now,
    }),
  );
  return `/import/${id}`;
}
