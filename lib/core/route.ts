/** The door of route handlers: reads by the page's client, and the versioned writes behind autosave. */
import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { environment } from "./env";
import { AppError, statusOf, TooManyError } from "./errors";
import { type Failure, reportFailure } from "./failure";
import { parseInput } from "./form";
import { ACTING_PERSON_HEADER, isOwnOrigin, REQUEST_ID_HEADER } from "./headers";
import {
  type Access,
  admits,
  type CtxOf,
  quietRequestContext,
  requestContext,
  requireSamePerson,
} from "./request";

/** A JSON body may be this long, in bytes. Files have a door of their own. */
export const JSON_BODY_BYTES_MAX = 1_000_000;
const READING_METHODS = ["GET", "HEAD"];

type Schema = z.ZodType | undefined;
type OutputOf<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;
type RawParams = Record<string, string | string[] | undefined>;

export type RouteOptions<A extends Access, P extends Schema, Q extends Schema, B extends Schema> = {
  access: A;
  params?: P;
  query?: Q;
  /** JSON body; leave out for uploads and read `request.body` instead. */
  body?: B;
  /** False where a page asks by itself, so that the question does not keep the session alive. Default true. */
  activity?: boolean;
};

export type RouteInput<P extends Schema, Q extends Schema, B extends Schema> = {
  params: OutputOf<P>;
  query: OutputOf<Q>;
  body: OutputOf<B>;
  request: Request;
};

class InvalidInput extends AppError {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  constructor(fields: Readonly<Record<string, readonly string[]>>) {
    super("INVALID", Object.keys(fields).join(", "));
    this.fields = fields;
  }
}

/** Plain JSON that no cache keeps. */
export function jsonResponse(value: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  headers.set("content-type", "application/json; charset=utf-8");
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  return new Response(JSON.stringify(value), { ...init, headers });
}

function failureResponse(failure: Failure, error: unknown): Response {
  const status = statusOf(failure.code);
  const fields = error instanceof InvalidInput ? { fields: error.fields } : {};
  return jsonResponse(
    { error: failure, ...fields },
    {
      status,
      headers: error instanceof TooManyError ? { "retry-after": String(error.retryAfterSeconds) } : {},
    },
  );
}

async function readJson(request: Request): Promise<unknown> {
  const text = await request.text().catch(() => {
    throw new InvalidInput({ form: ["errors.field.invalid"] }); // the line broke, or the body was cut at the limit
  });
  if (text.length > JSON_BODY_BYTES_MAX) throw new InvalidInput({ form: ["errors.field.too_long"] });
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInput({ form: ["errors.field.invalid"] });
  }
}

/** Absent schema: undefined. A refused part throws what `refuse` makes of its problems. */
function parsePart<S extends Schema>(
  schema: S | undefined,
  input: unknown,
  refuse: (fields: Readonly<Record<string, readonly string[]>>) => AppError,
): OutputOf<S>;
function parsePart(
  schema: Schema,
  input: unknown,
  refuse: (fields: Readonly<Record<string, readonly string[]>>) => AppError,
): unknown {
  if (schema === undefined) return undefined;
  const parsed = parseInput(schema, input);
  if (!parsed.ok) throw refuse(parsed.fields);
  return parsed.value;
}

/** Query parameters by name; a repeated name gives a list. */
function queryEntries(url: string): Record<string, string | string[]> {
  const search = new URL(url).searchParams;
  return Object.fromEntries(
    [...new Set(search.keys())].map((name) => {
      const all = search.getAll(name);
      return [name, all.length === 1 ? (all[0] ?? "") : all];
    }),
  );
}

/**
 * A route handler: checks the origin of writes, authenticates, parses, runs, translates. Answers JSON or the
 * handler's own `Response`; errors become `{"error":{"code","reference"}}` with the code's status, refused
 * bodies and queries also `fields`. An address that does not parse is NOT_FOUND.
 */
export function defineRoute<
  A extends Access,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
>(
  options: RouteOptions<A, P, Q, B>,
  handle: (ctx: CtxOf<A>, input: RouteInput<P, Q, B>) => Promise<unknown>,
): (request: Request, context: { params: Promise<RawParams> }) => Promise<Response> {
  return async (request, context) => {
    try {
      if (
        !READING_METHODS.includes(request.method) &&
        !isOwnOrigin(request.headers, environment().authUrl?.host)
      ) {
        throw new AppError("FORBIDDEN", "a write without this installation's origin");
      }
      const ctx = await (options.activity === false ? quietRequestContext() : requestContext());
      if (!admits(options.access, ctx)) throw new AppError("UNAUTHENTICATED", "a route for signed-in people");
      requireSamePerson(ctx, request.headers.get(ACTING_PERSON_HEADER));
      const params = parsePart<P>(
        options.params,
        await context.params,
        () => new AppError("NOT_FOUND", "address"),
      );
      const invalid = (fields: Readonly<Record<string, readonly string[]>>) => new InvalidInput(fields);
      const query = parsePart<Q>(options.query, queryEntries(request.url), invalid);
      const body = parsePart<B>(options.body, options.body && (await readJson(request)), invalid);
      const answer = await handle(ctx, { params, query, body, request });
      return answer instanceof Response ? answer : jsonResponse(answer);
    } catch (error) {
      unstable_rethrow(error);
      return failureResponse(
        reportFailure(error, request.headers.get(REQUEST_ID_HEADER), request.method),
        error,
      );
    }
  };
}
