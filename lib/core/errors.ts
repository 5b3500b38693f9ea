/** What can go wrong beyond what a person did wrong; screens translate the code (`errors.CODE`). */
export const APP_ERROR_CODES = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "LOCKED",
  "INVALID",
  "TOO_MANY",
  "UNAVAILABLE",
  "TOO_SLOW",
  "INTERNAL",
] as const;
export type AppErrorCode = (typeof APP_ERROR_CODES)[number];

/** An error with a code that decides the HTTP status and the translated text; `message` is for the log only. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  constructor(code: AppErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AppError";
    this.code = code;
  }
}

/** TOO_MANY, with the seconds after which the next attempt is looked at. */
export class TooManyError extends AppError {
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super("TOO_MANY", "too many attempts");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const STATUS: Record<AppErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  LOCKED: 423,
  INVALID: 422,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
  TOO_SLOW: 503,
  INTERNAL: 500,
};

/** The HTTP status of a code. */
export function statusOf(code: AppErrorCode): number {
  return STATUS[code];
}
