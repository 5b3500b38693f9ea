/** Imports of pages, with the worker's part done by hand. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Database } from "@/db/client";
import { type Ctx, createContext } from "@/lib/core/context";
import { folderStore } from "@/lib/files/store";
import { beginRun } from "@/lib/import/runs/mutations";
import { newRunSchema } from "@/lib/import/runs/schema";
import { TEST_NOW } from "./programme";

/** Where the files of these imports lie. */
export const store = folderStore(mkdtempSync(join(tmpdir(), "gpat-imports-")));
/** The worker, so many milliseconds later. */
export const system = (db: Database, later = 0) =>
  createContext(db, { kind: "system", job: "import" }, new Date(TEST_NOW.getTime() + later));

/** Takes a file in and answers its import. Throws where it is refused. */
export async function begin(
  ctx: Ctx,
  content: string | Uint8Array,
  kind = "detections",
  round?: string,
): Promise<string> {
  const bytes = Buffer.from(content);
  const made = await beginRun(ctx, store, newRunSchema.parse({ kind, round }), {
    name: "figures.csv",
    declared: { size: bytes.length, sha256: null },
    stream: Readable.from([bytes]),
  });
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}
