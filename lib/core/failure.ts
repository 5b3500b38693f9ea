import "server-only";
import { AppError, type AppErrorCode } from "./errors";
import { requestLog } from "./log";
import { actorOfRequest } from "./request-actor";

/** What the outside learns of an error: its code and the reference under which the log knows it. */
export type Failure = { code: AppErrorCode; reference: string };

const NO_REFERENCE = "none";

/** Logs an error with the request's reference and its person, and gives what may be told. Unknown errors are INTERNAL. */
export function reportFailure(error: unknown, requestReference: string | null, door: string): Failure {
  const reference = requestReference ?? NO_REFERENCE;
  const code = error instanceof AppError ? error.code : "INTERNAL";
  const log = requestLog(reference);
  const actor = actorOfRequest(requestReference);
  if (code === "INTERNAL") log.error({ err: error, actor, door }, "request failed");
  else {
    const detail = error instanceof Error ? error.message : undefined;
    log.info({ code, actor, door, detail }, "request refused");
  }
  return { code, reference };
}
