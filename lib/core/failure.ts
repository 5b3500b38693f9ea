import "server-only";
import { AppError, type AppErrorCode } from "./errors";
import { requestLog } from "./log";
import { actorOfRequest } from "./request-actor";

/** What the outside learns of an error: its code and the reference under which the log knows it. */
export type Failure = { code: AppErrorCode; reference: string };

const NO_REFERENCE = "none";
/** SQLSTATE of a statement that was ended, as by `READ_TIMEOUT_SECONDS`. */
const ENDED = "57014";

function codeOf(error: unknown): AppErrorCode {
  if (error instanceof AppError) return error.code;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && cause.code === ENDED) return "TOO_SLOW";
  }
  return "INTERNAL";
}

/**
 * Logs an error with the request's reference and its person, and gives what may be told. A statement that was ended is
 * TOO_SLOW, other unknown errors are INTERNAL.
 */
export function reportFailure(error: unknown, requestReference: string | null, door: string): Failure {
  const reference = requestReference ?? NO_REFERENCE;
  const code = codeOf(error);
  const log = requestLog(reference);
  const actor = actorOfRequest(requestReference);
  if (code === "INTERNAL" || code === "TOO_SLOW") {
    log.error({ err: error, code, actor, door }, "request failed");
  } else {
    const detail = error instanceof Error ? error.message : undefined;
    log.info({ code, actor, door, detail }, "request refused");
  }
  return { code, reference };
}
