import "server-only";
import { AppError, type AppErrorCode } from "./errors";
import { requestLog } from "./log";

/** What the outside learns of an error: its code and the reference under which the log knows it. */
export type Failure = { code: AppErrorCode; reference: string };

const NO_REFERENCE = "none";

/** Logs an error with the request's reference and gives what may be told. Unknown errors are INTERNAL. */
export function reportFailure(error: unknown, requestReference: string | null, door: string): Failure {
  const reference = requestReference ?? NO_REFERENCE;
  const code = error instanceof AppError ? error.code : "INTERNAL";
  const log = requestLog(reference);
  if (code === "INTERNAL") log.error({ err: error, door }, "request failed");
  else
    log.info({ code, door, detail: error instanceof Error ? error.message : undefined }, "request refused");
  return { code, reference };
}
