/** Uploads that go on where they stopped, over HTTP: the core of the tus protocol 1.0.0 with creation and termination. */
import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { jsonResponse } from "@/lib/core/route";
import { storableText } from "@/lib/core/storable";
import { UploadMismatch } from "./partial-uploads";
import type { FileRefusal } from "./refusals";

const VERSION = "1.0.0";
const BODY_TYPE = "application/offset+octet-stream";
const SHA256 = /^[0-9a-f]{64}$/;
const whole = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

const HEADERS = { "tus-resumable": VERSION, "cache-control": "no-store" };

/** Whether a request begins an upload that may go on; a plain form does not speak the protocol. */
export function beginsUpload(request: Request): boolean {
  return request.headers.has("tus-resumable");
}

/** Throws INVALID where a request does not speak this version. */
export function requireTus(request: Request): void {
  if (request.headers.get("tus-resumable") !== VERSION) throw new AppError("INVALID", "tus-resumable");
}

function numberIn(request: Request, header: string): number {
  const parsed = whole.safeParse(request.headers.get(header));
  if (!parsed.success) throw new AppError("INVALID", header);
  return parsed.data;
}

/** What a request to begin says of its file. Throws INVALID. */
export function saidFile(request: Request): { name: string; size: number; sha256: string | null } {
  requireTus(request);
  const size = numberIn(request, "upload-length");
  const pairs = (request.headers.get("upload-metadata") ?? "")
    .split(",")
    .map((pair) => pair.trim().split(" "));
  const said = new Map(
    pairs.map(([name = "", value = ""]) => [name, Buffer.from(value, "base64").toString()]),
  );
  const sha256 = said.get("sha256") ?? "";
  return {
    name: storableText(said.get("filename") ?? ""),
    size,
    sha256: SHA256.test(sha256) ? sha256 : null,
  };
}

/** Where a request goes on, and its bytes. Throws INVALID. */
export function sentPart(request: Request): { offset: number; stream: AsyncIterable<Uint8Array> } {
  requireTus(request);
  if (request.headers.get("content-type") !== BODY_TYPE) throw new AppError("INVALID", "content-type");
  const offset = numberIn(request, "upload-offset");
  if (!request.body) throw new AppError("INVALID", "no body");
  return { offset, stream: request.body };
}

/** The answer to a request to begin: where the upload is continued. */
export function begunResponse(request: Request, result: Result<{ id: string }, FileRefusal>): Response {
  if (!result.ok) return refusedResponse(result.reason);
  const address = new URL(request.url).pathname;
  return new Response(null, {
    status: 201,
    headers: { ...HEADERS, location: `${address}/${result.value.id}` },
  });
}

/** The answer to the question where an upload goes on. */
export function offsetResponse({ offset, size }: { offset: number; size: number }): Response {
  const headers = { ...HEADERS, "upload-offset": String(offset), "upload-length": String(size) };
  return new Response(null, { status: 200, headers });
}

/** The answer to a part; what does not fit together is a conflict, after which the sender asks where to go on. */
export async function partResponse(
  work: Promise<Result<{ offset: number }, FileRefusal>>,
): Promise<Response> {
  try {
    const result = await work;
    if (!result.ok) return refusedResponse(result.reason);
    const headers = { ...HEADERS, "upload-offset": String(result.value.offset) };
    return new Response(null, { status: 204, headers });
  } catch (error) {
    if (error instanceof UploadMismatch) throw new AppError("CONFLICT", error.message);
    throw error;
  }
}

/** The answer to giving an upload up. */
export function goneResponse(): Response {
  return new Response(null, { status: 204, headers: HEADERS });
}

function refusedResponse(reason: FileRefusal): Response {
  return jsonResponse({ reason }, { status: 422, headers: HEADERS });
}
