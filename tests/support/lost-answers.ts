/** Connections that die after the server has committed and before its answer is here. */
import type pg from "pg";
import type { Database } from "@/db/client";

const textOf = (statement: unknown): string =>
  typeof statement === "string" ? statement : String((statement as { text?: unknown } | null)?.text ?? "");

/**
 * Loses the answer to the commit of the next transaction in which a statement begins so; answers whether that happened.
 * To be called before the pool hands connections out to what is tested.
 */
export function loseAnswerToCommit(db: Database, beginning: string): () => boolean {
  let isLost = false;
  const watched = new WeakSet<pg.PoolClient>();
  db.pool.on("acquire", (client) => {
    if (isLost || watched.has(client)) return;
    watched.add(client);
    const query = client.query.bind(client) as (...given: readonly unknown[]) => unknown;
    let isConcerned = false;
    const watch = (...given: readonly unknown[]) => {
      const text = textOf(given[0]);
      isConcerned ||= text.startsWith(beginning);
      const answer = query(...given);
      if (isLost || !isConcerned || !text.endsWith("commit")) return answer;
      isLost = true;
      return Promise.resolve(answer).then(() => {
        throw new Error("Connection terminated unexpectedly");
      });
    };
    Object.assign(client, { query: watch });
  });
  return () => isLost;
}
