/** Reports of rounds on their way. */
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { reportRuns } from "@/db/schema/report";
import { rounds } from "@/db/schema/round";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";

/** The page of a report of which somebody is having a file made that can still be stopped: no worker will take it up. */
export async function openRoundReport(db: Database, round: string, personId: string): Promise<string> {
  const now = new Date();
  const roundId = one(await db.read.select({ id: rounds.id }).from(rounds).where(eq(rounds.code, round))).id;
  const open = { status: "waiting", progress: 25, createdAt: now } as const;
  await db.transaction((tx) =>
    tx
      .insert(reportRuns)
      .values({ id: newId(now), roundId, forReaders: false, locale: "en", kind: "docx", personId, ...open })
      .onConflictDoNothing(),
  );
  return `/rounds/${round}/report/team`;
}
