/**
 * The longest body that is taken in. Checked in front of everything, because what lies behind reads a body whole
 * before it knows who sends it.
 */
import type { IncomingMessage } from "node:http";

/** Bytes of a form or of JSON; an instrument file is the largest of them. */
export const BODY_BYTES_MAX = 1_048_576;
/** Addresses that read a file as a stream, from people who proved themselves and against a limit of their own. */
const FILE_ADDRESS =
  /^\/api\/((sources\/[^/]+|registers\/[^/]+\/[^/]+|country-comments\/[^/]+|assessments\/[^/]+\/[^/]+\/(consent|self-assessment|correspondence\/[^/]+))\/uploads(\/[^/]+)?|contributions\/uploads\/[^/]+(\/[^/]+)?|assessments\/[^/]+\/[^/]+\/pack\/[^/]+|imports|boundary-sets)$/;

/**
 * Calls `refuse` once where the body is longer than allowed: at once by its stated length, else when it has grown
 * past the limit; nothing more of it is handed on. Answers false where it was refused at once.
 */
export function limitBody(request: IncomingMessage, pathname: string, refuse: () => void): boolean {
  if (FILE_ADDRESS.test(pathname)) return true;
  if (Number(request.headers["content-length"] ?? 0) > BODY_BYTES_MAX) {
    refuse();
    return false;
  }
  const push = request.push.bind(request);
  let received = 0;
  let isRefused = false;
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    received += chunk?.length ?? 0;
    if (received <= BODY_BYTES_MAX) return push(chunk, encoding);
    if (!isRefused) refuse();
    isRefused = true;
    return false;
  };
  return true;
}
