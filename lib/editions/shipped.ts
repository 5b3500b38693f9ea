import "server-only";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "@/db/client";
import { createContext } from "@/lib/core/context";
import { importEdition } from "./mutations";

/** Files of the editions that every installation has, below `lib/instruments/editions`. */
const SHIPPED = ["gpat-1.0.0.json"] as const;

/** The instrument of the product, which the main menu leads to. */
export const SHIPPED_INSTRUMENT = "gpat";

/** Publishes the editions that come with the product where they are not there yet. Throws where one is refused. */
export async function loadShippedEditions(database: Database, now: Date): Promise<void> {
  for (const file of SHIPPED) {
    const content = await readFile(join(process.cwd(), "lib/instruments/editions", file), "utf8");
    const ctx = createContext(database, { kind: "system", job: "prepare" }, now);
    const result = await importEdition(ctx, content);
    if (!result.ok) throw new Error(`the shipped edition ${file} was refused: ${result.reason}`);
  }
}
