/** Packs that are brought back to an integration test. */
import { Readable } from "node:stream";
import type { Ctx } from "@/lib/core/context";
import { beginPack } from "@/lib/packs/mutations";
import type { PackKey } from "@/lib/packs/schema";
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
