/** Who walks the product in the tests of rights, and the actions of the build that they call. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { registerEntries } from "@/db/schema/register";
import { one } from "@/lib/core/rows";
import { type Ask, askingAt } from "../support/asking";
import { type OwnDemonstration, WALK_ORIGIN } from "../support/own-demonstration";
import { ACCOUNTS, emailOf, sessionIn } from "./fixtures";

/** A stranger, who is not signed in. */
export const NOBODY = "nobody";
export const WALKERS = [...ACCOUNTS, NOBODY] as const;
export type Walker = (typeof WALKERS)[number];

/** How each walker asks a demonstration of the walks' own. */
export async function asksOf({ db }: OwnDemonstration): Promise<ReadonlyMap<Walker, Ask>> {
  const asks = new Map<Walker, Ask>();
  for (const walker of WALKERS)
    asks.set(walker, askingAt(WALK_ORIGIN, walker === NOBODY ? null : await sessionIn(db, emailOf(walker))));
  return asks;
}

/** A source of an assessment in drafting, which the walks give a file. */
export const SOURCE_WITH_FILE = "XAD-S-001";

const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({ exportedName: z.string(), filename: z.string(), workers: z.record(z.string(), z.unknown()) }),
  ),
});

/** Every action of the build by its id: its name in the inventory, and the pages that may call it. */
export function actionsOfBuild(): ReadonlyMap<string, { name: string; pages: readonly string[] }> {
  const file = join(process.env.NEXT_DIST_DIR ?? ".next", "server/server-reference-manifest.json");
  const { node } = manifest.parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(
    Object.entries(node).map(([id, { exportedName, filename, workers }]) => [
      id,
      {
        name: filename.replace(/^app\/\[locale\]\/(.*)\/actions\.ts$/, `$1 ${exportedName}`),
        pages: Object.keys(workers).map((worker) => worker.replace(/^app(.*)\/page$/, "$1")),
      },
    ]),
  );
}

/** The code of a leaflet of an assessment in drafting, which the walks give a file. */
export async function codeOfPublication(db: Database): Promise<string> {
  const rows = await db.read
    .select({ code: registerEntries.code })
    .from(registerEntries)
    .where(eq(registerEntries.title, "Before you sign: leaflet for workers who go abroad"));
  return one(rows).code;
}

/** The position of the newest event of the chain, which has no gaps: it moves with each event that is written. */
export async function newestEvent(db: Database): Promise<number> {
  const [newest] = await db.read
    .select({ position: auditEvents.position })
    .from(auditEvents)
    .orderBy(desc(auditEvents.position))
    .limit(1);
  return newest?.position ?? 0;
}
