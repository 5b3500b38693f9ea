/** What somebody with the database's own rights could do to it. */
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/** Changes rows past the triggers. */
export async function tamper(db: Database, statement: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql.raw(statement));
  });
}
