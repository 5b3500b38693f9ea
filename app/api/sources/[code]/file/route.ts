import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { defineRoute, jsonResponse } from "@/lib/core/route";
import { storableText } from "@/lib/core/storable";
import { attachment } from "@/lib/files/disposition";
import { fileStore } from "@/lib/files/installation-store";
import { responseBody } from "@/lib/files/store";
import { readFileForm } from "@/lib/sources/file-form";
import { attachFile, openFile } from "@/lib/sources/files";
import { sourceCodeSchema } from "@/lib/sources/schema";

/** The name that a header carries, percent-encoded. Throws INVALID where it is not. */
function fileNameOf(request: Request): string {
  try {
    return storableText(decodeURIComponent(request.headers.get("x-file-name") ?? ""));
  } catch (cause) {
    throw new AppError("INVALID", "x-file-name", { cause });
  }
}

const params = z.object({ code: sourceCodeSchema });

/** The file of a source, always as a download. */
export const GET = defineRoute({ access: "signed_in", params }, async (ctx, { params: { code } }) => {
  const file = await openFile(ctx, fileStore(), code);
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
});

/**
 * Takes in the raw bytes of a file. `x-file-name` is the name, percent-encoded; `content-length` and, where given,
 * `x-file-sha256` are compared with what arrived.
 */
export const PUT = defineRoute(
  { access: "signed_in", params },
  async (ctx, { params: { code }, request }) => {
    if (!request.body) throw new AppError("INVALID", "no body");
    const length = request.headers.get("content-length");
    const result = await attachFile(ctx, fileStore(), {
      code,
      name: fileNameOf(request),
      stream: request.body,
      declared: {
        size: length === null ? null : Number(length),
        sha256: request.headers.get("x-file-sha256"),
      },
    });
    return result.ok ? result.value : jsonResponse({ reason: result.reason }, { status: 422 });
  },
);

/** The same from a plain form (multipart), for browsers without scripts; answers with the page of the source. */
export const POST = defineRoute(
  { access: "signed_in", params },
  async (ctx, { params: { code }, request }) => {
    const form = await readFileForm(request);
    const back = (outcome: string) =>
      new Response(null, {
        status: 303,
        headers: { location: `/${form?.locale ?? "en"}/sources/${code}?file=${outcome}` },
      });
    if (!form) return back("too_large");
    const result = await attachFile(ctx, fileStore(), {
      code,
      name: storableText(form.file.name),
      stream: form.file.stream(),
      declared: { size: form.file.size, sha256: null },
    });
    return back(result.ok ? "done" : result.reason);
  },
);
