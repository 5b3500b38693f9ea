/** The process that does background work. It runs beside the web server and ends with its parent. */
import { log } from "@/lib/core/log";
import { closeDatabase } from "@/lib/database/current";
import { database } from "@/lib/database/database";
import { startWorker } from "@/lib/jobs/worker";
import { onStop } from "@/lib/server/stop";

async function main(): Promise<void> {
  const worker = await startWorker(await database());
  onStop(async () => {
    await worker.stop();
    await closeDatabase();
  });
  process.send?.("ready");
}

main().catch(async (error: unknown) => {
  log().fatal({ err: error }, "the worker cannot start");
  await closeDatabase();
  process.exit(1);
});
