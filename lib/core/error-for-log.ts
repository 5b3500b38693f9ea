/** What the log may keep of an error: where it happened and which rule of the database refused, never a value. */

/** How deep a chain of causes is followed. */
const CAUSES_MAX = 8;
/** Messages of these repeat what was parsed. */
const QUOTING_ERRORS = ["SyntaxError", "URIError"];

/** An error as the log keeps it. `sql` is the statement with its placeholders, `code` an SQLSTATE or a system code. */
export type LoggedError = {
  name: string;
  message?: string;
  code?: string;
  constraint?: string;
  table?: string;
  column?: string;
  sql?: string;
  stack?: string;
  cause?: LoggedError;
};

function textOf(error: Error, property: string): string | undefined {
  const value: unknown = Reflect.get(error, property);
  return typeof value === "string" ? value : undefined;
}

/** The frames alone: the head of a stack repeats the message. */
function framesOf({ stack = "", message }: Error): string {
  const start = message === "" ? -1 : stack.indexOf(message);
  const rest = start < 0 ? stack : stack.slice(start + message.length);
  return rest
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}

/** Errors of statements and of PostgreSQL quote values in message, detail and context; theirs are left out. */
function speaksOfValues(error: Error): boolean {
  return (
    Reflect.has(error, "query") ||
    Reflect.has(error, "severity") ||
    QUOTING_ERRORS.includes(error.name) ||
    /^Failed query/.test(error.message)
  );
}

function withoutAbsent(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The whole chain of causes of an error without anything that a person typed. Throws nothing. */
export function errorForLog(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error };
  const cause = error.cause === undefined || depth >= CAUSES_MAX ? undefined : error.cause;
  return {
    name: error.name,
    ...withoutAbsent({
      message: speaksOfValues(error) ? undefined : error.message,
      code: textOf(error, "code"),
      constraint: textOf(error, "constraint"),
      table: textOf(error, "table"),
      column: textOf(error, "column"),
      sql: textOf(error, "query"),
      stack: framesOf(error),
    }),
    ...(cause === undefined ? {} : { cause: errorForLog(cause, depth + 1) }),
  };
}
