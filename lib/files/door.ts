/** Files over HTTP, the same at every address that has one. */
import "server-only";
import type { Ctx } from "@/lib/core/context";
import { TooManyError } from "@/lib/core/errors";
import type { OutgoingFile } from "./attached";
import { attachment } from "./disposition";
import { partialUploads } from "./installation-store";
import { FILE_BYTES_MAX } from "./limits";
import { responseBody } from "./store";
import { beginsUpload, begunResponse, saidFile } from "./tus";
import { answerForm, readFileForm } from "./upload-form";
import { beginUpload, type UploadPlace } from "./uploads";

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

/** What a body says of its size; one that says nothing counts for the largest file. */
function sizeOf(request: Request): number {
  const said = Number(request.headers.get("content-length") ?? Number.NaN);
  return Number.isFinite(said) ? said : FILE_BYTES_MAX;
}

/**
 * Takes in the file of a record: begins an upload that may stop and go on, or takes a plain form (multipart) whole, for
 * browsers without scripts, and answers that with the page of the record, also where too many are sent.
 */
export async function takeFile(
  ctx: Pick<Ctx, "now">,
  request: Request,
  { page, place }: { page: string; place: UploadPlace },
): Promise<Response> {
  if (beginsUpload(request)) {
    return begunResponse(request, await beginUpload(ctx, partialUploads(), place, saidFile(request)));
  }
  const address = (outcome: string) => `${page}?file=${outcome}`;
  const admitted = async () => {
    await place.allow();
    await place.admit?.(sizeOf(request));
  };
  const form = await readFileForm(request, admitted).catch((error: unknown) => {
    if (error instanceof TooManyError) return "too_many" as const;
    throw error;
  });
  if (form === "too_many") return answerForm(null, address(form));
  const back = (outcome: string) => answerForm(form, address(outcome));
  if (!form) return back("too_large");
  const result = await place.attach(form.file);
  return back(result.ok ? "done" : result.reason);
}
