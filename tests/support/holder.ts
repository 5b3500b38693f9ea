/**
 * A process that holds an embedded database, for the tests of the launcher: `holder.ts DATA_DIR [write | save PLAN]`.
 * Prints one line `{"server":PID,"host":FOLDER}` once it holds it, or `{"refused":SENTENCE}`; with `write`
 * one line with each number whose insert was acknowledged, with `save` each number that was acknowledged as the
 * rationale of a rating. Ends in order on SIGTERM.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { StartError } from "@/lib/core/start-error";
import { openEmbedded } from "@/lib/database/launcher";
import { saveRatings } from "./saver";

const [dataDir = "", mode, plan = "{}"] = process.argv.slice(2);
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);

async function write(connection: pg.ClientConfig): Promise<never> {
  let number = 0;
  for (;;) {
    const client = new pg.Client(connection);
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.query("create table if not exists acknowledged (number bigint primary key, session uuid)");
      const { rows } = await client.query("select coalesce(max(number), 0)::int as last from acknowledged");
      number = Math.max(number, rows[0].last);
      for (;;) {
        number += 1;
        await client.query("insert into acknowledged values ($1, gen_random_uuid())", [number]);
        say(number);
      }
    } catch {
      await client.end().catch(() => undefined);
      await sleep(50); // the server is being started again
    }
  }
}

try {
  const embedded = await openEmbedded(dataDir);
  process.on("SIGTERM", async () => {
    await embedded.leave();
    process.exit(0);
  });
  say({ server: embedded.serverPid(), host: embedded.connection.host });
  if (mode === "write") await write(embedded.connection);
  if (mode === "save") await saveRatings(embedded.connection, JSON.parse(plan), say);
  setInterval(() => undefined, 60_000);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  say({ refused: error.message });
}
