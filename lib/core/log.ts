/**
 * The structured log: one JSON object a line on standard output. Lines carry the request reference,
 * never what people typed, their names or addresses. Times are UTC.
 */
import pino from "pino";
import { environment } from "./env";
import { errorForLog } from "./error-for-log";

let logger: pino.Logger | undefined;

/** A logger of the product's form; writes to standard output unless told otherwise. Its level comes from LOG_LEVEL. */
export function createLogger(destination?: pino.DestinationStream): pino.Logger {
  const options: pino.LoggerOptions = {
    level: environment().logLevel,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: (error: unknown) => errorForLog(error) },
    redact: { paths: ["*.passphrase", "*.password", "*.email", "*.cookie", "*.authorization"], remove: true },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** The logger of this process. */
export function log(): pino.Logger {
  logger ??= createLogger();
  return logger;
}

/** A logger whose every line carries the reference of one request, as error pages show it. */
export function requestLog(requestId: string): pino.Logger {
  return log().child({ request: requestId });
}
