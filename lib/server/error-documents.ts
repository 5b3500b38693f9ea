/**
 * Whole HTML for pages that are absent or failed. Next answers both with an empty shell that only scripts can fill;
 * here the answer is held back before its first byte and another page of the product is sent in its place, with
 * the same status. A page that is hidden and one that is absent therefore read the same, byte for byte but for
 * nonce and reference.
 */
import { randomBytes } from "node:crypto";
import { type IncomingMessage, type ServerResponse, request as sendRequest } from "node:http";
import { text as readText } from "node:stream/consumers";
import { ABSENT_LINK, isNameless } from "@/lib/core/nameless";
import type { Locale } from "@/lib/i18n/locales";

/** Marks the request by which this server asks itself for the page; the secret keeps others from doing so. */
const MARK_HEADER = "x-error-document";
const MARK = randomBytes(24).toString("hex");
const REFERENCE_HEADER = "x-error-reference";
const PAGES: Readonly<Record<number, string>> = { 404: "absent", 500: "failed" };

/** The page that stands for a status: of a link that takes nothing in it says what to do, whatever the link lacks. */
function pageFor(status: number, url: string): string {
  const page = PAGES[status] ?? "failed";
  return status === 404 && isNameless(url) ? `${page}?of=${ABSENT_LINK}` : page;
}

/** The reference of the request that an error page is asked for; null for every other request. Takes the mark off. */
export function markedReference(request: IncomingMessage): string | null {
  const { [MARK_HEADER]: mark, [REFERENCE_HEADER]: reference } = request.headers;
  delete request.headers[MARK_HEADER];
  delete request.headers[REFERENCE_HEADER];
  return mark === MARK && typeof reference === "string" ? reference : null;
}

/** Sends a whole page in place of an empty error shell. For requests of documents; data answers stay as they are. */
export function substituteErrorDocuments(
  request: IncomingMessage,
  response: ServerResponse,
  { locale, reference }: { locale: Locale; reference: string },
): void {
  if (request.method !== "GET" || request.headers.rsc !== undefined) return;
  const writeHead = response.writeHead.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const flushHeaders = response.flushHeaders.bind(response);
  const url = request.url ?? "/";
  let isReplaced = false;
  const replaces = (status: number) => {
    isReplaced ||= !response.headersSent && status in PAGES;
    return isReplaced;
  };
  const restore = () => Object.assign(response, { writeHead, write, end, flushHeaders });
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (!replaces(status)) return Reflect.apply(writeHead, response, [status, ...rest]);
    response.statusCode = status;
    return response;
  };
  response.flushHeaders = () => {
    if (!replaces(response.statusCode)) flushHeaders();
  };
  response.write = (...rest: unknown[]) => {
    if (!replaces(response.statusCode)) return Reflect.apply(write, response, rest);
    callBack(rest);
    return true;
  };
  response.end = (...rest: unknown[]) => {
    if (!replaces(response.statusCode)) return Reflect.apply(end, response, rest);
    restore();
    callBack(rest);
    void sendPage(request, response, pageFor(response.statusCode, url), { locale, reference });
    return response;
  };
}

function callBack(parameters: readonly unknown[]): void {
  const last = parameters.at(-1);
  if (typeof last === "function") last();
}

async function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: string,
  { locale, reference }: { locale: Locale; reference: string },
): Promise<void> {
  for (const name of response.getHeaderNames()) {
    if (name !== "set-cookie") response.removeHeader(name);
  }
  try {
    const { policy, html } = await ownPage(request, `/${locale}/${page}`, reference);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("content-security-policy", policy);
    response.end(html);
  } catch {
    response.setHeader("content-type", "text/plain; charset=utf-8");
    response.end(`Reference: ${reference}\n`);
  }
}

function ownPage(request: IncomingMessage, path: string, reference: string) {
  const { cookie, host, "accept-language": language } = request.headers;
  return new Promise<{ policy: string; html: string }>((resolve, reject) => {
    const { localAddress, localPort } = request.socket;
    const asked = sendRequest(
      {
        host: localAddress,
        port: localPort,
        path,
        headers: {
          accept: "text/html",
          ...(host === undefined ? {} : { host }),
          ...(cookie === undefined ? {} : { cookie }),
          ...(language === undefined ? {} : { "accept-language": language }),
          [MARK_HEADER]: MARK,
          [REFERENCE_HEADER]: reference,
        },
      },
      (answer) => {
        const policy = String(answer.headers["content-security-policy"] ?? "");
        readText(answer).then((html) => resolve({ policy, html }), reject);
      },
    );
    asked.on("error", reject);
    asked.end();
  });
}
