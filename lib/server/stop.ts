/** The orderly end of a process: on SIGTERM, on SIGINT, and when the process that started it is gone. */
import { log } from "@/lib/core/log";

/** Runs `work` once when this process is asked to end, then ends it: with status 0, or 1 when `work` failed. */
export function onStop(work: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    work().then(
      () => process.exit(0),
      (error: unknown) => {
        log().error({ err: error }, "the process did not stop in order");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  if (process.channel) process.on("disconnect", stop);
}
