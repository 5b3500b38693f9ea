/** Files over HTTP, the same at every address that has one. */
import "server-only";
import { AppError, TooManyError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { jsonResponse } from "@/lib/core/route";
import { storableText } from "@/lib/core/storable";
import type { OutgoingFile, SentFile } from "./attached";
import { attachment } from "./disposition";
import type { FileRefusal } from "./refusals";
import { responseBody } from "./store";
import { answerForm, readFileForm } from "./upload-form";

/** The name that a header carries, percent-encoded. Throws INVALID where it is not. */
function fileNameOf(request: Request): string {
  try {
    return storableText(decodeURIComponent(request.headers.get("x-file-name") ?? ""));
  } catch (cause) {
    throw new AppError("INVALID", "x-file-name", { cause });
  }
}

/** A file as an answer, always as a download. */
export function fileResponse(file: OutgoingFile): Response {
  return new Response(responseBody(file.stream), {
    headers: {
      "content-type": file.mediaType,
      "content-length": String(file.size),
      "content-disposition": attachment(file.name),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}

/** A table as an answer, always as a download. */
export function csvResponse(bytes: Buffer, name: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(name),
      "cache-control": "no-store",
    },
  });
}

type Taken = Result<{ name: string; size: number }, FileRefusal>;

/**
 * Takes in the raw bytes of a body. `x-file-name` is the name, percent-encoded; `content-length` and, where given,
 * `x-file-sha256` are compared with what arrived.
 */
export async function takeBytes(
  request: Request,
  take: (file: SentFile) => Promise<Taken>,
): Promise<Response> {
  if (!request.body) throw new AppError("INVALID", "no body");
  const length = request.headers.get("content-length");
  const result = await take({
    name: fileNameOf(request),
    stream: request.body,
    declared: {
      size: length === null ? null : Number(length),
      sha256: request.headers.get("x-file-sha256"),
    },
  });
  return jsonResponse(result.ok ? result.value : { reason: result.reason }, {
    status: result.ok ? 200 : 422,
  });
}

/**
 * The same from a plain form (multipart), for browsers without scripts; answers with the page of the record, also where
 * too many are sent. `allow` throws where the person may not send a file to it.
 */
export async function takeForm(
  request: Request,
  { page, allow, take }: { page: string; allow: () => unknown; take: (file: SentFile) => Promise<Taken> },
): Promise<Response> {
  const address = (outcome: string) => `${page}?file=${outcome}`;
  const form = await readFileForm(request, allow).catch((error: unknown) => {
    if (error instanceof TooManyError) return "too_many" as const;
    throw error;
  });
  if (form === "too_many") return answerForm(null, address(form));
  const back = (outcome: string) => answerForm(form, address(outcome));
  if (!form) return back("too_large");
  const result = await take(form.file);
  return back(result.ok ? "done" : result.reason);
}
