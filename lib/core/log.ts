/**
 * The structured log: one JSON object a line on standard output. Lines carry the request reference,
 * never what people typed, their names or addresses. Times are UTC.
 */
import pino from "pino";
import { environment } from "./env";

let logger: pino.Logger | undefined;

/** The logger of this process. Its level comes from LOG_LEVEL. */
export function log(): pino.Logger {
  logger ??= pino({
    level: environment().logLevel,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: ["*.passphrase", "*.password", "*.email", "*.cookie", "*.authorization"], remove: true },
  });
  return logger;
}

/** A logger whose every line carries the reference of one request, as error pages show it. */
export function requestLog(requestId: string): pino.Logger {
  return log().child({ request: requestId });
}
