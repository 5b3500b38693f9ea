/**
 * The server in front of Next: gives every request a reference and a nonce, every answer its fixed
 * headers, refuses writes from other sites, sends addresses without a language to one, and logs one line.
 */
import { randomBytes, randomUUID } from "node:crypto";
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { Socket } from "node:net";
import { REQUEST_ID_HEADER, REQUEST_PATH_HEADER } from "@/lib/core/headers";
import { requestLog } from "@/lib/core/log";
import { isNameless } from "@/lib/core/nameless";
import { actorOfRequest, closeRequest, openRequest } from "@/lib/core/request-actor";
import { LOCALE_HEADER, localeOfPath, preferredLocale, withLocale } from "@/lib/i18n/locales";
import { limitBody } from "./body-limit";
import { markedReference, substituteErrorDocuments } from "./error-documents";
import { type Forwarding, isAllowedOrigin, rewriteForwarded, seen } from "./forwarded";
import { cacheControl, contentSecurityPolicy, fixedHeaders, type HeaderOptions } from "./headers";

const CSP_HEADER = "content-security-policy";
/** Long enough for a file of 25 MB over a line of 1 Mbit/s. */
const REQUEST_TIMEOUT_MS = 600_000;

/** Longer than proxies keep an idle connection, so that it is never this side that closes one just being used. */
const KEEP_ALIVE_MS = 75_000;

export type FrontOptions = HeaderOptions & Forwarding;
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const text = (value: number | string | readonly string[] | undefined) =>
  value === undefined ? "" : String(value);

/** Puts the headers that are missing on the answer just before it leaves, so that nothing behind can forget them. */
function guardHeaders(response: ServerResponse, pathname: string, headers: Record<string, string>): void {
  const writeHead = response.writeHead.bind(response);
  const complete = () => {
    for (const [name, value] of Object.entries(headers)) {
      if (!response.hasHeader(name)) response.setHeader(name, value);
    }
    const cache = cacheControl(
      pathname,
      text(response.getHeader("content-type")),
      text(response.getHeader("cache-control")),
    );
    if (cache !== undefined) response.setHeader("cache-control", cache);
    response.removeHeader("x-powered-by");
  };
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (!response.headersSent) complete();
    return Reflect.apply(writeHead, response, [status, ...rest]);
  };
}

function answer(
  response: ServerResponse,
  status: number,
  sentence: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", ...headers });
  response.end(`${sentence}\n`);
}

/** Where an address without a language leads, or undefined when it is complete or not a page. */
function localisedAddress(request: IncomingMessage, pathname: string, search: string): string | undefined {
  if (request.method !== "GET" && request.method !== "HEAD") return undefined;
  if (
    localeOfPath(pathname) !== null ||
    /^\/(api|_next|__nextjs)/.test(pathname) ||
    /\.[a-z0-9]+$/.test(pathname)
  ) {
    return undefined;
  }
  if (pathname.startsWith("//")) return undefined; // would lead to another site
  return withLocale(pathname, preferredLocale(request.headers["accept-language"] ?? null)) + search;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * An address that can be decoded and has no U+0000, which no database text can hold: taken out of what is searched
 * for, and in a path replaced by a character that no code has, so that it leads nowhere.
 */
export function storableAddress(url: string): string {
  if (!url.includes("%")) return url;
  const start = url.indexOf("?");
  const path = start < 0 ? url : url.slice(0, start);
  const query = start < 0 ? "" : url.slice(start);
  const readable = isDecodable(path) ? path : path.replaceAll("%", "%25");
  return readable.replaceAll("%00", "%EF%BF%BD") + query.replaceAll("%00", "");
}

/** One request from start to end. */
async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: FrontOptions,
  next: Handler,
) {
  const started = performance.now();
  const marked = markedReference(request);
  const reference = marked ?? randomUUID();
  const log = requestLog(reference);
  request.url = storableAddress(request.url ?? "/");
  const [pathname = "/", query] = request.url.split("?", 2);
  if (marked === null && !isNameless(pathname)) openRequest(reference);
  response.on("close", () => {
    const actor = actorOfRequest(reference);
    if (marked === null) closeRequest(reference);
    const ms = Math.round(performance.now() - started);
    log.info(
      {
        method: request.method,
        path: pathname,
        status: response.statusCode,
        actor,
        ms,
        cut: !response.writableFinished,
      },
      "request",
    );
  });
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), options);
  guardHeaders(response, pathname, {
    ...fixedHeaders(options),
    [CSP_HEADER]: policy,
    [REQUEST_ID_HEADER]: reference,
  });
  const origin = request.headers.origin;
  const client = seen(request.headers, request.socket.remoteAddress ?? "", options);
  rewriteForwarded(request.headers, client);
  if (!isAllowedOrigin(request.method ?? "", origin, client)) {
    answer(response, 403, "This request did not come from a page of this site and was refused.");
    return;
  }
  const location = localisedAddress(request, pathname, query === undefined ? "" : `?${query}`);
  if (location !== undefined) {
    answer(response, 307, "Redirecting", { location, vary: "accept-language" });
    return;
  }
  const isTaken = limitBody(request, pathname, () => {
    if (!response.headersSent)
      answer(response, 413, "This is more than can be sent at once.", { connection: "close" });
    response.once("close", () => request.destroy());
  });
  if (!isTaken) return;
  request.headers[CSP_HEADER] = policy; // Next reads the nonce from here and stamps its scripts with it
  request.headers[REQUEST_ID_HEADER] = reference;
  request.headers[REQUEST_PATH_HEADER] = request.url ?? "/";
  const locale = localeOfPath(pathname);
  if (locale !== null) {
    request.headers[LOCALE_HEADER] = locale;
    if (marked === null) substituteErrorDocuments(request, response, { locale, reference });
  }
  try {
    await next(request, response);
  } catch (error) {
    if (response.writableEnded) return; // refused while it was being read
    log.error({ err: error }, "request failed");
    if (response.headersSent) response.destroy();
    else answer(response, 500, `Something went wrong. Reference: ${reference}`);
  }
}

/** Answers what is not even a request, with the same headers. */
function answerBroken(error: Error & { code?: string }, socket: Socket, options: FrontOptions): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === "HPE_HEADER_OVERFLOW" ? 431 : error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
  const headers = {
    ...fixedHeaders(options),
    [CSP_HEADER]: contentSecurityPolicy("none", options),
    "cache-control": "no-store",
  };
  const lines = Object.entries({ ...headers, connection: "close", "content-length": "0" });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
  );
}

/** A server that is not listening yet, in front of `next`. */
export function createFront(options: FrontOptions, next: Handler): Server {
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      void handle(request, response, options, next);
    },
  );
  server.on("clientError", (error: Error, socket: Socket) => answerBroken(error, socket, options));
  return server;
}
