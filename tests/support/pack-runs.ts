/** Packs that are brought back to an integration test. */
import { Readable } from "node:stream";
import type { Ctx } from "@/lib/core/context";
import { applyPack, beginPack } from "@/lib/packs/mutations";
import { getPackRun } from "@/lib/packs/runs";
import type { ApplyPack, PackKey } from "@/lib/packs/schema";
import type { PackPreview } from "@/lib/packs/view";
import { store } from "./import-runs";

/** Brings a pack back and answers its id. Throws where it is refused. */
export async function bringPack(ctx: Ctx, key: PackKey, bytes: Buffer): Promise<string> {
  const made = await beginPack(ctx, store, key, {
    name: "pack.xlsx",
    declared: { size: bytes.length, sha256: null },
    stream: Readable.from([bytes]),
  });
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}

/** What a pack that came back would change. Throws where it was applied. */
export async function preview(ctx: Ctx, key: PackKey, run: string): Promise<PackPreview> {
  const read = await getPackRun(ctx, store, { ...key, run });
  if (read.status !== "compared") throw new Error(read.status);
  return read.preview;
}

/** Applies a pack as somebody saw it, with what they chose. */
export function applied(
  ctx: Ctx,
  key: PackKey,
  run: string,
  { versions }: PackPreview,
  choices: ApplyPack["choices"] = {},
) {
  return applyPack(ctx, store, { ...key, run, versions, choices });
}
