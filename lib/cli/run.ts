/** What every command does around its work: orderly end, plain sentences, an exit status. */
import { requireNode } from "@/lib/core/node-version";
import { StartError } from "@/lib/core/start-error";
import { closeDatabase } from "@/lib/database/current";

/** Runs a command to its exit status, closes the database, and exits. A `StartError` is told as its sentence. */
export async function runCommand(work: () => Promise<number>): Promise<never> {
  let status = 1;
  const stop = async (code: number) => {
    await closeDatabase();
    process.exit(code);
  };
  process.once("SIGINT", () => stop(130));
  process.once("SIGTERM", () => stop(143));
  try {
    requireNode();
    status = await work();
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error);
  }
  await closeDatabase().catch((error: unknown) => {
    console.error(error instanceof StartError ? error.message : error);
  });
  process.exit(status);
}
